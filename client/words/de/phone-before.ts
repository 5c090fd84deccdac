import type { BeforeWords } from '../phone-before.ts';

const words: BeforeWords = {
  inside: 'Was drinnen geschieht',
  said: 'Was andere sagen',
  late: 'Lesen geht schon. Wenn sonst nichts passiert, ist dieser Browser vielleicht zu alt, oder JavaScript ist ausgeschaltet. Bitte fragen Sie eine Helferin oder einen Helfer: Sie können für Sie schreiben.',
};

export default words;
