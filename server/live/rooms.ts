import { randomBytes, randomInt } from 'node:crypto';
import { normalName } from '../../shared/codes.ts';
import type { EventId } from '../../shared/ids.ts';
import type { EventDetails } from '../../shared/settings.ts';
import { createEvent } from '../room/create.ts';
import { openRoom, type Room, type RoomNeeds } from './room.ts';

/** The open rooms of this node, and how to come to one. */
export type Rooms = {
  /** By code or hashtag, however typed. */
  find(name: string): Promise<Room | undefined>;
  /** Every event there is. */
  all(): Promise<Room[]>;
  create(request: NewEvent): Promise<{ readonly code: string; readonly hostKey: string } | 'hashtag-taken'>;
  /** Calls back with every room that opens here. */
  onOpen(opened: (room: Room) => void): void;
  close(): Promise<void>;
};

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
      for (const listener of listeners) listener(opened);
      return opened;
    });
    opening.catch(() => open.delete(event));
    open.set(event, opening);
    return opening;
  }

  async function claimCode(event: EventId): Promise<string> {
    for (;;) {
      const code = String(randomInt(100_000, 1_000_000));
      if (await log.claim(code, event)) return code;
    }
  }

  return {
    async find(name) {
      const wanted = normalName(name);
      const event = known.get(wanted) ?? (await log.find(wanted));
      if (event === undefined) return undefined;
      known.set(wanted, event);
      const found = await room(event);
      // A name that was claimed by an event that never came to be.
      return found.state().event ? found : undefined;
    },

    async all() {
      return Promise.all((await log.events()).map(room));
    },

    async create({ details, hashtag, names }) {
      const event = needs.newId();
      if (hashtag !== null && !(await log.claim(hashtag, event))) return 'hashtag-taken';
      const code = await claimCode(event);
      const hostKey = randomBytes(16).toString('base64url');
      const signingKey = randomBytes(32).toString('base64url');
      const seeds = { code, hostKey, signingKey, command: needs.newId() };
      await log.append(event, 0, {
        id: needs.newId(),
        facts: createEvent(details, hashtag, seeds, names, needs.clockwork.now()),
      });
      return { code, hostKey };
    },

    onOpen(opened) {
      listeners.push(opened);
    },

    async close() {
      // A room that never opened has nothing to finish.
      await Promise.allSettled([...open.values()].map(async (opening) => (await opening).close()));
    },
  };
}
