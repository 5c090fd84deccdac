import { nothingHeld, type Held } from '../../shared/held.ts';
import type { Asked } from '../../shared/commands.ts';
import { heldAfter, type FirstView } from '../../shared/first-view.ts';
import type { EventSummary } from '../../shared/http.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Mine } from '../../shared/views.ts';
import { asAttendee } from '../link/identity.ts';
import type { Room } from '../link/room.svelte.ts';
import type NoticesPart from './Notices.svelte';

/** A chunk that did not come is asked for again after this long, in ms. */
const AGAIN = 4000;

/**
 * What this phone holds of the room: at first what came with the page, so that one can read and write before the socket's
 * own code is here; then the room speaks.
 */
export class View {
  /** Comes with the room, without which there is nothing to tell. */
  Notices: typeof NoticesPart | null = $state.raw(null);
  readonly #code: string;
  #room: Room | null = $state.raw(null);
  readonly #first: Pick<Room, 'now' | 'list'>;
  #failed = $state(false);

  constructor(event: EventSummary, wanted: string | undefined, first: FirstView | null) {
    this.#code = event.code;
    const session =
      wanted ?? first?.now.session ?? (event.sessions.find(({ state }) => state === 'live') ?? event.sessions[0])?.id;
    const nothing = { ...nothingHeld(), session: session ?? '', sessions: event.sessions };
    this.#first = first ? { now: heldAfter(first.now), list: heldAfter(first.list) } : { now: nothing, list: nothing };
    void this.#open(session);
  }

  get now(): Held {
    return this.#room && this.#room.now.session !== '' ? this.#room.now : this.#first.now;
  }
  get list(): Held {
    return this.#room && this.#room.list.session !== '' ? this.#room.list : this.#first.list;
  }
  /** Whether the list is there. */
  get whole(): boolean {
    return this.list.epoch !== '';
  }
  get mine(): Mine {
    return this.#room?.mine ?? nothingMine;
  }
  get link(): 'connecting' | 'live' | 'away' {
    return this.#room?.link ?? (this.#failed ? 'away' : 'connecting');
  }
  get turned(): Room['turned'] {
    return this.#room?.turned ?? null;
  }
  get before(): Room['before'] {
    return this.#room?.before ?? null;
  }

  follow(session: string | undefined): void {
    this.#room?.follow(session);
  }

  /** One try; the outbox tries again. */
  ask(command: Asked): Promise<Reply> {
    return this.#room ? this.#room.ask(command) : Promise.reject(new Error('Not connected yet.'));
  }

  async #open(session: string | undefined): Promise<void> {
    for (;;) {
      const loaded = await import('./connected.ts').catch(() => null);
      this.#failed = loaded === null;
      if (loaded) {
        const room = new loaded.Room(asAttendee(this.#code), { keep: `phone:${this.#code}`, first: this.#first });
        if (session !== undefined) room.follow(session);
        room.open();
        this.#room = room;
        this.Notices = loaded.Notices;
        return;
      }
      await pause(AGAIN);
    }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const nothingMine: Mine = { muted: false, posts: [], polls: [], supports: [], reports: [], ballots: [] };
