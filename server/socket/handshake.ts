import { handshake, type Turned } from '../../shared/wire.ts';
import type { ViewName } from '../../shared/wire.ts';
import type { ViewRole } from '../../shared/roles.ts';
import type { Room } from '../live/room.ts';
import type { Rooms } from '../live/rooms.ts';
import { keyWith, recognise } from '../border/tokens.ts';
import { roleOf, type Asker } from '../room/permissions.ts';
import { defaultSession, type State } from '../room/state.ts';

/** A screen that may come in: which room, who is at it, what it sees and what it already holds. */
export type Seated = {
  readonly room: Room;
  readonly session: string;
  readonly view: ViewRole;
  /** Null for a wall, which asks for nothing. */
  readonly asker: Asker | null;
  readonly keys: boolean;
  readonly from: Partial<Record<ViewName, number>>;
};

/** Checks what a screen says when it connects. `busy` and `unavailable` pass; the others are final. */
export async function seat(auth: unknown, rooms: Rooms): Promise<Seated | Turned> {
  const said = handshake.safeParse(auth);
  if (!said.success) return 'invalid';
  const { event, view, token, hostKey, from, epoch } = said.data;
  const room = await rooms.find(event);
  if (!room) return 'unknown-event';
  const state = room.state();
  const session = said.data.session === undefined ? defaultSession(state) : state.sessions.get(said.data.session);
  if (!session) return 'unknown-session';
  const asker = view === 'wall' ? null : askerOf(state, token, hostKey);
  const role = asker && roleOf(asker, state);
  if (view !== 'wall' && (!role || (view === 'attendee') !== (role === 'attendee'))) return 'unauthorised';
  const known = epoch === room.epoch ? from : undefined;
  return {
    room,
    session: session.id,
    view,
    asker,
    keys: role === 'host',
    from: {
      ...(known?.now === undefined ? {} : { now: known.now }),
      ...(known?.list === undefined ? {} : { list: known.list }),
    },
  };
}

function askerOf(state: State, token: string | undefined, hostKey: string | undefined): Asker | null {
  if (token !== undefined) return recognise(state, token);
  const key = hostKey === undefined ? undefined : keyWith(state, hostKey);
  return key ? { kind: 'key', id: key.id } : null;
}
