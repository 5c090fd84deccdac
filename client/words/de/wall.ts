import type { WallWords } from '../en/wall.ts';
import { plural } from '../plural.ts';

const choose = plural('de');

const words: WallWords = {
  pageTitle: (event) => `${event}: Leinwand`,
  here: (shown) => `${shown} hier`,
  page: (page, of) => `${page} von ${of}`,

  join: 'Reden Sie mit',
  joinOpen: 'Scannen Sie das, oder öffnen Sie',
  joinType: 'und tippen Sie',
  joinFree: 'Ohne App, ohne Konto, ohne Namen.',

  floorOpen: 'Sie haben das Wort.',
  floorOpenHow: 'Fragen, erzählen oder kommentieren Sie am Handy.',

  alsoAsk: (count, shown) =>
    choose(count, { one: '1 Person fragt das auch', other: `${shown} Personen fragen das auch` }),
  sameFor: (count, shown) =>
    choose(count, { one: '1 Person geht es auch so', other: `${shown} Personen geht es auch so` }),
  inOtherWords: (count, shown) =>
    choose(count, { one: '1-mal auch anders gefragt', other: `${shown}-mal auch anders gefragt` }),
  answered: 'Beantwortet',

  pollOpen: 'Stimmen Sie jetzt am Handy ab',
  pollClosed: 'Die Abstimmung ist zu Ende',
  peopleVoted: (count, shown) =>
    choose(count, { one: '1 Person hat abgestimmt', other: `${shown} Personen haben abgestimmt` }),
  several: 'Sie können mehreres wählen.',
  notSure: 'Nicht sicher',
  resultsLater: {
    always: null,
    voted: null,
    closed: 'Das Ergebnis kommt am Ende der Abstimmung.',
    hosts: 'Das Ergebnis wird später gezeigt.',
  },

  next: 'Als Nächstes',
  timeLeft: 'Verbleibende Zeit',

  thanks: 'Vielen Dank',
  thanksRead: 'Alles nachlesen unter',
  thanksCode: 'mit dem Code',

  reconnecting: 'Verbindet neu',
  frozen: 'Angehalten',
  quietHere: 'Ruhe',

  controls: 'Für die Person an diesem Gerät',
  freeze: 'Anhalten',
  space: 'Leertaste',
  unfreeze: 'Weiter',
  quiet: 'Ruhe',
  unquiet: 'Wieder zeigen',
  dark: 'Dunkel',
  light: 'Hell',

  deleted: 'Diese Veranstaltung wurde gelöscht.',
  rehearsal: 'Probe',
  turned: {
    invalid: 'Die Adresse stimmt nicht ganz. Bitte geben Sie sie neu ein.',
    'unknown-event': 'Diese Veranstaltung finden wir nicht. Bitte prüfen Sie den Code.',
    'unknown-session': 'Diesen Programmpunkt finden wir nicht. Bitte prüfen Sie die Adresse.',
    unauthorised: 'Diese Leinwand darf hier nicht gezeigt werden.',
    busy: 'Gerade ist es sehr voll. Die Leinwand versucht es weiter.',
    unavailable: 'Die Leinwand ist gerade nicht erreichbar. Sie versucht es weiter.',
  },
};

export default words;
