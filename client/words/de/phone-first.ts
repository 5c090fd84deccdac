import type { FirstWords } from '../en/phone-first.ts';
import { plural } from '../plural.ts';

const choose = plural('de');

const words: FirstWords = {
  cannotOpen: 'Die Veranstaltung ist gerade nicht erreichbar. Prüfen Sie das WLAN und versuchen Sie es noch einmal.',
  reloadNeeded: 'Dieser Teil wurde nicht geladen. Laden Sie die Seite neu. Ihr Text bleibt erhalten.',
  reload: 'Neu laden',

  runBy: (organiser) => `Veranstaltet von ${organiser}`,
  joinNow: 'Hereinkommen',
  entering: 'Einen Moment …',
  joinAndAsk: 'Hereinkommen und etwas fragen',
  joinHint: 'Ohne Konto, auch ohne Namen.',
  whoSummary: 'Sagen, wer Sie sind (freiwillig)',

  skipToContent: 'Zum Inhalt',
  tabs: { now: 'Jetzt', ask: 'Fragen', stories: 'Geschichten', catchUp: 'Rückblick' },
  tabsLabel: 'Ansichten',
  sessionChange: 'Sitzung wechseln',
  rehearsal: 'Probe: Niemand hier ist echt.',
  allSessions: 'Alle Sitzungen',
  needToTalk: 'Möchten Sie mit jemandem reden?',
  fromHosts: 'Von der Leitung:',
  offline: (waiting) =>
    waiting === 0
      ? 'Keine Verbindung. Sie können weiterschreiben.'
      : `Keine Verbindung. Sie können weiterschreiben. ${String(waiting)} in Wartestellung.`,
  leaveOpen: 'Lassen Sie diese Seite offen.',
  keepsNothing: 'Dieser Browser speichert nichts: Lassen Sie diese Seite offen.',
  pollOpen: 'Eine Umfrage läuft: antworten',
  notNow: 'Nicht jetzt',
  upcomingText: 'Diese Sitzung hat noch nicht begonnen. Sie können sich schon umsehen.',
  dataLink: 'Was mit meinen Texten geschieht',
  archiveLink: 'Archiv lesen',

  nowTitle: 'Jetzt auf der Leinwand',
  nowNew: 'Neues auf der Leinwand: zeigen',
  nowQuietTitle: 'Die Leinwand macht Pause',
  nowQuiet: 'Fragen und erzählen können Sie jederzeit.',
  nowJoinTitle: 'Die Leinwand zeigt, wie man mitmacht',
  nowJoin: (code) => `Sitzt jemand neben Ihnen? Der Code ist ${code}.`,
  nowEmptyTitle: 'Noch nichts auf der Leinwand',
  nowEmpty: 'Sie können die erste Frage stellen.',
  nowGone: 'Das ist nicht mehr auf der Leinwand.',
  openPolls: 'Laufende Umfragen',

  askTitle: 'Fragen',
  storiesTitle: 'Geschichten',
  orderLabel: 'Reihenfolge',
  order: { newest: 'Neueste', wanted: 'Meistgewünscht' },
  showNew: (count) => `${String(count)} neue zeigen`,
  showOlder: 'Ältere zeigen',
  loadingOlder: 'Wird geladen …',
  olderFailed: 'Das Laden hat nicht geklappt. Versuchen Sie es noch einmal.',
  askEmptyTitle: 'Noch keine Fragen',
  askEmpty: 'Was möchten Sie wissen? Vielleicht fragt sich das noch jemand.',
  storiesEmptyTitle: 'Noch keine Geschichten',
  storiesEmpty: 'Erzählen Sie aus Ihrem Alltag. Die Leitung liest es, bevor es erscheint.',
  gone: 'Das wird hier nicht mehr gezeigt.',

  pollShort: 'Umfrage',
  supportQuestion: 'Das frage ich auch',
  supportOther: 'Geht mir auch so',
  supported: (count) => choose(count, { one: '1 Person stimmt zu', other: `${String(count)} Personen stimmen zu` }),
  mine: 'Von Ihnen',
  reply: 'Antworten',
  replies: (count) => choose(count, { one: '1 Antwort', other: `${String(count)} Antworten` }),
  pinned: 'Angeheftet',
  answeredAloud: 'Im Raum beantwortet',
  answer: 'Antwort',
  answerLate: 'Nach der Sitzung beantwortet',
  alsoAsked: 'Auch so gefragt:',
  alsoAskedIn: (count) =>
    choose(count, { one: 'Auch anders gefragt', other: `Auch auf ${String(count)} andere Arten gefragt` }),

  compose: {
    question: 'Etwas fragen',
    story: 'Etwas erzählen',
    comment: 'Etwas kommentieren',
    poll: 'Eine Umfrage starten',
  },
  composeWhat: 'Was möchten Sie schreiben?',
  fields: { question: 'Ihre Frage', story: 'Ihre Geschichte', comment: 'Ihr Kommentar' },
  send: { question: 'Frage senden', story: 'Geschichte senden', comment: 'Kommentar senden' },
  storyHint: 'Bitte nennen Sie keine anderen Personen. Die Leitung liest es zuerst.',
  storyArchive: 'Auch im Archiv behalten',
  storyArchiveHint: 'Das Archiv ist nach der Veranstaltung lesbar. Sie können das später ändern.',
  voiceSummary: 'Wie soll sie zu Gehör kommen?',
  voice: { none: 'Als Text zeigen', self: 'Ich möchte sie selbst sagen', read: 'Bitte für mich vorlesen' },
  shownAs: (who) => `Erscheint als: ${who}`,
  anonymous: 'anonym',
  lookFirst: 'Die Leitung liest es, bevor es erscheint.',
  muted: 'Die Leitung hat Ihre Beiträge angehalten. Bitte sprechen Sie mit der Leitung im Raum. Ihr Text bleibt hier.',
  slow: (seconds) =>
    seconds % 60 === 0
      ? choose(seconds / 60, {
          one: 'Hier gilt: ein Beitrag pro Minute.',
          other: `Hier gilt: ein Beitrag alle ${String(seconds / 60)} Minuten.`,
        })
      : `Hier gilt: ein Beitrag alle ${String(seconds)} Sekunden.`,
  empty: 'Schreiben Sie zuerst etwas.',
  tooLong: (over) => `Kürzen Sie um ${String(over)} Zeichen, dann senden Sie es.`,
  sessionClosedCompose: 'Diese Sitzung ist beendet. Was Sie jetzt senden, kommt vielleicht nicht mehr an.',

  seeFate: 'Sehen, was Sie tun können',
  goesAt: (time) => `Wartet kurz, geht um ${time} hinaus`,
  fate: {
    sending: 'Wartet auf das Senden',
    refused: 'Nicht gesendet',
    held: 'Gesendet, wartet auf die Leitung',
    shown: 'Gesendet, für alle sichtbar',
    wall: 'Auf der Leinwand',
    answered: 'Beantwortet',
    hidden: 'Von der Leitung ausgeblendet',
    returned: 'Zurückgegeben: bitte ändern',
    grouped: 'Steht bei einer Frage, die dasselbe sagt',
    withdrawn: 'Von Ihnen zurückgenommen',
    changed: 'Ihre Änderung wartet auf die Leitung',
    kept: 'Ihre Änderung wurde abgelehnt',
    open: 'Läuft',
    closed: 'Beendet',
  },

  summary: ({ questions, stories, comments, polls }) =>
    [
      questions > 0 && choose(questions, { one: '1 neue Frage', other: `${String(questions)} neue Fragen` }),
      stories > 0 && choose(stories, { one: '1 neue Geschichte', other: `${String(stories)} neue Geschichten` }),
      comments > 0 && choose(comments, { one: '1 neuer Kommentar', other: `${String(comments)} neue Kommentare` }),
      polls > 0 && choose(polls, { one: '1 neue Umfrage', other: `${String(polls)} neue Umfragen` }),
    ]
      .filter(Boolean)
      .join(', '),
  saidWaiting: 'Aufgehoben. Es wird gesendet, wenn die Verbindung wieder da ist.',
  saidSent: 'Gesendet.',
  saidRefused: 'Nicht gesendet. Unter „Rückblick“ steht, was Sie tun können.',
};

export default words;
