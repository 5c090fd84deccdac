import type { LaterWords } from '../en/phone-later.ts';
import result from './result.ts';

const words: LaterWords = {
  result,

  notFoundTitle: 'Wir finden die Veranstaltung nicht',
  notFound: (code) => `Wir finden ${code} nicht. Schauen Sie auf die Leinwand oder fragen Sie eine helfende Person.`,
  deletedTitle: 'Diese Veranstaltung wurde gelöscht',
  deleted: 'Die Leitung hat sie gelöscht, und mit ihr alles Gesagte.',
  deletedUnsent: 'Das wurde nicht gesendet. Es ist nur auf diesem Telefon:',
  codeLabel: 'Code auf der Leinwand',
  codeHint: 'Sechs Ziffern wie 482\u00a0913, oder ein Hashtag.',
  codeOpen: 'Öffnen',
  cannotOpenTitle: 'Das Öffnen hat nicht geklappt',

  nameLabel: 'Ihr Name',
  nameHint: 'Steht neben dem, was Sie schreiben. Ohne Namen bleiben Sie anonym.',
  standpointLabel: 'Was trifft am ehesten auf Sie zu?',
  standpointSkip: 'Möchte ich nicht sagen',

  closedTitle: 'Diese Sitzung ist beendet',
  closedText: 'Danke, dass Sie dabei waren.',
  stillOpen: 'Sie können hier noch schreiben.',
  goToLive: (title) => `Zu „${title}“ gehen`,
  sessionsTitle: 'Sitzungen',
  allHint: 'Alles, was gesagt wird, an einem Ort',
  sessionState: { live: 'Läuft jetzt', upcoming: 'Später', closed: 'Beendet' },
  sessionHere: 'Sie sind hier',
  agendaTitle: 'Programm',
  boardsTitle: 'Den ganzen Tag offen',
  intoLabel: 'Für welche Sitzung ist es?',
  allQuietTitle: 'Gerade läuft keine Sitzung',
  allQuiet: 'Unter „Fragen“ und „Geschichten“ finden Sie, was gesagt wurde.',
  needToTalkText: 'Sie können persönlich mit jemandem sprechen:',
  call: 'Anrufen:',

  promised: (by, day) =>
    day === null
      ? `\u2068${by}\u2069 hat eine Antwort versprochen.`
      : `\u2068${by}\u2069 hat eine Antwort bis ${day} versprochen.`,
  replyKind: 'Antwort',
  pollKind: 'Umfrage',

  threadGone: 'Dieser Beitrag wird nicht mehr gezeigt.',
  replyLabel: 'Ihre Antwort',
  replySend: 'Antwort senden',
  repliesAll: (count) => `Alle ${String(count)} Antworten zeigen`,
  report: 'Diesen Beitrag melden',
  reportLabel: 'Was stimmt damit nicht? (freiwillig)',
  reportHint: 'Nur die Leitung liest das. Niemand erfährt, dass Sie es waren.',
  reportSend: 'Meldung senden',
  reported: 'Sie haben das gemeldet. Die Leitung sieht es sich an.',

  pollQuestion: 'Was möchten Sie alle fragen?',
  pollOptions: 'Was kann man antworten?',
  pollYes: 'Ja',
  pollNo: 'Nein',
  pollYesNo: 'Ja oder nein',
  pollOwn: 'Eigene Antworten',
  pollOption: (n) => `Antwort ${String(n)}`,
  pollAddOption: 'Antwort hinzufügen',
  pollSeveral: 'Man kann mehrere wählen',
  pollUnsureIncluded: 'Man kann immer auch „Nicht sicher oder keine Angabe“ wählen.',
  optionsFault: {
    few: 'Schreiben Sie mindestens zwei Antworten.',
    same: 'Zwei Antworten sind gleich. Ändern Sie eine davon.',
    long: 'Eine Antwort ist zu lang. Kürzen Sie sie.',
  },
  pollAgain: 'Ändern und noch einmal fragen',
  pollAsk: 'Die Leitung sieht Ihre Umfrage an, bevor sie startet.',
  pollSend: 'Umfrage starten',

  pollBy: { host: 'Umfrage', attendee: 'Umfrage von jemandem hier' },
  pollClosed: 'Umfrage beendet',
  pollRound: (round) => `Runde ${String(round)}`,
  pollChooseOne: 'Wählen Sie eine Antwort.',
  pollChooseSeveral: (least, most) => {
    if (most === null)
      return least === null || least === 1
        ? 'Wählen Sie eine oder mehrere.'
        : `Wählen Sie mindestens ${String(least)}.`;
    if (least === most) return `Wählen Sie ${String(most)}.`;
    return least === null || least === 1
      ? `Wählen Sie bis zu ${String(most)}.`
      : `Wählen Sie ${String(least)} bis ${String(most)}.`;
  },
  vote: 'Antwort senden',
  voteAgain: 'Antwort ändern',
  voteCancel: 'Antwort behalten',
  rateHow: (least, most) => `Wählen Sie eine Zahl von ${least} bis ${most}.`,
  rated: (value, most) => `${value} von ${most}`,
  rankHow: (least, most) => {
    const how = 'Wählen Sie zuerst, was für Sie das Beste ist, dann das Nächstbeste.';
    if (most !== null)
      return least === most
        ? `${how} Reihen Sie ${String(most)} ein.`
        : `${how} Reihen Sie bis zu ${String(most)} ein.`;
    return least === null || least === 1
      ? `${how} Sie können jederzeit aufhören.`
      : `${how} Reihen Sie mindestens ${String(least)} ein.`;
  },
  rankOrder: 'Ihre Reihenfolge',
  rankUp: 'Nach oben',
  rankPlace: (place) => `Platz ${String(place)}`,
  rankedAt: (option, place) => `${option}: Platz ${String(place)}.`,
  rankedOut: (option) => `${option}: herausgenommen.`,
  rankFull: 'Mehr können Sie nicht einreihen. Nehmen Sie eine heraus, um eine andere zu wählen.',
  wordsHow: 'In jedes Feld ein Wort. Eines reicht.',
  wordN: (n) => `Wort ${String(n)}`,
  openLabel: 'Ihre Antwort in eigenen Worten',
  numberLabel: 'Ihre Zahl',
  numberRange: (least, most) =>
    least === null ? `Höchstens ${most ?? ''}.` : most === null ? `Mindestens ${least}.` : `Von ${least} bis ${most}.`,
  numberRead: (value) => `Verstanden als ${value}.`,
  closesIn: (time) => `Endet in ${time}`,
  closesNow: 'Endet gerade',
  quizName: 'Ihr Name für die Bestenliste',
  quizNameHint: 'Nur, wenn Sie darauf stehen möchten. Die Leitung kann sie auf der Leinwand zeigen.',
  quizRight: 'Ihre Antwort ist richtig.',
  quizWrong: 'Ihre Antwort ist nicht die richtige.',
  optionsNew: (count) => (count === 1 ? '1 neue Antwort zeigen' : `${String(count)} neue Antworten zeigen`),
  optionAdd: 'Eine fehlende Antwort hinzufügen',
  optionLabel: 'Die Antwort, die fehlt',
  optionSend: 'Hinzufügen',
  optionAdded: 'Hinzugefügt. Jetzt können Sie sie wählen.',
  optionWaits: 'Gesendet. Die Leitung sieht sie sich zuerst an.',
  optionThere: 'Diese Antwort gibt es schon.',
  optionFull: 'Für eine weitere Antwort ist kein Platz.',
  openAnswers: 'Lesen, was andere geantwortet haben',
  openAnswersNone: 'Noch wird keine Antwort gezeigt.',
  openTakenBack: 'Sie haben Ihre Antwort zurückgenommen.',
  notSentOf: 'Das haben Sie geschrieben und nicht gesendet:',
  leadersTitle: 'Bestenliste',
  leadersRight: (count) => `${String(count)} richtig`,

  voteNone: 'Wählen Sie zuerst eine Antwort.',
  voteNoRank: 'Wählen Sie zuerst, was für Sie das Beste ist.',
  voteNoWord: 'Schreiben Sie zuerst ein Wort.',
  voteNoNumber: 'Schreiben Sie eine Zahl, zum Beispiel 12 oder 1,5.',
  voteOutside: 'Diese Zahl liegt außerhalb dessen, was gefragt ist.',
  voteTooMany: (most) => `Wählen Sie höchstens ${String(most)}.`,
  voteTooFew: (least) => `Wählen Sie mindestens ${String(least)}.`,
  voteSending: 'Ihre Antwort wartet auf das Senden.',
  yourAnswer: 'Ihre Antwort',
  withoutVoting: 'Ergebnis ohne Antwort zeigen',
  resultsAtEnd: 'Das Ergebnis erscheint, wenn die Umfrage endet.',
  resultsHosts: 'Die Leitung zeigt das Ergebnis.',
  pollClose: 'Meine Umfrage beenden',

  yoursTitle: 'Was Sie geschrieben haben',
  yoursEmpty: 'Hier steht, was Sie senden und was daraus wurde.',
  hiddenWhy: (reason) => `Grund: ${reason}`,
  returnedWhy: (note) => `Was zu ändern ist: ${note}`,
  groupedUnder: 'Ihr Text steht unter dieser Frage:',
  offeredHelper: 'Eine helfende Person im Raum hat Zeit für Sie.',
  changeAndSend: 'Ändern und noch einmal senden',
  sendAgain: 'Noch einmal senden',
  writeAnew: 'Als neuen Beitrag schreiben',
  dropIt: 'Wegwerfen',
  edit: 'Ändern',
  editSave: 'Änderung senden',
  editLabel: 'Ihr Text',
  withdraw: 'Zurücknehmen',
  withdrawAsk: 'Endgültig zurücknehmen?',
  withdrawYes: 'Ja, zurücknehmen',
  withdrawNo: 'Behalten',
  withdrawing: 'Wird zurückgenommen, sobald es geht',
  consent: 'Im Archiv behalten',
  ownOther: 'Etwas, das Sie gedrückt haben',
  awayTitle: 'Während Sie weg waren',
  sofarTitle: 'Bisher in dieser Sitzung',
  sofarAll: 'Bisher in allen Sitzungen',
  awaySince: (time) => `Seit ${time}`,
  awayNothing: 'Noch nichts. Hier sammeln sich Fragen, Antworten und Ergebnisse.',
  awayAnswered: 'Beantwortet',
  awayPromised: 'Versprochene Antworten',
  awayAsked: 'Gefragt',
  awayPolls: 'Beendete Umfragen',
  awayStories: 'Geschichten',

  saidVoted: 'Ihre Antwort zählt.',
  saidReported: 'Gemeldet. Die Leitung sieht es sich an.',
  saidWithdrawn: 'Zurückgenommen.',
  saidChanged: 'Geändert.',
  saidConsent: 'Gespeichert.',

  refusals: {
    invalid: 'Etwas darin hat nicht gepasst. Ändern Sie es und senden Sie es noch einmal.',
    empty: 'Es war kein Text darin. Schreiben Sie etwas und senden Sie es noch einmal.',
    'too-long': 'Es ist zu lang. Kürzen Sie es und senden Sie es noch einmal.',
    unauthorised: 'Dieses Handy darf das nicht. Laden Sie die Seite neu.',
    unknown: 'Das, wozu es gehört, gibt es nicht mehr.',
    closed: 'Es kam nach dem Ende. Ihr Text bleibt hier, bis Sie ihn wegwerfen.',
    sealed: 'Die Sitzung ist abgeschlossen. Es kann nichts mehr dazukommen.',
    gone: 'Das, wozu es gehört, wurde weggenommen.',
    'not-yours': 'Das kann nur, wer es geschrieben hat.',
    settled: 'Es wurde schon beantwortet oder gezeigt. Ändern geht nicht mehr, zurücknehmen schon.',
    'already-done': 'Das ist schon geschehen.',
    'too-many': 'Eine läuft schon. Beenden Sie diese zuerst, dann senden Sie noch einmal.',
    full: 'Ihr Text bleibt hier. Sagen Sie der Leitung, dass diese Veranstaltung voll ist.',
    muted: 'Die Leitung hat Ihre Beiträge angehalten. Bitte sprechen Sie mit einer Helferin oder einem Helfer.',
    off: 'Die Leitung hat das ausgeschaltet.',
    'slow-down': 'Das war viel auf einmal. Senden Sie es gleich noch einmal.',
    unavailable: 'Es konnte gerade nicht gespeichert werden. Senden Sie es noch einmal.',
  },

  setback: {
    lost: 'Der Server hat die letzten Augenblicke verloren.',
    sending: 'Was Sie gesendet haben, wird noch einmal gesendet.',
    sent: 'Was Sie gesendet haben, wurde noch einmal gesendet.',
    kept: 'Was nicht mehr passt, steht unter „Rückblick“.',
    missing: 'Etwas, das Sie gedrückt haben, fehlt vielleicht. Bitte sehen Sie noch einmal hin.',
    astray: 'Der Server hat verloren, wozu es gehört.',
    forgotten:
      'Der Server kennt diese Veranstaltung nicht mehr. Was Sie sehen und schreiben, bleibt auf diesem Telefon. Diese Seite fragt weiter nach.',
  },

  dataWho: 'Wer das hier veranstaltet',
  dataWhoUnknown: 'Fragen Sie im Raum, wer die Veranstaltung verantwortet.',
  dataContact: (contact) => `Kontakt: ${contact}`,
  dataKept: 'Was gespeichert wird',
  dataKeptText: [
    'Was Sie schreiben, und Ihr Name, wenn Sie einen angeben.',
    'Wie viele zustimmen und was bei Umfragen herauskommt. Niemand sieht, wer wie gestimmt hat.',
    'Keine E-Mail-Adresse, keine Telefonnummer, keine Adresse Ihres Geräts.',
  ],
  dataInsecure: 'Lassen Sie diese Seite ohne Verbindung offen: Ohne https lässt sie sich nicht neu öffnen.',
  dataSeen: 'Wer es sieht',
  dataSeenText: [
    'Fragen und Kommentare erscheinen auf der Leinwand und auf Handys. Sie bleiben im Archiv.',
    'Geschichten liest zuerst die Leitung. Ins Archiv kommen sie nur, wenn Sie es sagen.',
  ],
  dataLong: 'Wie lange',
  dataLongText: [
    '30 Tage nach dem Ende wird gelöscht, welches Handy was geschrieben hat.',
    'Texte, Zeiten und Ergebnisse bleiben im Archiv.',
  ],
  dataDeleted: (days) => `${days === 1 ? '1 Tag' : `${String(days)} Tage`} nach der Veranstaltung wird alles gelöscht.`,
  dataRemove: 'Wie Sie es entfernen',
  dataRemoveText: [
    'Öffnen Sie „Rückblick“ und drücken Sie „Zurücknehmen“. Das geht jederzeit, auch nach der Veranstaltung.',
    'Nehmen Sie dasselbe Handy und denselben Browser. Sonst schreiben Sie an den Kontakt oben.',
  ],
};

export default words;
