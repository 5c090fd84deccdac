import {
  sizeOf,
  type BroughtPoll,
  type BroughtPost,
  type BroughtScreen,
  type BroughtSession,
} from '../../../shared/brought.ts';
import type { CommandOf } from '../../../shared/commands.ts';
import { BROUGHT_MAX } from '../../../shared/limits.ts';
import { refused, type Refused } from '../../../shared/replies.ts';
import type { Screen } from '../../../shared/screens.ts';
import { hashOfContent } from '../mark.ts';
import { statedOf } from '../poll-spec.ts';
import type { Session, State } from '../state.ts';
import { parted, type Rules, type Stated } from './rule.ts';

/** What was said elsewhere: all of it comes in one batch, and goes in one. */
export const importRules: Rules<'session.import' | 'session.unimport'> = {
  'session.import': (command, state) => {
    const hash = hashOfContent(command.sessions);
    const wrong = importFault(command, hash, state);
    if (wrong) return wrong;
    const batch = new Batch(state.seq, { import: `i${state.seq + 1}`, format: command.format, hash });
    for (const session of command.sessions) batch.bring(session, command.into);
    return batch.facts;
  },

  'session.unimport': ({ import: id }, state) => {
    const sessions = [...state.sessions.values()].filter(({ imports }) => imports.some((each) => each.id === id));
    if (sessions.length === 0) return refused('unknown', { field: 'import' });
    const emptied = sessions.filter((session) => isOwn(session, id) && holdsNothingElse(session, id, state));
    // An event has at least one session.
    const gone = new Set(emptied.length < state.agenda.size ? emptied : emptied.slice(1));
    return sessions.flatMap((session): Stated[] => [
      ...session.posts.toArray().flatMap((post) => leftBehind(post, id, state)),
      { type: 'session.unimported', session: session.id, import: id },
      ...(gone.has(session) ? [{ type: 'session.removed', session: session.id } as const] : []),
    ]);
  },
};

function importFault(command: CommandOf<'session.import'>, hash: string, state: State): Refused | null {
  const size = sizeOf(command.sessions);
  if (size > BROUGHT_MAX)
    return refused('invalid', {
      field: 'sessions',
      hint: `${size} things are more than the ${BROUGHT_MAX} of one file.`,
    });
  if ([...state.sessions.values()].some(({ imports }) => imports.some((each) => each.hash === hash)))
    return refused('already-done', { hint: 'The very same was brought in before, and is there.' });
  if (command.into === null)
    return command.sessions.some(({ details }) => details === null)
      ? refused('invalid', { field: 'into', hint: 'It has no title of its own. Name the session it goes into.' })
      : null;
  const session = state.sessions.get(command.into);
  if (!session) return refused('unknown', { field: 'into' });
  if (session.sealed) return refused('sealed');
  if (command.sessions.length > 1)
    return refused('invalid', { field: 'into', hint: 'There are several. Bring each in as a session of its own.' });
  return size === 0 ? refused('empty', { field: 'sessions' }) : null;
}

const isOwn = ({ imports }: Session, id: string): boolean => imports.some((each) => each.id === id && each.own);

function holdsNothingElse(session: Session, id: string, { posts, polls }: State): boolean {
  return (
    session.state !== 'live' &&
    session.posts.every((post) => posts.get(post)?.import === id) &&
    session.polls.every((poll) => polls.get(poll)?.import === id)
  );
}

/** Questions of this place that stand under one that goes. */
function leftBehind(id: string, gone: string, { posts }: State): Stated[] {
  const post = posts.get(id);
  if (post?.import !== gone) return [];
  return parted({ ...post, grouped: post.grouped.filter((member) => posts.get(member)?.import !== gone) });
}

/** What all of a batch is known by. */
type Mark = Pick<Extract<Stated, { type: 'session.imported' }>, 'import' | 'format' | 'hash'>;

/** Facts in their order, each naming what it makes after the seq it will have. */
class Batch {
  readonly facts: Stated[] = [];
  readonly #seq: number;
  readonly #of: Mark;

  constructor(seq: number, of: Mark) {
    this.#seq = seq;
    this.#of = of;
  }

