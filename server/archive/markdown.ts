import { countsOf, editionFor, pollWording, wording, type Edition } from '../../client/archive/render.ts';
import type { ArchivePoll, ArchivePost, ArchiveReply, ArchiveSession, ArchiveView } from '../../shared/http.ts';
import { answersTo, isAnswer } from '../../shared/poll-answers.ts';
import type { PostKind } from '../../shared/screens.ts';
import { closedRounds, type RoundResult } from '../../shared/rounds.ts';
import { escaped, quoted } from './markdown-text.ts';

/** The archive as one CommonMark text in the event's language, to be worked into a report. `address` is the archive page's. */
export function markdown(view: ArchiveView, address: string): string {
  const edition = editionFor(view);
  const { words, clock, listed } = edition;
  const { title, organiser, starts, ends } = view.event;
  const counts = [words.sessionCount(view.sessions.length), ...listed(countsOf(view.sessions))];
  const blocks = [
    `# ${escaped(title)}`,
    organiser && escaped(words.heldBy(organiser)),
    starts && clock.days(starts, ends),
    counts.join(' · '),
    `<${address}>`,
    ...view.sessions.flatMap((session) => sessionBlocks(session, edition)),
  ];
  return `${present(blocks).join('\n\n')}\n`;
}

type Block = string | null | false;
const present = (blocks: readonly Block[]) => blocks.filter((block) => block !== null && block !== false);

function sessionBlocks(session: ArchiveSession, edition: Edition): Block[] {
  const { words } = edition;
  const slot = present([
    session.speakers && `${words.speakers} ${escaped(session.speakers)}`,
    session.room && `${words.room} ${escaped(session.room)}`,
    wording.whenOf(session, edition),
  ]);
  const kind = (one: PostKind, heading: string): Block[] => {
    const posts = session.posts.filter((post) => post.kind === one && !isAnswer(post, session));
    return posts.length === 0 ? [] : [`### ${heading}`, ...posts.map((post) => postBlock(post, session, edition))];
  };
  return [
    `## ${escaped(session.title)}`,
    slot.length > 0 && slot.join(' · '),
    ...kind('question', words.questions),
    session.polls.length > 0 && `### ${words.polls}`,
    ...session.polls.map((poll) => pollBlock(poll, session, edition)),
    ...kind('story', words.stories),
    ...kind('comment', words.comments),
  ];
}

function postBlock(post: ArchivePost, session: ArchiveSession, edition: Edition): string {
  const { answer } = post;
  return [
    quoted(post.text),
    byline(post, session, edition, wording.supportOf(post, edition)),
    post.labels.length > 0 && escaped(edition.words.labels(post.labels.join(', '))),
    post.grouped.length > 0 && `**${edition.words.alsoAsked}**`,
    ...post.grouped.map(({ id, text }) => `${quoted(text, 2)}\n>\n> #${id}`),
    post.promise && `*${escaped(wording.promiseOf(post.promise, edition))}*`,
    answer && present([`**${wording.answerLabel(answer, edition)}**`, answer.name && escaped(answer.name)]).join(' · '),
    answer?.text && quoted(answer.text),
    ...post.replies.map((reply) => `${quoted(reply.text, 2)}\n>\n> ${byline(reply, session, edition, null)}`),
  ]
    .filter((part) => typeof part === 'string')
    .join('\n\n');
}

function byline(
  post: ArchivePost | ArchiveReply,
  session: ArchiveSession,
  edition: Edition,
  support: string | null,
): string {
  const name = post.name === null ? null : `**${escaped(post.name)}**`;
  const tags = wording.tagsOf(post, session, edition).map(escaped);
  return present([name, ...tags, wording.saidAt(post.at, session, edition), `#${post.id}`, support]).join(' · ');
}

function pollBlock(poll: ArchivePoll, session: ArchiveSession, edition: Edition): string {
  const head = `**${escaped(poll.question)}**\n\n${wording.saidAt(poll.at, session, edition)} · #${poll.id}`;
  const about = pollWording.aboutPoll(poll, edition).map(escaped).join(' · ');
  const answers = answersTo(poll, session);
  return [
    head,
    about,
    ...closedRounds(poll).map((result) => roundBlock(poll, result, session, edition)),
    answers.length > 0 && `**${edition.words.polling.answers(answers.length)}**`,
    ...answers.map((post) => postBlock(post, session, edition)),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n\n');
}

function roundBlock(poll: ArchivePoll, result: RoundResult, session: ArchiveSession, edition: Edition): string {
  const heading = present([
    poll.round > 1 && edition.words.roundOf(result.round, poll.round),
    pollWording.roundLine(poll, result, session, edition),
  ]).join(' · ');
  const lines = pollWording.resultLines(poll, result, edition).map((line) => `- ${escaped(line)}`);
  return `${heading}\n\n${lines.join('\n')}`;
}
