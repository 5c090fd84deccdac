import type { SpeakerWords } from '../en/speaker.ts';
import { plural } from '../plural.ts';
import result from './result.ts';

const choose = plural('de');

const words: SpeakerWords = {
  result,

  page: 'Seite für Vortragende',
  titleOf: (event) => `${event}: Vortrag`,
  opening: 'Wird geöffnet',
  session: 'Sitzung',
  reconnecting: 'Verbindet neu',

  note: 'Nur für Sie, von der Leitung',
  timeLeft: 'Verbleibende Zeit',
  timeUp: 'Die Zeit ist um',

  onWall: 'An der Wand',
  join: 'Alle sind eingeladen mitzumachen.',
  quiet: 'Gerade nichts.',
  board: 'Was die Leute sagen, immer ein paar Beiträge.',
  leaders: 'Die Besten des Quiz und wie viel sie richtig beantwortet haben.',
  boardEmpty: 'Noch hat niemand etwas gesagt.',
  over: 'Diese Sitzung ist zu Ende.',
  alsoAsk: (count) => choose(count, { one: '1 Person fragt das auch', other: `${count} Personen fragen das auch` }),
  sameFor: (count) => choose(count, { one: '1 Person geht es auch so', other: `${count} Personen geht es auch so` }),
  answered: 'Beantwortet',
  pollOpen: 'Es wird abgestimmt',
  pollClosed: 'Die Abstimmung ist zu Ende',
  resultsLater: {
    always: null,
    voted: null,
    closed: 'Das Ergebnis kommt am Ende der Abstimmung.',
    hosts: 'Das Ergebnis wird später gezeigt.',
  },

  next: 'Als Nächstes',
  nothingNext: 'Nichts steht an.',

  outside: {
    noKey: { title: 'Bitte öffnen Sie Ihren Link', why: 'Die Leitung gibt ihn Ihnen, oder lässt Sie ihn scannen.' },
    refused: { title: 'Dieser Link gilt nicht mehr', why: 'Bitte fragen Sie die Leitung nach einem neuen.' },
    unknownEvent: {
      title: 'Wir finden diese Veranstaltung nicht',
      why: 'Bitte prüfen Sie die Adresse, oder fragen Sie die Leitung.',
    },
    deleted: { title: 'Diese Veranstaltung wurde gelöscht', why: 'Hier ist nichts mehr zu sehen.' },
  },
  away: 'Der Server antwortet noch nicht. Wir versuchen es weiter.',
};

export default words;
