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
  answerOpen: 'Antworten Sie am Handy',
  answerClosed: 'Die Antworten sind da',
  peopleVoted: (count, shown) =>
    choose(count, { one: '1 Person hat abgestimmt', other: `${shown} Personen haben abgestimmt` }),
  peopleAnswered: (count, shown) =>
    choose(count, { one: '1 Person hat geantwortet', other: `${shown} Personen haben geantwortet` }),
  people: (count, shown) => choose(count, { one: '1 Person', other: `${shown} Personen` }),
  handsCounted: (shown) => `${shown} per Handzeichen`,
  handsToo: 'per Handzeichen',
  askedInRoom: 'Von jemandem im Saal gefragt',
  answer: 'Antwort',
  how: {
    several: (least, most) => {
      if (least === null) return most === null ? 'Sie können mehreres wählen.' : `Wählen Sie bis zu ${most}.`;
      if (most === null) return `Wählen Sie ${least} oder mehr.`;
      return least === most ? `Wählen Sie ${most}.` : `Wählen Sie ${least} bis ${most}.`;
    },
    rating: (lowest, highest) => `Wählen Sie eine Zahl von ${lowest} bis ${highest}.`,
    ranking: 'Bringen Sie alles in eine Reihenfolge, das Beste zuerst.',
    rankingOf: (most) => `Wählen Sie Ihre besten ${most}, das Allerbeste zuerst.`,
    words: (most) => `Senden Sie bis zu ${most} Wörter.`,
    open: 'Antworten Sie mit eigenen Worten.',
    number: (unit) => (unit === null ? 'Senden Sie eine Zahl.' : `Senden Sie eine Zahl: ${unit}.`),
    range: (least, most) => {
      if (least === null) return `Höchstens ${most ?? ''}.`;
      return most === null ? `Mindestens ${least}.` : `Von ${least} bis ${most}.`;
    },
  },
  addYourOwn: 'Sie können eine eigene Antwort ergänzen.',
  notSure: 'Nicht sicher',
  unsureCount: (count, shown) => choose(count, { one: '1 ist nicht sicher.', other: `${shown} sind nicht sicher.` }),
  unsureShare: (percent) => `${percent} sind nicht sicher.`,
  removed: 'Von der Leitung entfernt',
  rightAnswer: 'Richtige Antwort',
  round: (shown) => `Runde ${shown}`,
  average: (shown) => `${shown} im Mittel`,
  onAverage: 'im Mittel',
  inTheMiddle: 'in der Mitte',
  middleHalf: (from, to) => `Die Hälfte sagt ${from} bis ${to}.`,
  moreWords: (count, shown) => choose(count, { one: 'und 1 weiteres Wort', other: `und ${shown} weitere Wörter` }),
  byPoints: 'Nach Punkten.',
  pointsHow: (options, most) => `Von ${options} bekommt das Beste ${most}, das Letzte keinen.`,
  points: (count, shown) => choose(count, { one: '1 Punkt', other: `${shown} Punkte` }),
  byRunoff: 'Als Stichwahl.',
  runoffHow: 'Das Letzte geht, bis eines über die Hälfte hat.',
  outInRound: (shown) => `in Runde ${shown} ausgeschieden`,
  mostPoints: 'Meiste Punkte',
  winner: 'Gewonnen',
  winnerTied: 'Gleichauf gewonnen',
  resultsLater: {
    always: null,
    voted: null,
    closed: 'Das Ergebnis kommt am Ende der Abstimmung.',
    hosts: 'Das Ergebnis wird später gezeigt.',
  },

  leaders: 'Bestenliste',
  answeredRight: (_, shown) => `${shown} richtig`,

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
