import type { Refusal } from '../../../shared/replies.ts';
import { plural } from '../plural.ts';

const choose = plural('en');

/** What arrived since it was last said. */
type Arrived = {
  readonly questions: number;
  readonly stories: number;
  readonly comments: number;
  readonly polls: number;
};

/** All wording of the phone page. */
const words = {
  // Opening, and what can go wrong with it
  opening: 'Opening…',
  notFoundTitle: 'We can’t find this event',
  notFound: (code: string) => `We can’t find ${code}. Check the screen or ask a helper.`,
  codeLabel: 'Code on the screen',
  codeHint: 'Six digits, such as 482\u00a0913, or a hashtag.',
  codeOpen: 'Open',
  cannotOpenTitle: 'It did not open',
  cannotOpen: 'We can’t reach the event just now. Check the Wi-Fi, then try again.',
  reloadNeeded: 'This part did not load. Reload the page. Your text is kept.',
  reload: 'Reload',

  // Join
  runBy: (organiser: string) => `Run by ${organiser}`,
  joinNow: 'Come in',
  entering: 'Coming in…',
  joinAndAsk: 'Come in and ask a question',
  joinHint: 'No account, no name needed.',
  whoSummary: 'Say who you are (you can skip this)',
  nameLabel: 'Your name',
  nameHint: 'Shown beside what you write. Leave it empty to stay anonymous.',
  standpointLabel: 'What describes you best?',
  standpointSkip: 'I’d rather not say',

  // Around every view
  skipToContent: 'Go to the content',
  tabs: { now: 'Now', ask: 'Ask', stories: 'Stories', catchUp: 'Catch up' },
  tabsLabel: 'Views',
  sessionChange: 'change session',
  sessionsTitle: 'Sessions',
  sessionState: { live: 'Live now', upcoming: 'Later', closed: 'Closed' },
  sessionHere: 'you are here',
  needToTalk: 'Need to talk to someone?',
  needToTalkText: 'You can speak with someone in person:',
  call: 'Call',
  offline: (waiting: number) =>
    waiting === 0
      ? 'No connection. You can keep writing.'
      : `No connection. You can keep writing. ${String(waiting)} waiting.`,
  leaveOpen: 'Leave this page open.',
  keepsNothing: 'This browser keeps nothing: leave this page open.',
  pollOpen: 'A poll is open: answer',
  notNow: 'Not now',
  closedTitle: 'This session is closed',
  closedText: 'Thank you for being part of it.',
  closedArchive: 'Read the archive',
  upcomingText: 'This session has not started yet. You can already look around.',
  goToLive: (title: string) => `Go to “${title}”`,
  dataLink: 'What happens to what I write',
  archiveLink: 'Read the archive',

  // Now
  nowTitle: 'On the wall now',
  nowNew: 'Something new on the wall: show',
  nowQuietTitle: 'The wall is quiet',
  nowQuiet: 'You can ask and tell at any time.',
  nowJoinTitle: 'The wall shows how to join',
  nowJoin: (code: string) => `Sitting next to someone? The code is ${code}.`,
  nowEmptyTitle: 'Nothing on the wall yet',
  nowEmpty: 'You could be the first to ask.',
  nowGone: 'This is no longer on the wall.',
  openPolls: 'Open polls',

  // Ask and Stories
  askTitle: 'Questions',
  storiesTitle: 'Stories',
  orderLabel: 'Order',
  order: { newest: 'Newest', wanted: 'Most wanted' },
  showNew: (count: number) => `Show ${String(count)} new`,
  showOlder: 'Show older',
  loadingOlder: 'Loading…',
  olderFailed: 'It did not load. Try again.',
  askEmptyTitle: 'No questions yet',
  askEmpty: 'What would you like to know? Somebody else may wonder too.',
  storiesEmptyTitle: 'No stories yet',
  storiesEmpty: 'Tell something from your everyday life. Hosts read it before it shows.',
  gone: 'This is no longer shown here.',

  // A post
  replyKind: 'Reply',
  pollKind: 'Quick poll',
  pollShort: 'Poll',
  supportQuestion: 'My question too',
  supportOther: 'Same for me',
  supported: (count: number) => choose(count, { one: '1 person with you', other: `${String(count)} people with you` }),
  mine: 'Yours',
  reply: 'Reply',
  replies: (count: number) => choose(count, { one: '1 reply', other: `${String(count)} replies` }),
  pinned: 'Pinned',
  answeredAloud: 'Answered in the room',
  answer: 'Answer',

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

  // Composer
  compose: {
    question: 'Ask a question',
    story: 'Tell a story',
    comment: 'Leave a comment',
    poll: 'Start a quick poll',
  },
  composeWhat: 'What do you want to write?',
  fields: { question: 'Your question', story: 'Your story', comment: 'Your comment' },
  send: { question: 'Send question', story: 'Send story', comment: 'Send comment' },
  storyHint: 'Please do not name other people. Hosts read it before it shows.',
  storyArchive: 'Also keep it in the archive',
  storyArchiveHint: 'The archive can be read after the event. You can change this later.',
  voiceSummary: 'How should it be heard?',
  voice: { none: 'Show it as text', self: 'I want to say it myself', read: 'Please read it for me' },
  shownAs: (who: string) => `Shown as: ${who}`,
  anonymous: 'anonymous',
  lookFirst: 'A host reads it before it shows.',
  empty: 'Write something first.',
  tooLong: (over: number) =>
    choose(over, {
      one: 'Take out 1 character, then send it.',
      other: `Take out ${String(over)} characters, then send it.`,
    }),
  sessionClosedCompose: 'This session is closed. What you send now may no longer arrive.',

  // Writing a quick poll
  pollQuestion: 'What do you want to ask everyone?',
  pollOptions: 'What can people answer?',
  pollYes: 'Yes',
  pollNo: 'No',
  pollYesNo: 'Yes or no',
  pollOwn: 'My own answers',
  pollOption: (n: number) => `Answer ${String(n)}`,
  pollAddOption: 'Add an answer',
  pollUnsureIncluded: 'People can always choose “Not sure, or rather not say”.',
  optionsFault: {
    few: 'Write at least two answers.',
    same: 'Two answers are the same. Change one of them.',
    long: 'An answer is too long. Shorten it.',
  },
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
  voteNone: 'Choose an answer first.',
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
  seeFate: 'See what you can do',
  fate: {
    sending: 'Waiting to send',
    refused: 'Not sent',
    held: 'Sent, waiting for a host',
    shown: 'Sent, shown to everyone',
    wall: 'On the wall',
    answered: 'Answered',
    hidden: 'Hidden by a host',
    withdrawn: 'You took it back',
    changed: 'Your change waits for a host',
    kept: 'Your change was turned down',
    open: 'Open',
    closed: 'Closed',
  },
  hiddenWhy: (reason: string) => `Reason: ${reason}`,
  changeAndSend: 'Change it and send again',
  sendAgain: 'Send again',
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
  awaySince: (time: string) => `Since ${time}`,
  awayNothing: 'Nothing yet. Questions, answers and results gather here.',
  awayAnswered: 'Answered',
  awayAsked: 'Asked',
  awayPolls: 'Polls that closed',
  awayStories: 'Stories',

  // Said aloud by screen readers
  summary: ({ questions, stories, comments, polls }: Arrived) =>
    [
      questions > 0 && choose(questions, { one: '1 new question', other: `${String(questions)} new questions` }),
      stories > 0 && choose(stories, { one: '1 new story', other: `${String(stories)} new stories` }),
      comments > 0 && choose(comments, { one: '1 new comment', other: `${String(comments)} new comments` }),
      polls > 0 && choose(polls, { one: '1 new poll', other: `${String(polls)} new polls` }),
    ]
      .filter(Boolean)
      .join(', '),
  saidWaiting: 'Kept. It goes out when the connection is back.',
  saidSent: 'Sent.',
  saidRefused: 'Not sent. See “Catch up” for what to do.',
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
  dataRemove: 'How to remove it',
  dataRemoveText: [
    'Open “Catch up” and press “Take it back”. This works at any time, also after the event.',
    'Use the same phone and browser. Otherwise write to the contact above.',
  ],
};

export type PhoneWords = typeof words;
export default words;
