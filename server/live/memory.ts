import { ALL } from '../../shared/all.ts';
import { lookedAgain, neverLooked, type Entered } from '../view/entered.ts';
import type { ViewOf } from '../view/frame.ts';
import { orderOf } from '../view/order.ts';
import type { Room } from './room.ts';

/**
 * When what entered which view of a room, as this node saw it: one memory for all who are shown the view, so that a screen
 * may begin with what came with its page and go on with what it is sent. It lives as long as the room.
 */
export function look(room: Room, of: ViewOf): Entered {
  const memories = ofRooms.get(room) ?? new Map<string, Entered>();
  ofRooms.set(room, memories);
  const state = room.state();
  const key = viewKey(of);
  const before = memories.get(key) ?? neverLooked;
  const session = of.session === ALL ? ALL : state.sessions.get(of.session);
  if (!session) return before;
  const memory = lookedAgain(before, orderOf(state, session, of.role, of.name), state.seq);
  memories.set(key, memory);
  return memory;
}

/** Which view it is, as text. */
export const viewKey = ({ session, role, name, keys }: ViewOf): string => `${session} ${role} ${name} ${String(keys)}`;

const ofRooms = new WeakMap<Room, Map<string, Entered>>();
