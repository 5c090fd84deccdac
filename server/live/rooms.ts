import { randomBytes, randomInt } from 'node:crypto';
import { normalName } from '../../shared/codes.ts';
import type { Fact } from '../../shared/facts.ts';
import type { EventId } from '../../shared/ids.ts';
import type { EventDetails } from '../../shared/settings.ts';
import { createEvent, type EventSeeds } from '../room/create.ts';
import { createRehearsal } from '../room/rehearse.ts';
import { openRoom, type Room, type RoomNeeds } from './room.ts';

/** The open rooms of this node, and how to come to one. */
export type Rooms = {
  /** By code or hashtag, however typed; null where the event was deleted, undefined where there never was one. */
  find(name: string): Promise<Room | null | undefined>;
  /** Every event there is. What came due while nobody had it open is done from then on. */
  all(): Promise<Room[]>;
  create(request: NewEvent): Promise<Made | 'hashtag-taken'>;
  /** A copy to try things with: of the agenda and of what is prepared, and of nothing that anybody said. */
  rehearse(room: Room, host: string): Promise<Made>;
  /** Calls back with every room that opens here. */
  onOpen(opened: (room: Room) => void): void;
  close(): Promise<void>;
};

export type Made = { readonly code: string; readonly hostKey: string };

export type NewEvent = {
  readonly details: EventDetails;
  readonly hashtag: string | null;
  readonly names: { readonly host: string; readonly session: string };
};

export function openRooms(needs: RoomNeeds): Rooms {
  const { log } = needs;
  const open = new Map<EventId, Promise<Room>>();
  /** Names never lead anywhere else, so that those who come need no disk. */
  const known = new Map<string, EventId>();
  const listeners: ((room: Room) => void)[] = [];

  function room(event: EventId): Promise<Room> {
    const known = open.get(event);
    if (known) return known;
    const opening = openRoom(event, needs).then((opened) => {
      if (isDeleted(opened)) void letGo(opened);
      else opened.follow(() => void (isDeleted(opened) && letGo(opened)));
      opened.parted.addEventListener('abort', () => void letGo(opened));
      for (const listener of listeners) listener(opened);
      return opened;
    });
    opening.catch(() => open.delete(event));
    open.set(event, opening);
    return opening;
  }

  /**
   * Of a deleted event nothing is left to do but to remove it from the log, which closing waits for. One whose log has
   * another history opens anew for those who come, under the names that the log still knows.
   */
  async function letGo(room: Room): Promise<void> {
    await room.close();
    open.delete(room.event);
    for (const [name, event] of known) if (event === room.event) known.delete(name);
  }

  async function claimCode(event: EventId): Promise<string> {
    for (;;) {
      const code = String(randomInt(100_000, 1_000_000));
      if (await log.claim(code, event)) return code;
    }
  }

  async function begin(event: EventId, first: (seeds: EventSeeds, moment: number) => Fact[]): Promise<Made> {
    const code = await claimCode(event);
    const hostKey = randomBytes(16).toString('base64url');
    const signingKey = randomBytes(32).toString('base64url');
    const seeds = { code, hostKey, signingKey, command: needs.newId() };
    await log.append(event, 0, { id: needs.newId(), facts: first(seeds, needs.clockwork.now()) });
    return { code, hostKey };
  }

  return {
    async find(name) {
      const wanted = normalName(name);
      const event = known.get(wanted) ?? (await log.find(wanted));
      if (typeof event !== 'string') return event;
      known.set(wanted, event);
      const found = await room(event);
      if (isDeleted(found)) return null;
      // A name that was claimed by an event that never came to be.
      return found.state().event ? found : undefined;
    },

    async all() {
      const rooms: Room[] = [];
      // One after another, so that those who come meanwhile are let in.
      for (const event of await log.events()) rooms.push(await room(event));
      return rooms.filter((each) => !isDeleted(each));
    },

    async create({ details, hashtag, names }) {
      const event = needs.newId();
      if (hashtag !== null && !(await log.claim(hashtag, event))) return 'hashtag-taken';
      return begin(event, (seeds, moment) => createEvent(details, hashtag, seeds, names, moment));
    },

    rehearse: (room, host) =>
      begin(needs.newId(), (seeds, moment) => createRehearsal(room.state(), seeds, host, moment)),

    onOpen(opened) {
      listeners.push(opened);
    },

    async close() {
      // A room that never opened has nothing to finish.
      await Promise.allSettled([...open.values()].map(async (opening) => (await opening).close()));
    },
  };
}

const isDeleted = (room: Room): boolean => room.state().event?.deleted === true;
