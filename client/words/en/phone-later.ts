import type { Refusal } from '../../../shared/replies.ts';
import { plural } from '../plural.ts';
import result from './result.ts';

const choose = plural('en');

/** What the parts of the phone say that are fetched while nobody waits for them. */
const words = {
  result,

  // Opening, and what can go wrong with it
  notFoundTitle: 'We can’t find this event',
  notFound: (code: string) => `We can’t find ${code}. Check the screen or ask a helper.`,
  deletedTitle: 'This event was deleted',
  deleted: 'Its hosts have deleted it, and all that was said with it.',
  deletedUnsent: 'This was not sent. It is only on this phone:',
  codeLabel: 'Code on the screen',
  codeHint: 'Six digits, such as 482\u00a0913, or a hashtag.',
  codeOpen: 'Open',
  cannotOpenTitle: 'It did not open',

  // Join
  nameLabel: 'Your name',
  nameHint: 'Shown beside what you write. Leave it empty to stay anonymous.',
  standpointLabel: 'What describes you best?',
  standpointSkip: 'I’d rather not say',

  // Around every view
  closedTitle: 'This session is closed',
  closedText: 'Thank you for being part of it.',
  stillOpen: 'You can still write here.',
  goToLive: (title: string) => `Go to “${title}”`,
  sessionsTitle: 'Sessions',
  allHint: 'Everything that is said, in one place',
  sessionState: { live: 'Live now', upcoming: 'Later', closed: 'Closed' },
  sessionHere: 'you are here',
  agendaTitle: 'Programme',
  boardsTitle: 'Open all day',
  intoLabel: 'Which session is it for?',
  allQuietTitle: 'No session is live now',
  allQuiet: 'Under “Ask” and “Stories” you find what was said.',
  needToTalkText: 'You can speak with someone in person:',
  call: 'Call',

  // A post
  promised: (by: string, day: string | null) =>
    day === null ? `\u2068${by}\u2069 promised an answer.` : `\u2068${by}\u2069 promised an answer by ${day}.`,
  replyKind: 'Reply',
  pollKind: 'Quick poll',

  // A post, opened
  threadGone: 'This post is no longer shown.',
  replyLabel: 'Your reply',
  replySend: 'Send reply',
  repliesAll: (count: number) => `Show all ${String(count)} replies`,
  report: 'Report this post',
  reportLabel: 'What is wrong with it? (you can skip this)',
  reportHint: 'Only the hosts read this. Nobody learns that it was you.',
  reportSend: 'Send report',
  reported: 'You reported this. The hosts will look at it.',

  // Writing a quick poll
  pollQuestion: 'What do you want to ask everyone?',
  pollOptions: 'What can people answer?',
  pollYes: 'Yes',
  pollNo: 'No',
  pollYesNo: 'Yes or no',
  pollOwn: 'My own answers',
  pollOption: (n: number) => `Answer ${String(n)}`,
  pollAddOption: 'Add an answer',
  pollSeveral: 'People can choose several',
  pollUnsureIncluded: 'People can always choose “Not sure, or rather not say”.',
  optionsFault: {
    few: 'Write at least two answers.',
    same: 'Two answers are the same. Change one of them.',
    long: 'An answer is too long. Shorten it.',
  },
  pollAgain: 'Change and ask again',
  pollAsk: 'A host looks at your poll before it opens.',
  pollSend: 'Start poll',

  // Answering a poll
  pollBy: { host: 'Poll', attendee: 'Quick poll by someone here' },
  pollClosed: 'Poll closed',
  pollRound: (round: number) => `Round ${String(round)}`,
  pollChooseOne: 'Choose one answer.',
  pollChooseSeveral: (least: number | null, most: number | null) => {
    if (most === null)
      return least === null || least === 1 ? 'Choose one or more.' : `Choose at least ${String(least)}.`;
    if (least === most) return `Choose ${String(most)}.`;
    return least === null || least === 1
      ? `Choose up to ${String(most)}.`
      : `Choose ${String(least)} to ${String(most)}.`;
  },
  vote: 'Send my answer',
  voteAgain: 'Change my answer',
  voteCancel: 'Keep my answer',
  rateHow: (least: string, most: string) => `Choose a number from ${least} to ${most}.`,
  rated: (value: string, most: string) => `${value} of ${most}`,
  rankHow: (least: number | null, most: number | null) => {
    const how = 'Choose what is best for you first, then the next best.';
    if (most !== null) return least === most ? `${how} Rank ${String(most)}.` : `${how} Rank up to ${String(most)}.`;
    return least === null || least === 1
      ? `${how} You can stop at any time.`
      : `${how} Rank at least ${String(least)}.`;
  },
  rankOrder: 'Your order',
  rankUp: 'Move up',
  rankPlace: (place: number) => `place ${String(place)}`,
  rankedAt: (option: string, place: number) => `${option}: place ${String(place)}.`,
  rankedOut: (option: string) => `${option}: taken out.`,
  rankFull: 'That is all you can rank. Take one out to choose another.',
  wordsHow: 'One word in each field. One is enough.',
  wordN: (n: number) => `Word ${String(n)}`,
  openLabel: 'Your answer in your own words',
  numberLabel: 'Your number',
  numberRange: (least: string | null, most: string | null) =>
    least === null ? `At most ${most ?? ''}.` : most === null ? `At least ${least}.` : `From ${least} to ${most}.`,
  numberRead: (value: string) => `Understood as ${value}.`,
  closesIn: (time: string) => `Closes in ${time}`,
  closesNow: 'Closing',
  quizName: 'Your name for the leaderboard',
  quizNameHint: 'Only if you want to be on it. The hosts may show it on the wall.',
  quizRight: 'Your answer is right.',
  quizWrong: 'Your answer is not the right one.',
  optionsNew: (count: number) =>
    choose(count, { one: 'Show 1 new answer', other: `Show ${String(count)} new answers` }),
  optionAdd: 'Add an answer that is missing',
  optionLabel: 'The answer that is missing',
  optionSend: 'Add it',
  optionAdded: 'Added. Now choose it, if you want.',
  optionWaits: 'Sent. A host looks at it first.',
  optionThere: 'That answer is there already.',
  optionFull: 'There is no room for another answer.',
  openAnswers: 'Read what others answered',
  openAnswersNone: 'Nobody’s answer is shown yet.',
  openTakenBack: 'You took your answer back.',
  notSentOf: 'You wrote this, and did not send it:',
  leadersTitle: 'Leaderboard',
  leadersRight: (count: number) => `${String(count)} right`,

  voteNone: 'Choose an answer first.',
  voteNoRank: 'Choose what is best for you first.',
  voteNoWord: 'Write a word first.',
  voteNoNumber: 'Write a number, such as 12 or 1.5.',
  voteOutside: 'That number is outside of what is asked.',
  voteTooMany: (most: number) => `Choose at most ${String(most)}.`,
  voteTooFew: (least: number) => `Choose at least ${String(least)}.`,
  voteSending: 'Your answer is waiting to be sent.',
  yourAnswer: 'Your answer',
  withoutVoting: 'Show results without answering',
  resultsAtEnd: 'The results show when the poll closes.',
  resultsHosts: 'The hosts will show the results.',
  pollClose: 'Close my poll',

  // Catch up
  yoursTitle: 'What you wrote',
  yoursEmpty: 'What you send stands here, with what became of it.',
  hiddenWhy: (reason: string) => `Reason: ${reason}`,
  returnedWhy: (note: string) => `What to change: ${note}`,
  groupedUnder: 'It stands under this question:',
  offeredHelper: 'A helper in the room has time for you.',
  changeAndSend: 'Change it and send again',
  sendAgain: 'Send again',
  writeAnew: 'Write it as a new post',
  dropIt: 'Throw away',
  edit: 'Change it',
  editSave: 'Send change',
  editLabel: 'Your text',
  withdraw: 'Take it back',
  withdrawAsk: 'Take it back for good?',
  withdrawYes: 'Yes, take it back',
  withdrawNo: 'Keep it',
  withdrawing: 'Waiting to be taken back',
  consent: 'Keep it in the archive',
  ownOther: 'Something you pressed',
  awayTitle: 'While you were away',
  sofarTitle: 'So far in this session',
  sofarAll: 'So far in all sessions',
  awaySince: (time: string) => `Since ${time}`,
  awayNothing: 'Nothing yet. Questions, answers and results gather here.',
  awayAnswered: 'Answered',
  awayPromised: 'Answers that were promised',
  awayAsked: 'Asked',
  awayPolls: 'Polls that closed',
  awayStories: 'Stories',

  // Said aloud by screen readers
  saidVoted: 'Your answer was counted.',
  saidReported: 'Reported. The hosts will look at it.',
  saidWithdrawn: 'Taken back.',
  saidChanged: 'Changed.',
  saidConsent: 'Saved.',

  /** Why something was not taken, and what to do about it. */
  refusals: {
    invalid: 'Something in it did not fit. Change it and send it again.',
    empty: 'There was no text in it. Write something and send it again.',
    'too-long': 'It is too long. Shorten it and send it again.',
    unauthorised: 'This phone may not do that. Reload the page and try again.',
    unknown: 'What it belongs to is not there any more.',
    closed: 'It came after closing. Your text is kept here until you throw it away.',
    sealed: 'The session is finished. Nothing can be added any more.',
    gone: 'What it belongs to was taken away.',
    'not-yours': 'Only its author can do that.',
    settled: 'It was answered, replied to or shown, so it can’t be changed. You can still take it back.',
    'already-done': 'That was done already.',
    'too-many': 'You have one open already. Close it first, then send again.',
    full: 'Your text is kept here. Tell a host: this event is full.',
    muted: 'The hosts have paused your posts. Please talk to a helper.',
    off: 'The hosts have switched this off.',
    'slow-down': 'That was a lot at once. Send it again in a moment.',
    unavailable: 'It could not be stored just now. Send it again.',
  } satisfies Record<Refusal, string> as Record<Refusal, string>,

  // When the server lost something
  setback: {
    lost: 'The server lost its last moments.',
    sending: 'What you sent is being sent again.',
    sent: 'What you sent was sent again.',
    kept: 'What does not fit any more is kept under “Catch up”.',
    missing: 'Something you pressed may be missing. Please look again.',
    astray: 'The server lost what it belongs to.',
    forgotten:
      'The server does not know this event any more. What you see and write stays on this phone. This page keeps asking.',
  },

  // What happens to what I write
  dataWho: 'Who runs this',
  dataWhoUnknown: 'Ask a helper in the room who runs this event.',
  dataContact: (contact: string) => `Contact: ${contact}`,
  dataKept: 'What is kept',
  dataKeptText: [
    'What you write, and your name if you give one.',
    'How many people agree, and the results of polls. Nobody sees who voted what.',
    'No e-mail, no phone number, no address of your device.',
  ],
  dataInsecure: 'Leave this page open while you have no connection: without https it can’t open again.',
  dataSeen: 'Who sees it',
  dataSeenText: [
    'Questions and comments show on the wall and on phones. They stay in the archive.',
    'Stories are read by a host first. They enter the archive only if you say so.',
  ],
  dataLong: 'How long',
  dataLongText: [
    '30 days after a session closes, the links between phones and posts are erased.',
    'Texts, times and results stay in the archive.',
  ],
  dataDeleted: (days: number) =>
    `Everything is deleted ${days === 1 ? '1 day' : `${String(days)} days`} after the event.`,
  dataRemove: 'How to remove it',
  dataRemoveText: [
    'Open “Catch up” and press “Take it back”. This works at any time, also after the event.',
    'Use the same phone and browser. Otherwise write to the contact above.',
  ],
};

export type LaterWords = typeof words;
export default words;
