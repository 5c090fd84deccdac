import { nothingHeld, type Held } from './held.ts';
import { GONE_MAX } from './limits.ts';
import { newestFirst } from './newest-first.ts';
import type { PollView, PostView } from './views.ts';
import type { Change, Frame } from './wire.ts';

/**
 * The view after a frame, or null where the frame does not follow what is held (then connect again, saying what is held).
 * A frame may begin before what is held: its values are absolute. One that ends before is old news and changes nothing.
 */
export function apply<Post extends PostView, Poll extends PollView>(
  held: Held<Post, Poll>,
  frame: Frame<Post, Poll>,
): Held<Post, Poll> | null {
  const whole = frame.from === 0;
  const follows = frame.epoch === held.epoch && frame.session === held.session && frame.from <= held.to;
  if (!whole && !follows) return null;
  if (follows && frame.to < held.to) return held;
  const base = whole ? nothingHeld<Post, Poll>() : held;
  const order = frame.order ?? reordered(base, frame);
  const listed = order === base.order ? null : new Set(order);
  return {
    epoch: frame.epoch,
    session: frame.session,
    to: frame.to,
    event: frame.event ?? base.event,
    sessions: agendaOf(base.sessions, frame),
    keys: frame.keys ?? base.keys,
    wall: frame.wall ?? base.wall,
    balance: frame.balance ?? base.balance,
    posts: merged(base.posts, frame.posts, listed),
    polls: merged(base.polls, frame.polls, listed),
    order,
    ...heard(base, frame),
  };
}

/** Without what left, and with what came. */
function reordered({ order, posts, polls }: Held, frame: Frame): Held['order'] {
  const came = [...(frame.posts ?? []), ...(frame.polls ?? [])].filter(({ id }) => !posts.has(id) && !polls.has(id));
  if (!frame.left && came.length === 0) return order;
  const left = new Set(frame.left);
  return newestFirst([...order.filter((id) => !left.has(id)), ...came.map(({ id }) => id)]);
}

function agendaOf(sessions: Held['sessions'], { sessions: changes, agenda }: Frame): Held['sessions'] {
  if (!changes && !agenda) return sessions;
  const held = new Map(sessions.map((session) => [session.id, session]));
  return [...merged(held, changes, agenda ? new Set(agenda) : null).values()];
}

/** Starts anew where the view is whole, and where more was taken away than is worth remembering. */
function heard(base: Held, { from, to, gone }: Frame): Pick<Held, 'gone' | 'hearsFrom'> {
  const all = gone ? { ...base.gone, ...Object.fromEntries(gone.map((id) => [id, to])) } : base.gone;
  const anew = from === 0 || Object.keys(all).length > GONE_MAX;
  return anew ? { gone: {}, hearsFrom: to } : { gone: all, hearsFrom: base.hearsFrom };
}

/** Held entities with changes to them, and what is new behind them; of these, where there is a list, what is listed. */
export function merged<Entity extends { readonly id: string }>(
  held: ReadonlyMap<string, Entity>,
  changes: readonly Change<Entity>[] | undefined,
  listed: ReadonlySet<string> | null,
): ReadonlyMap<string, Entity> {
  if (!changes && !listed) return held;
  const next = new Map<string, Entity>();
  for (const [id, entity] of held) if (!listed || listed.has(id)) next.set(id, entity);
  for (const change of changes ?? []) {
    // The server sends whole what a screen does not hold, so old and new together are an entity.
    next.set(change.id, { ...next.get(change.id), ...change } as Entity);
  }
  return next;
}
