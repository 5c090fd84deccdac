import { plural } from '../plural.ts';
import type { ArchiveWords } from '../en/archive.ts';

const choose = plural('de');
const format = new Intl.NumberFormat('de-DE');
const number = (count: number) => format.format(count);
const counted = (count: number, one: string, many: string) =>
  choose(count, { one: `1 ${one}`, other: `${number(count)} ${many}` });
const withAnswered = (questions: string, answered: number) =>
  answered === 0 ? questions : `${questions}, ${number(answered)} beantwortet`;

const words: ArchiveWords = {
  archive: 'Archiv',
  pageTitle: (event) => `${event}: Archiv`,
  openGraphLocale: 'de_DE',
  heldBy: (organiser) => `Veranstaltet von ${organiser}`,
  contact: (contact) => `Kontakt: ${contact}`,
  liveNow: 'Diese Veranstaltung läuft gerade. Sie können noch mitreden.',
  savedLive: 'Diese Veranstaltung lief noch, als diese Datei entstand. Seither kann mehr gesagt worden sein.',
  joinIn: 'Mitmachen',
  code: (code) => `Code ${code}`,

  contents: 'Inhalt',
  ownPage: 'Auf einer eigenen Seite',
  wholeArchive: 'Das ganze Archiv',
  downloads: 'Herunterladen',
  downloadHtml: 'Eine Seite zum Aufheben (HTML)',
  downloadXlsx: 'Arbeitsmappe (XLSX)',
  downloadCsv: 'Tabelle (CSV)',
  downloadJson: 'Daten (JSON)',
  downloadMarkdown: 'Text (Markdown)',
  downloadZip: 'Alles zusammen (ZIP)',
  downloadsFor:
    'Für eine Tabelle, ein Programm oder einen Texteditor. Die Seite zum Aufheben öffnet sich überall, auch ohne Internet.',
  feed: 'Feed (Atom)',
  feedFor: 'Meldet einem Feedreader, was neu ist.',
  backToContents: 'Zurück zum Inhalt',
  skip: 'Direkt zu den Sitzungen',

  handout: 'Handzettel',
  toPrint: 'Handzettel zum Drucken',
  everythingSaid: 'Alles, was gesagt wurde',
  handoutHolds:
    'Auf diesem Handzettel stehen die Fragen der meisten mit ihren Antworten, alle Umfragen und Geschichten. Im Archiv steht alles.',

  questions: 'Fragen',
  stories: 'Geschichten',
  comments: 'Kommentare',
  poll: 'Umfrage',
  polls: 'Umfragen',
  sessionCount: (count) => counted(count, 'Sitzung', 'Sitzungen'),
  questionCount: (count, answered) => withAnswered(counted(count, 'Frage', 'Fragen'), answered),
  storyCount: (count) => counted(count, 'Geschichte', 'Geschichten'),
  commentCount: (count) => counted(count, 'Kommentar', 'Kommentare'),
  pollCount: (count) => counted(count, 'Umfrage', 'Umfragen'),
  nothingYet: 'Hier wurde nichts geschrieben.',

  search: 'Diese Seite durchsuchen',
  filterKind: 'Art',
  everyKind: 'Alles',
  filterAnswered: 'Antworten',
  answeredOrNot: 'Beantwortet oder nicht',
  answered: 'Beantwortet',
  unanswered: 'Nicht beantwortet',
  filterSession: 'Sitzung',
  everySession: 'Alle Sitzungen',
  tags: 'Hashtags',
  filterTag: 'Hashtag',
  everyTag: 'Alle Hashtags',
  everyRoom: 'Alle Räume',
  entryCount: (count) => `in ${counted(count, 'Beitrag', 'Beiträgen')}`,
  number,
  order: 'Reihenfolge',
  asSaid: 'Wie es gesagt wurde',
  newestFirst: 'Neues zuerst',
  mostWanted: 'Gefragtes zuerst',
  sinceLastVisit: 'Seit Ihrem letzten Besuch',
  found: (count) => `${count} gefunden`,
  foundNothing: 'Nichts gefunden. Versuchen Sie ein anderes Wort.',
  showAll: 'Alles zeigen',

  speakers: 'Mit',
  room: 'Raum',
  when: 'Wann',
  live: 'Läuft gerade',
  upcoming: 'Hat noch nicht begonnen',

  linkToSession: 'Link zu dieser Sitzung,',
  linkToQuestion: 'Link zu dieser Frage,',
  linkToStory: 'Link zu dieser Geschichte,',
  linkToComment: 'Link zu diesem Kommentar,',
  linkToReply: 'Link zu dieser Antwort,',
  linkToAnswer: 'Link zu dieser Antwort,',
  linkToPoll: 'Link zu dieser Umfrage,',

  questionSupport: (people) => counted(people, 'Person fragt das auch', 'Personen fragen das auch'),
  sameSupport: (people) => counted(people, 'Person geht es genauso', 'Personen geht es genauso'),
  alsoAsked: 'Auch so gefragt',
  labels: (labels) => `Stichwörter: ${labels}`,
  cameLate: 'kam später an',
  saidAfter: 'nach der Sitzung',
  sources: { 'zoom-chat': 'aus dem Zoom-Chat', 'zoom-questions': 'aus den Zoom-Fragen', slido: 'aus Slido' },
  answer: 'Antwort',
  answerLater: 'Antwort nach der Sitzung ergänzt',
  answeredAloud: 'Mündlich beantwortet',
  moreOpen: (count) =>
    choose(count, { one: '1 weitere hat noch keine Antwort.', other: `${count} weitere haben noch keine Antwort.` }),
  openQuestions: 'Offene Fragen',
  promised: (by, day) =>
    day === null
      ? `\u2068${by}\u2069 hat eine Antwort versprochen.`
      : `\u2068${by}\u2069 hat eine Antwort bis ${day} versprochen.`,
  replies: (count) => counted(count, 'Antwort', 'Antworten'),

  several: 'Mehrere Antworten waren möglich',
  roundOf: (round, rounds) => `Runde ${number(round)} von ${number(rounds)}`,
  openRound: 'Gerade läuft eine neue Runde.',
  voted: (count) => counted(count, 'Person hat abgestimmt', 'Personen haben abgestimmt'),
  votes: (people, of) => `${number(people)} von ${number(of)}`,
  keptResult: 'Dieses Ergebnis wurde nicht veröffentlicht.',

  polling: {
    rating: (from, to) => `Gewählt wurde eine Zahl von ${from} bis ${to}`,
    ranking: 'Gewünscht war eine Reihenfolge',
    words: 'Geantwortet wurde mit bis zu drei Wörtern',
    open: 'Geantwortet wurde in eigenen Worten',
    numbers: (unit) =>
      unit === null ? 'Geantwortet wurde mit einer Zahl' : `Geantwortet wurde mit einer Zahl (\u2068${unit}\u2069)`,
    quiz: 'Das war ein Quiz',
    fromRoom: 'Gefragt von jemandem im Raum',
    set: (name) => `Teil von \u2068${name}\u2069`,
    openFrom: (from, to) => `offen von ${from} bis ${to}`,
    removed: 'Eine Auswahl, die entfernt wurde',
    right: 'richtige Antwort',
    hands: (count) => `und ${number(count)} per Handzeichen`,
    handsPeople: (count) => `und ${number(count)} per Handzeichen`,
    people: (count) => counted(count, 'Person', 'Personen'),
    mean: (mean) => `Mittelwert: ${mean}`,
    figures: {
      median: 'Median',
      middleHalf: 'Mittlere Hälfte',
      range: 'Kleinste bis größte Zahl',
      answers: 'Genannte Zahlen',
    },
    intervals: 'Ein Balken zählt von seiner ersten Zahl bis zu seiner letzten. Die letzte gehört zum nächsten Balken.',
    otherWords: (count) => `Und ${counted(count, 'weiteres Wort', 'weitere Wörter')}.`,
    answers: (count) => counted(count, 'Antwort', 'Antworten'),
    answersPoll: 'Die Umfrage dazu',
    winners: (names, count) =>
      count === 1 ? `Gewinner der Stichwahl: ${names}` : `Die Stichwahl endet unentschieden: ${names}`,
    points: 'Punkte',
    pointCount: (points) => counted(points, 'Punkt', 'Punkte'),
    pointsExplained: (options) =>
      `Ein erster Platz bringt ${counted(options - 1, 'Punkt', 'Punkte')}, jeder weitere Platz einen weniger. Was jemand ausließ, teilt sich die übrigen Punkte.`,
    firstPlaces: (count) => counted(count, 'erster Platz', 'erste Plätze'),
    runoff: 'Stichwahl',
    runoffExplained:
      'Alle zählen für das Beste ihrer Wahl, das noch dabei ist. Was die wenigsten hat, scheidet aus, bis eines mehr als die Hälfte hat.',
    runoffRound: (round, had, out) => `Runde ${number(round)}: ${had}.${out === '' ? '' : ` Es scheidet aus: ${out}.`}`,
    byRole: 'Wie geantwortet wurde, nach Rolle',
    byRoleExplained:
      'Zahlen unter 5 stehen hier nicht: Sie könnten etwas über jemanden verraten. Auch Zahlen fehlen, aus denen sie sich errechnen ließen.',
    notTold: 'nicht genannt',
    unsaid: 'ohne Angabe',
  },

  wall: {
    join: 'Wie man mitmacht',
    latest: 'Was zuletzt geschrieben wurde',
    wanted: 'Was die meisten fragen',
    quiet: 'Nur der Titel',
  },

  video: {
    title: 'Video',
    play: (host) => `Video abspielen (lädt von ${host})`,
    playOn: (site, host) => `Video bei ${site} abspielen (lädt von ${host})`,
    playFrom: (time) => `Ab ${time} abspielen`,
    chapters: 'Kapitel',
    transcript: 'Was im Video gesagt wird',
    chaptersAs: 'Die Kapitel als Datei:',
    chaptersText: 'Text für YouTube',
    captionsFile: 'Als Datei (WebVTT)',
  },

  course: {
    explained: 'Wie lebhaft es war und was wann geschah. Eine Marke führt zu dem, was gesagt wurde.',
    summary: (from, to, liveliest) =>
      liveliest === null ? `Von ${from} bis ${to}.` : `Von ${from} bis ${to}, am lebhaftesten um ${liveliest}.`,
    lanes: { wall: 'An der Wand', poll: 'Umfragen', question: 'Fragen', story: 'Geschichten', comment: 'Kommentare' },
    asText: 'Die Zeitleiste als Text',
    counted: (posts, supports, votes) => [
      ...(posts > 0 ? [counted(posts, 'Beitrag', 'Beiträge')] : []),
      ...(supports > 0 ? [counted(supports, 'Zustimmung', 'Zustimmungen')] : []),
      ...(votes > 0 ? [counted(votes, 'Stimme', 'Stimmen')] : []),
    ],
  },

  sheets: {
    summary: 'Überblick',
    timeline: 'Zeitleiste',
    columns: {
      event: 'Veranstaltung',
      code: 'Code',
      hashtag: 'Hashtag',
      organiser: 'Veranstaltet von',
      contact: 'Kontakt',
      starts: 'Beginn',
      ends: 'Ende',
      timeZone: 'Zeitzone aller Zeiten',
      address: 'Adresse',
      session: 'Sitzung',
      speakers: 'Vortragende',
      number: 'Nummer',
      time: 'Zeit',
      kind: 'Was',
      to: 'Gehört zu',
      text: 'Wortlaut',
      name: 'Name',
      about: 'Dazu',
      support: 'Geht auch so',
      answered: 'Beantwortet',
      answeredBy: 'Beantwortet von',
      aboutAnswer: 'Zur Antwort',
      promisedBy: 'Versprochen von',
      promisedUntil: 'Versprochen bis',
      replies: 'Antworten',
      labels: 'Stichwörter',
      under: 'Steht unter',
      round: 'Runde',
      people: 'Personen, die abgestimmt haben',
      option: 'Auswahl',
      selections: 'Gewählt von',
      share: 'Anteil der Personen',
    },
    moments: {
      reply: 'Antwort',
      answer: 'Antwort der Veranstalter',
      poll: 'Umfrage',
      wall: 'An der Wand',
      began: 'Sitzung begann',
      closed: 'Sitzung endete',
    },
  },

  thisPage: 'Diese Seite',
  permanent:
    'Jede Frage, jede Geschichte, jeder Kommentar und jede Umfrage hat eine Nummer, zum Beispiel #p12. Hängen Sie die Nummer an diese Adresse an. So finden Sie die Stelle wieder.',
  times: (zone) => `Alle Zeiten sind Ortszeiten der Veranstaltung (${zone}).`,
  keptUntil: (day) => `All das bleibt bis ${day}. Dann wird es gelöscht.`,
  keptFor: (days) => `All das wird ${counted(days, 'Tag', 'Tage')} nach der Veranstaltung gelöscht.`,
  withdraw:
    'Sie können jederzeit zurückziehen, was Sie geschrieben haben. Benutzen Sie dazu das Gerät, mit dem Sie es geschrieben haben.',
  openEvent: 'Veranstaltung öffnen',
  draft: 'Dieses Archiv ist ein Entwurf. Wer den Code hat, kann es lesen. Suchmaschinen sollen es nicht aufnehmen.',
  takenDown: 'Dieses Archiv wurde geschlossen',
  takenDownText:
    'Die Leitung der Veranstaltung hat es vorerst geschlossen. Hier ist nichts davon zu lesen. Sie kann es wieder öffnen.',
  madeWith: 'Aufbewahrt von Openfloor',
};

export default words;
