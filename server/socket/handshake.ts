import { ALL } from '../../shared/all.ts';
import { handshake, type Turned } from '../../shared/wire.ts';
import type { ViewName } from '../../shared/wire.ts';
import type { Role, ViewRole } from '../../shared/roles.ts';
import type { Room } from '../live/room.ts';
import type { Rooms } from '../live/rooms.ts';
import { keyWith, recognise } from '../border/tokens.ts';
import { roleOf, type Asker } from '../room/permissions.ts';
import { defaultSession, followed, type State } from '../room/state.ts';

/** A screen that may come in: which room, who is at it, what it sees and what it already holds. */
export type Seated = {
  readonly room: Room;
  readonly session: string;
  readonly view: ViewRole;
  /** Null for a wall, which asks for nothing. */
  readonly asker: Asker | null;
  readonly keys: boolean;
  /** The seq up to which it holds each view; 0 is nothing. */
  readonly from: Readonly<Record<ViewName, number>>;
};

/** Checks what a screen says when it connects. `busy` and `unavailable` pass; the others are final. */
export async function seat(auth: unknown, rooms: Rooms): Promise<Seated | Turned | 'deleted'> {
  const said = handshake.safeParse(auth);
  if (!said.success) return 'invalid';
  const { event, view, token, hostKey, from, epoch } = said.data;
  const room = await rooms.find(event);
  if (!room) return room === null ? 'deleted' : 'unknown-event';
  // A screen that comes from another node may hold more than this one has heard.
  if (epoch === room.epoch) await room.reach(Math.max(from?.now ?? 0, from?.list ?? 0));
  const state = room.state();
  const session = said.data.session ?? defaultSession(state)?.id ?? '';
  if (followed(state, session).length === 0 || (session === ALL && view !== 'attendee')) return 'unknown-session';
  const asker = view === 'wall' ? null : askerOf(state, token, hostKey);
  const role = asker && roleOf(asker, state);
  if (view !== 'wall' && !(role && maySee(role, view))) return 'unauthorised';
  const held = epoch === room.epoch ? { now: from?.now ?? 0, list: from?.list ?? 0 } : { now: 0, list: 0 };
  return {
    room,
    session,
    view,
    asker,
    keys: view === 'host' && role === 'host',
    from: { now: within(held.now, state), list: within(held.list, state) },
  };
}

/** What a screen says it holds; nothing, where the log has no such seq. */
const within = (seq: number, state: State): number => (seq <= state.seq ? seq : 0);

/** Whose a view is; a wall's is everyone's. */
const seers = {
  attendee: ['attendee'],
  host: ['host', 'moderator', 'helper'],
  speaker: ['speaker', 'host', 'moderator'],
} as const satisfies Record<Exclude<ViewRole, 'wall'>, readonly Role[]>;

const maySee = (role: Role, view: keyof typeof seers): boolean => (seers[view] as readonly Role[]).includes(role);

function askerOf(state: State, token: string | undefined, hostKey: string | undefined): Asker | null {
  if (token !== undefined) return recognise(state, token);
  const key = hostKey === undefined ? undefined : keyWith(state, hostKey);
  return key ? { kind: 'key', id: key.id } : null;
}
