import type { PollId, PostId, SessionId } from '../../shared/ids.ts';
import type { Screen } from '../../shared/screens.ts';
import type { HostPollView, HostPostView } from '../../shared/views.ts';
import type { Pace } from './pace.ts';
import type { Host } from './person.ts';
import { ballots, type Ballot } from './script.ts';
import { otherBallots, type OtherBallot } from './script-polls.ts';

/** How often one poll is asked again once every poll was asked: enough for a day, and an end. */
const ROUNDS_MAX = 5;

/** A host at work: looks at what waits, runs polls, and keeps the wall turning. */
export class Hosting {
  readonly #host: Host;
  readonly #session: SessionId;
  readonly #pace: Pace;
  readonly #opened: (poll: PollId) => void;
  /** Posts that were on the wall. */
  readonly #featured = new Set<PostId>();
  /** Attendees' polls that were on the wall. */
  readonly #shared = new Set<PollId>();
  readonly #toAsk = inTurn(
    ballots.filter(({ by }) => by === 'host'),
    otherBallots,
  );

  /** `opened` hears of every poll that opens. */
  constructor(host: Host, session: SessionId, pace: Pace, opened: (poll: PollId) => void) {
    this.#host = host;
    this.#session = session;
    this.#pace = pace;
    this.#opened = opened;
  }

  /** Reads what waits and lets it be seen. Never ends. */
  async approve(): Promise<never> {
    for (;;) {
      await this.#pace.pause(0.5, 1);
      await this.#approveWords();
      const waiting = this.#posts().find(({ status }) => status === 'waiting');
      if (!waiting) continue;
      await this.#pace.pause(3, 7);
      await this.#host.ask({ type: 'post.show', post: waiting.id });
    }
  }

  async #approveWords(): Promise<void> {
    for (const { id, words } of this.#polls()) {
      const waiting = words.flatMap(({ key, text, status }) => (status === 'waiting' ? [{ key, text }] : []));
      if (waiting.length > 0) await this.#host.ask({ type: 'word.show', poll: id, words: waiting });
    }
  }

  /** Turns the wall every 15 to 20 seconds. Never ends. */
  async turnWall(): Promise<never> {
    await this.#show({ mode: 'join' });
    await this.#pace.pause(10, 12);
    for (;;) {
      await this.#hold({ mode: 'board', order: 'latest', kind: null });
      await this.#feature('question');
      await this.#poll();
      await this.#hold({ mode: 'board', order: 'wanted', kind: 'question' });
      await this.#feature('story');
      await this.#feature('question');
      await this.#hold({ mode: 'join' });
    }
  }

  /** The most wanted of its kind that was not on the wall yet. A question counts as answered when the talk about it is over. */
  async #feature(kind: 'question' | 'story'): Promise<void> {
    const [post] = this.#posts()
      .filter((candidate) => candidate.kind === kind && candidate.status === 'shown' && candidate.to === null)
      .filter(({ id, answer }) => answer === null && !this.#featured.has(id))
      .sort((a, b) => b.support - a.support);
    if (!post) return;
    this.#featured.add(post.id);
    await this.#hold({ mode: 'post', post: post.id });
    if (kind === 'question') await this.#host.ask({ type: 'post.answer', post: post.id, on: true });
  }

  /** A poll on the wall: an attendee's that waits for its turn, else the next prepared one, else an old one in a new round. */
  async #poll(): Promise<void> {
    const poll = this.#attendeesPoll() ?? (await this.#ownPoll()) ?? (await this.#nextRound());
    if (poll === undefined) return;
    await this.#hold({ mode: 'poll', poll });
    await this.#pace.pause(15, 20);
    await this.#host.ask({ type: 'poll.close', poll });
    await this.#host.ask({ type: 'poll.publish', poll, on: true });
    await this.#pace.pause(8, 10);
  }

  #attendeesPoll(): PollId | undefined {
    const poll = this.#polls().find(
      ({ id, from, status }) => from === 'attendee' && status === 'open' && !this.#shared.has(id),
    );
    if (poll) this.#shared.add(poll.id);
    return poll?.id;
  }

  async #ownPoll(): Promise<PollId | undefined> {
    const ballot = this.#toAsk.shift();
    if (!ballot) return undefined;
    const reply = await this.#host.ask({
      type: 'poll.add',
      session: this.#session,
      question: ballot.question,
      kind: ballot.kind,
      ...('options' in ballot && { options: [...ballot.options] }),
      ...('low' in ballot && { low: ballot.low, high: ballot.high }),
      results: 'always',
    });
    if (!reply.ok || reply.poll === undefined) return undefined;
    this.#opened(reply.poll);
    return reply.poll;
  }

  async #nextRound(): Promise<PollId | undefined> {
    const [poll] = this.#polls()
      .filter(({ status, round }) => status === 'closed' && round < ROUNDS_MAX)
      .sort((a, b) => a.round - b.round);
    if (!poll) return undefined;
    const reply = await this.#host.ask({ type: 'poll.open', poll: poll.id });
    if (!reply.ok) return undefined;
    this.#opened(poll.id);
    return poll.id;
  }

  async #hold(screen: Screen): Promise<void> {
    await this.#show(screen);
    await this.#pace.pause(15, 20);
  }

  async #show(screen: Screen): Promise<void> {
    await this.#host.ask({ type: 'wall.show', session: this.#session, screen });
  }

  /** What the host's screen holds of this session. */
  #posts(): HostPostView[] {
    return [...this.#host.list.posts.values()].filter(({ session }) => session === this.#session);
  }

  #polls(): HostPollView[] {
    const polls = new Map([...this.#host.list.polls, ...this.#host.now.polls]);
    return [...polls.values()].filter(({ session }) => session === this.#session);
  }
}

/** A choice, then something else, and so on: an audience soon sees what there is. */
const inTurn = (choices: readonly Ballot[], others: readonly OtherBallot[]): (Ballot | OtherBallot)[] => [
  ...choices.flatMap((choice, index) => [choice, ...others.slice(index, index + 1)]),
  ...others.slice(choices.length),
];
