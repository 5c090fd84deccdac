import type { MineChange } from '../../shared/mine.ts';
import type { Mine, MineBallot, MinePoll, MinePost } from '../../shared/views.ts';
import type { Change } from '../../shared/wire.ts';
import { nobody } from '../room/blank.ts';
import { isSettled, type Cast, type Person, type Poll, type Post, type State } from '../room/state.ts';
import { some } from './frame.ts';
import { pollStatus } from './poll.ts';
import { promiseOf } from './post.ts';

/** What is one attendee's own, in all sessions: told to that attendee's screens and to nobody else. */
export function mineOf(state: State, attendee: string): Mine {
  const person = state.people.get(attendee) ?? nobody;
  return {
    muted: !person.muted.isEmpty(),
    posts: person.posts.flatMap((id) => {
      const post = state.posts.get(id);
      return post ? [minePost(post, state)] : [];
    }),
    polls: person.polls.flatMap((id) => {
      const poll = state.polls.get(id);
      return poll ? [minePoll(poll)] : [];
    }),
    supports: person.supports,
    reports: person.reports.toArray(),
    ballots: person.ballots.map(mineBallot),
  };
}

/**
 * What of it is otherwise than it was `before`; null where nothing is. No session was sealed in between: nothing else takes
 * away what somebody said, asked, reported or voted.
 */
export function mineSince(before: State, state: State, attendee: string): Omit<MineChange, 'from' | 'to'> | null {
  const was = before.people.get(attendee) ?? nobody;
  const is = state.people.get(attendee) ?? nobody;
  const muted = !is.muted.isEmpty();
  const change = {
    ...(muted === was.muted.isEmpty() && { muted }),
    ...some(
      'posts',
      is.posts.flatMap((id) => postSince(before, state, id)),
    ),
    ...some(
      'polls',
      is.polls.flatMap((id) => pollSince(before.polls.get(id), state.polls.get(id))),
    ),
    ...some('supports', missing(is.supports, was.supports)),
    ...some('reports', missing(is.reports, was.reports)),
    ...some('ballots', ballotsSince(was.ballots, is.ballots)),
    ...some('gone', missing(was.supports, is.supports)),
  };
  return Object.keys(change).length > 0 ? change : null;
}

function postSince(before: State, state: State, id: string): readonly Change<MinePost>[] {
  const [was, is] = [before.posts.get(id), state.posts.get(id)];
  if (!is || (was === is && isOnWall(was, before) === isOnWall(is, state))) return [];
  return changeOf(was && minePost(was, before), minePost(is, state));
}

function pollSince(was: Poll | undefined, is: Poll | undefined): readonly Change<MinePoll>[] {
  return !is || was === is ? [] : changeOf(was && minePoll(was), minePoll(is));
}

/** The keys that have another value, or all where there was nothing; none where all are the same. */
function changeOf<Entity extends { readonly id: string }>(was: Entity | undefined, is: Entity): Change<Entity>[] {
  if (!was) return [is];
  const keys = (Object.keys(is) as (keyof Entity)[]).filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
  );
  if (keys.length === 0) return [];
  return [Object.assign({ id: is.id }, ...keys.map((key) => ({ [key]: is[key] }))) as Change<Entity>];
}

/** Those of the one that are not in the other. */
function missing(one: Ids, other: Ids): string[] {
  if (one === other) return [];
  const there = new Set(other);
  return [...one].filter((id) => !there.has(id));
}

type Ids = Person['supports'] | Person['reports'];

function ballotsSince(was: Person['ballots'], is: Person['ballots']): MineBallot[] {
  if (was === is) return [];
  return is.filter((cast) => !was.includes(cast)).map(mineBallot);
}

function mineBallot({ poll, round, ballot }: Cast): MineBallot {
  const { choices, words, number } = ballot;
  return {
    ...{ poll, round, choices },
    ...(words && { words: words.map(({ text }) => text) }),
    ...(number !== undefined && { number }),
  };
}

function minePoll(poll: Poll): MinePoll {
  return {
    id: poll.id,
    session: poll.session,
    question: poll.question,
    status: pollStatus(poll),
    reason: poll.reason,
    returned: poll.returned && poll.hidden,
    options: poll.options.flatMap(({ from, text }) => (from === 'author' ? [text] : [])),
  };
}

function minePost(post: Post, state: State): MinePost {
  const { id, session, kind, poll, to, at, text, status, reason, returned, offered, draft, kept, support } = post;
  const { answer, archive } = post;
  return {
    id,
    session,
    kind,
    poll,
    to,
    at,
    text,
    status,
    reason,
    returned: returned && status === 'hidden',
    offered: offered && status === 'hidden',
    draft: draft?.text ?? null,
    kept,
    support,
    answer,
    promise: promiseOf(post),
    archive,
    group: post.group,
    onWall: isOnWall(post, state),
    editable: status !== 'withdrawn' && !isSettled(post),
  };
}

/** Whether it has the wall of its session to itself. */
function isOnWall({ id, session }: Post, state: State): boolean {
  const screen = state.sessions.get(session)?.screen;
  return screen?.mode === 'post' && screen.post === id;
}
