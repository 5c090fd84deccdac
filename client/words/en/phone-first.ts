import { plural } from '../plural.ts';

const choose = plural('en');

/** What arrived since it was last said. */
type Arrived = {
  readonly questions: number;
  readonly stories: number;
  readonly comments: number;
  readonly polls: number;
};

/** What the phone says before one can read and ask; what its other parts say comes later. */
const words = {
  // What can go wrong with opening it
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

  // Around every view
  skipToContent: 'Go to the content',
  tabs: { now: 'Now', ask: 'Ask', stories: 'Stories', catchUp: 'Catch up' },
  tabsLabel: 'Views',
  sessionChange: 'change session',
  rehearsal: 'Rehearsal: nobody here is real.',
  allSessions: 'All sessions',
  needToTalk: 'Need to talk to someone?',
  fromHosts: 'From the hosts:',
  offline: (waiting: number) =>
    waiting === 0
      ? 'No connection. You can keep writing.'
      : `No connection. You can keep writing. ${String(waiting)} waiting.`,
  leaveOpen: 'Leave this page open.',
  keepsNothing: 'This browser keeps nothing: leave this page open.',
  pollOpen: 'A poll is open: answer',
  notNow: 'Not now',
  upcomingText: 'This session has not started yet. You can already look around.',
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
  answerLate: 'Answered after the session',
  alsoAsked: 'Also asked as:',
  alsoAskedIn: (count: number) =>
    choose(count, { one: 'Also asked in other words', other: `Also asked in ${String(count)} other ways` }),

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
  muted: 'The hosts have paused your posts. Please talk to a helper or a host. Your text stays here.',
  slow: (seconds: number) =>
    seconds % 60 === 0
      ? choose(seconds / 60, {
          one: 'One post every minute here.',
          other: `One post every ${String(seconds / 60)} minutes here.`,
        })
      : `One post every ${String(seconds)} seconds here.`,
  empty: 'Write something first.',
  tooLong: (over: number) =>
    choose(over, {
      one: 'Take out 1 character, then send it.',
      other: `Take out ${String(over)} characters, then send it.`,
    }),
  sessionClosedCompose: 'This session is closed. What you send now may no longer arrive.',

  // Catch up
  seeFate: 'See what you can do',
  goesAt: (time: string) => `Waits its turn, goes out at ${time}`,
  fate: {
    sending: 'Waiting to send',
    refused: 'Not sent',
    held: 'Sent, waiting for a host',
    shown: 'Sent, shown to everyone',
    wall: 'On the wall',
    answered: 'Answered',
    hidden: 'Hidden by a host',
    returned: 'Sent back: please change it',
    grouped: 'Shown with a question that says the same',
    withdrawn: 'You took it back',
    changed: 'Your change waits for a host',
    kept: 'Your change was turned down',
    open: 'Open',
    closed: 'Closed',
  },

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
};

export type FirstWords = typeof words;
export default words;
