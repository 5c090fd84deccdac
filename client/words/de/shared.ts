import { plural } from '../plural.ts';
import type { SharedWords } from '../load.ts';

const choose = plural('de');

const words: SharedWords = {
  language: 'de',
  product: 'Openfloor',
  chooseLanguage: 'Sprache',

  save: 'Speichern',
  cancel: 'Abbrechen',
  close: 'Schließen',
  back: 'Zurück',
  undo: 'Rückgängig machen',
  tryAgain: 'Noch einmal versuchen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyFailed: 'Bitte kopieren Sie den markierten Text selbst.',
  optional: 'freiwillig',
  charactersLeft: (count) => choose(count, { one: 'Noch 1 Zeichen', other: `Noch ${count} Zeichen` }),
  charactersOver: (count) => `${count} Zeichen zu viel. Bitte kürzen Sie den Text.`,

  code: 'Code',
  codeLetterByLetter: (code) => code.split('').join(' '),
  qrLabel: (address) => `QR-Code für ${address}`,

  kinds: { question: 'Frage', story: 'Geschichte', comment: 'Kommentar' },
  standpoints: {
    uses: 'Ich nutze Pflege oder Hilfe',
    cares: 'Ich pflege oder begleite jemanden',
    works: 'Ich arbeite in Pflege oder Hilfe',
    other: 'Etwas anderes',
  },
  standpointTags: {
    uses: 'nutzt Hilfe',
    cares: 'pflegt jemanden',
    works: 'arbeitet in der Pflege',
    other: 'andere Rolle',
  },
  saidInTheRoom: 'im Raum gesagt',
  fromHost: 'Leitung',
  edited: 'geändert',
  voice: { self: 'möchte es selbst sagen', read: 'bittet darum, es vorzulesen' },

  people: (count) => choose(count, { one: '1 Person', other: `${count} Personen` }),
  peopleVoted: (count) =>
    count === 0
      ? 'Noch niemand hat abgestimmt.'
      : choose(count, { one: '1 Person hat abgestimmt.', other: `${count} Personen haben abgestimmt.` }),
  votes: (count, people, percent) =>
    `${count} von ${choose(people, { one: '1 Person', other: `${people} Personen` })}, ${percent}`,
  notSure: 'Nicht sicher, oder lieber keine Angabe',
  yourChoice: 'Ihre Wahl',
};

export default words;
