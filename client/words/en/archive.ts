import type { Source } from '../../../shared/source.ts';
import { plural } from '../plural.ts';

const choose = plural('en');
const format = new Intl.NumberFormat('en-GB');
const number = (count: number) => format.format(count);
const counted = (count: number, one: string, many: string) =>
  choose(count, { one: `1 ${one}`, other: `${number(count)} ${many}` });
const withAnswered = (questions: string, answered: number) =>
  answered === 0 ? questions : `${questions}, ${number(answered)} answered`;

const words = {
  archive: 'Archive',
  pageTitle: (event: string) => `${event}: archive`,
  /** As Open Graph writes languages: with a country. */
  openGraphLocale: 'en_GB',
  heldBy: (organiser: string) => `Held by ${organiser}`,
  contact: (contact: string) => `Contact: ${contact}`,
  liveNow: 'This event is live. You can still have your say.',
  savedLive: 'This event was live when this file was made. More may have been said since.',
  joinIn: 'Join in',
  code: (code: string) => `Code ${code}`,

  contents: 'Contents',
  ownPage: 'On a page of its own',
  wholeArchive: 'The whole archive',
  downloads: 'Download',
  downloadHtml: 'One page to keep (HTML)',
  downloadXlsx: 'Workbook (XLSX)',
  downloadCsv: 'Table (CSV)',
  downloadJson: 'Data (JSON)',
  downloadMarkdown: 'Text (Markdown)',
  downloadZip: 'Everything (ZIP)',
  downloadsFor: 'For a spreadsheet, a program or a text editor. The page to keep opens anywhere, without internet.',
  feed: 'Feed (Atom)',
  feedFor: 'Tells a feed reader what is new.',
  backToContents: 'Back to contents',
  skip: 'Skip to the sessions',

  handout: 'Handout',
  toPrint: 'Handout to print',
  everythingSaid: 'Everything that was said',
  handoutHolds:
    'This handout holds the questions most people have, with their answers, all polls, and stories. The archive has all of it.',

  questions: 'Questions',
  stories: 'Stories',
  comments: 'Comments',
  poll: 'Poll',
  polls: 'Polls',
  sessionCount: (count: number) => counted(count, 'session', 'sessions'),
  questionCount: (count: number, answered: number) => withAnswered(counted(count, 'question', 'questions'), answered),
  storyCount: (count: number) => counted(count, 'story', 'stories'),
  commentCount: (count: number) => counted(count, 'comment', 'comments'),
  pollCount: (count: number) => counted(count, 'poll', 'polls'),
  nothingYet: 'Nothing was written here.',

  search: 'Search this page',
  filterKind: 'Kind',
  everyKind: 'Everything',
  filterAnswered: 'Answers',
  answeredOrNot: 'Answered or not',
  answered: 'Answered',
  unanswered: 'Not answered',
  filterSession: 'Session',
  everySession: 'All sessions',
  tags: 'Hashtags',
  filterTag: 'Hashtag',
  everyTag: 'All hashtags',
  everyRoom: 'All rooms',
  /** Posts and polls that carry a hashtag. */
  entryCount: (count: number) => `in ${counted(count, 'entry', 'entries')}`,
  number,
  order: 'Order',
  asSaid: 'As it was said',
  newestFirst: 'Newest first',
  mostWanted: 'Most wanted first',
  sinceLastVisit: 'Since your last visit',
  found: (count: string) => `${count} found`,
  foundNothing: 'Nothing found. Try another word.',
  showAll: 'Show everything',

  speakers: 'With',
  room: 'Room',
  when: 'When',
  live: 'Live now',
  upcoming: 'Has not begun',

  linkToSession: 'Link to this session,',
  linkToQuestion: 'Link to this question,',
  linkToStory: 'Link to this story,',
  linkToComment: 'Link to this comment,',
  linkToReply: 'Link to this reply,',
  linkToAnswer: 'Link to this answer,',
  linkToPoll: 'Link to this poll,',

  questionSupport: (people: number) => counted(people, 'person asks this too', 'people ask this too'),
  sameSupport: (people: number) => `Same for ${counted(people, 'person', 'people')}`,
  alsoAsked: 'Also asked as',
  labels: (labels: string) => `Labels: ${labels}`,
  cameLate: 'came in late',
  saidAfter: 'after the session',
  sources: { 'zoom-chat': 'from Zoom chat', 'zoom-questions': 'from Zoom Q&A', slido: 'from Slido' } satisfies Record<
    Source,
    string
  > as Record<Source, string>,
  answer: 'Answer',
  answerLater: 'Answer added after the session',
  answeredAloud: 'Answered aloud',
  moreOpen: (count: number) =>
    choose(count, { one: '1 more has no answer yet.', other: `${count} more have no answer yet.` }),
  openQuestions: 'Open questions',
  promised: (by: string, day: string | null) =>
    day === null ? `\u2068${by}\u2069 promised an answer.` : `\u2068${by}\u2069 promised an answer by ${day}.`,
  replies: (count: number) => counted(count, 'reply', 'replies'),

  several: 'People could choose several',
  roundOf: (round: number, rounds: number) => `Round ${number(round)} of ${number(rounds)}`,
  openRound: 'A new round is open now.',
  voted: (count: number) => counted(count, 'person voted', 'people voted'),
  votes: (people: number, of: number) => `${number(people)} of ${number(of)}`,
  keptResult: 'The hosts did not publish this result.',

  /** What stands beside a poll, and what it came to. */
  polling: {
    rating: (from: string, to: string) => `People chose a number from ${from} to ${to}`,
    ranking: 'People put these in order',
    words: 'People answered with up to three words',
    open: 'People answered in their own words',
    numbers: (unit: string | null) =>
      unit === null ? 'People answered with a number' : `People answered with a number (\u2068${unit}\u2069)`,
    quiz: 'This was a quiz',
    fromRoom: 'Asked by someone in the room',
    set: (name: string) => `Part of \u2068${name}\u2069`,
    openFrom: (from: string, to: string) => `open from ${from} to ${to}`,
    removed: 'A choice that was removed',
    right: 'right answer',
    hands: (count: number) => `and ${number(count)} by show of hands`,
    handsPeople: (count: number) => `and ${number(count)} by show of hands`,
    people: (count: number) => counted(count, 'person', 'people'),
    mean: (mean: string) => `Mean: ${mean}`,
    figures: { median: 'Median', middleHalf: 'Middle half', range: 'Lowest to highest', answers: 'Numbers given' },
    intervals: 'A bar counts from its first number up to its last. The last number belongs to the next bar.',
    otherWords: (count: number) => `And ${counted(count, 'other word', 'other words')}.`,
    answers: (count: number) => counted(count, 'answer', 'answers'),
    answersPoll: 'The poll that this answers',
    winners: (names: string, count: number) =>
      count === 1 ? `Winner of the run-off: ${names}` : `The run-off ends in a tie: ${names}`,
    points: 'Points',
    pointCount: (points: number) => counted(points, 'point', 'points'),
    pointsExplained: (options: number) =>
      `A first place earns ${counted(options - 1, 'point', 'points')}, each next place one less. What somebody left out shares the points left.`,
    firstPlaces: (count: number) => counted(count, 'first place', 'first places'),
    runoff: 'Run-off',
    runoffExplained:
      'Everybody counts for the best of their choices that is left. The choice with the fewest leaves, until one has more than half.',
    runoffRound: (round: number, had: string, out: string) =>
      `Round ${number(round)}: ${had}.${out === '' ? '' : ` Leaves: ${out}.`}`,
    byRole: 'How people answered, by role',
    byRoleExplained:
      'Numbers below 5 are not told, as they could be about somebody. Nor are others from which they could be worked out.',
    notTold: 'not told',
    unsaid: 'did not say',
  },

  /** What a wall showed that was nobody's words. */
  wall: {
    join: 'How to take part',
    latest: 'What people wrote last',
    wanted: 'What most people ask',
    quiet: 'The title alone',
  },

  video: {
    title: 'Video',
    play: (host: string) => `Play the video (loads from ${host})`,
    playOn: (site: string, host: string) => `Play the video on ${site} (loads from ${host})`,
    playFrom: (time: string) => `Play from ${time}`,
    chapters: 'Chapters',
    transcript: 'What is said in the video',
    chaptersAs: 'The chapters as a file:',
    chaptersText: 'Text for YouTube',
    captionsFile: 'As a file (WebVTT)',
  },

  course: {
    explained: 'How lively the room was, and what happened when. A mark leads to what was said.',
    summary: (from: string, to: string, liveliest: string | null) =>
      liveliest === null ? `From ${from} to ${to}.` : `From ${from} to ${to}, liveliest at ${liveliest}.`,
    lanes: { wall: 'On the wall', poll: 'Polls', question: 'Questions', story: 'Stories', comment: 'Comments' },
    asText: 'The timeline as text',
    counted: (posts: number, supports: number, votes: number) => [
      ...(posts > 0 ? [counted(posts, 'contribution', 'contributions')] : []),
      ...(supports > 0 ? [counted(supports, 'voice of support', 'voices of support')] : []),
      ...(votes > 0 ? [counted(votes, 'vote', 'votes')] : []),
    ],
  },

  /** What a workbook says. A sheet's name has at most 31 characters, and none of []/\:*? */
  sheets: {
    summary: 'Summary',
    timeline: 'Timeline',
    columns: {
      event: 'Event',
      code: 'Code',
      hashtag: 'Hashtag',
      organiser: 'Held by',
      contact: 'Contact',
      starts: 'Begins',
      ends: 'Ends',
      timeZone: 'Time zone of all times',
      address: 'Address',
      session: 'Session',
      speakers: 'Speakers',
      number: 'Number',
      time: 'Time',
      kind: 'What',
      to: 'Belongs to',
      text: 'Words',
      name: 'Name',
      about: 'About it',
      support: 'Same for',
      answered: 'Answered',
      answeredBy: 'Answered by',
      aboutAnswer: 'About the answer',
      promisedBy: 'Promised by',
      promisedUntil: 'Promised for',
      replies: 'Replies',
      labels: 'Labels',
      under: 'Stands under',
      round: 'Round',
      people: 'People who voted',
      option: 'Choice',
      selections: 'Chosen by',
      share: 'Share of people',
    },
    moments: {
      reply: 'Reply',
      answer: 'Answer',
      poll: 'Poll',
      wall: 'On the wall',
      began: 'Session began',
      closed: 'Session ended',
    },
  },

  thisPage: 'This page',
  permanent:
    'Every question, story, comment and poll has a number, such as #p12. Add it to this address to come back to it.',
  times: (zone: string) => `Times are local times of the event (${zone}).`,
  keptUntil: (day: string) => `All of this is kept until ${day}. Then it is deleted.`,
  keptFor: (days: number) => `All of this is deleted ${counted(days, 'day', 'days')} after the event.`,
  withdraw: 'You can withdraw what you wrote at any time. Use the phone or computer you wrote it with.',
  openEvent: 'Open the event',
  draft: 'This archive is a draft. Whoever has the code can read it. Search engines are asked to leave it out.',
  takenDown: 'This archive was taken down',
  takenDownText: 'Its hosts have closed it for now. Nothing of it can be read here. They can open it again.',
  madeWith: 'Kept by Openfloor',
};

export default words;
export type ArchiveWords = typeof words;