  bring(brought: BroughtSession, into: string | null): void {
    const session = into ?? this.#named('s');
    const { details, state, startedAt, closedAt } = brought;
    if (into === null && details) this.facts.push({ type: 'session.added', session, details });
    const own = into === null ? { state, startedAt, closedAt, minutes: brought.minutes } : null;
    this.facts.push({ type: 'session.imported', session, own, ...this.#of });
    const said: string[] = [];
    const polls = brought.polls.map((poll) => this.#bringPoll(poll, session));
    const asked = polls.map(([id]) => id);
    const posts = brought.posts.flatMap((post) => this.#bringPost(post, session, asked, said));
    if (own === null) return;
    this.#bringFilm(brought, session);
    const shows = brought.wall.flatMap(({ at, screen }): Shown[] => {
      const here = screenHere(screen, said, asked);
      return here ? [{ at, screen: here }] : [];
    });
    if (shows.length > 0) this.facts.push({ type: 'wall.imported', session, shows });
    if (!brought.sealed) return;
    const tallies = { posts: Object.fromEntries(posts), polls: Object.fromEntries(polls) };
    this.facts.push({ type: 'session.sealed', session, tallies });
  }

  #bringFilm({ video, transcript }: BroughtSession, session: string): void {
    if (!video) return;
    this.facts.push({ type: 'video.added', session, film: video.film });
    for (const { at, ...moment } of video.moments)
      this.facts.push({ type: 'video.marked', session, moment: at, ...moment });
    if (transcript.length > 0) this.facts.push({ type: 'transcript.added', session, text: { cues: transcript } });
  }

  /** `said` takes the ids of what stands by itself and in other words, in their order. */
  #bringPost(post: BroughtPost, session: string, asked: readonly string[], said: string[]) {
    const counted: [string, { support: number; reports: number }][] = [];
    const say = (words: BroughtPost, to: string | null): string => {
      const id = this.#named('p');
      counted.push([id, { support: words.support, reports: 0 }]);
      const poll = words.poll === null ? undefined : asked[words.poll];
      const { kind, from, source, at, edited, voice, support, pinned, text, name, as, labels, answer, promise } = words;
      this.facts.push({
        type: 'post.imported',
        session,
        post: id,
        import: this.#of.import,
        kind,
        ...(poll !== undefined && { poll }),
        to,
        from,
        source,
        saidAt: at,
        answeredAt: answer?.at ?? null,
        late: answer?.late ?? false,
        edited,
        voice,
        support,
        pinned,
        text: { text, name, as, answer: answer?.text ?? null, answeredBy: answer?.name ?? null, promise, labels },
      });
      return id;
    };
    const id = say(post, null);
    said.push(id);
    for (const text of post.grouped) {
      const other = say({ ...post, ...alone, text, name: null, as: null }, null);
      said.push(other);
      this.facts.push({ type: 'post.grouped', session, post: other, into: id });
    }
    for (const reply of post.replies) say({ ...post, ...alone, kind: 'comment', ...reply }, id);
    return counted;
  }

  #bringPoll({ at, from, source, published, rounds, times, ...asked }: BroughtPoll, session: string) {
    const id = this.#named('v');
    this.facts.push({
      ...statedOf(asked),
      type: 'poll.imported',
      session,
      poll: id,
      import: this.#of.import,
      askedAt: at,
      ...{ from, source, published, rounds, times },
    });
    return [id, rounds] as const;
  }

  #named(letter: string): string {
    return `${letter}${this.#seq + this.facts.length + 1}`;
  }
}

type Shown = Extract<Stated, { type: 'wall.imported' }>['shows'][number];

/** The same screen with the ids of here; null where the file names nothing. */
function screenHere(screen: BroughtScreen, posts: readonly string[], polls: readonly string[]): Screen | null {
  if (screen.mode === 'board') return screen;
  if (!('nth' in screen)) return { mode: screen.mode };
  const id = (screen.mode === 'post' ? posts : polls)[screen.nth];
  if (id === undefined) return null;
  return screen.mode === 'post' ? { mode: 'post', post: id } : { mode: 'poll', poll: id };
}

/** What belongs to a question by itself, and not to one in other words or to a reply. */
const alone = {
  poll: null,
  support: 0,
  answer: null,
  promise: null,
  pinned: false,
  labels: [],
  edited: false,
  voice: null,
};
