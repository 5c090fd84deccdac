/* eslint-disable svelte/prefer-svelte-reactivity -- the map is replaced as a whole; the reactive one weighs 3 KB */
import { nothingHeld, type Held } from '../../shared/held.ts';
import type { Asked } from '../../shared/commands.ts';
import type { EventSummary } from '../../shared/http.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Mine } from '../../shared/views.ts';
import { olderPosts } from '../link/api.ts';
import { asAttendee } from '../link/identity.ts';
import type { Room } from '../link/room.svelte.ts';
import type NoticesPart from './Notices.svelte';

/** The first posts come before the socket's code if they come within this time, in ms; a dead network never says so. */
const HEAD_START = 1500;
/** A chunk that did not come is asked for again after this long, in ms. */
const AGAIN = 4000;

/**
 * What this phone holds of the room. The newest posts come over HTTP at first, so that one can read and write before
 * the socket's own code is here; from its first frame on, the room speaks.
 */
export class View {
  /** Comes with the room, without which there is nothing to tell. */
  Notices: typeof NoticesPart | null = $state.raw(null);
  readonly #code: string;
  #room: Room | null = $state.raw(null);
  #first: Held;
  #failed = $state(false);

  constructor(event: EventSummary, wanted: string | undefined) {
    this.#code = event.code;
    const session = wanted ?? (event.sessions.find(({ state }) => state === 'live') ?? event.sessions[0])?.id;
    this.#first = $state.raw({ ...nothingHeld(), session: session ?? '', sessions: event.sessions });
    void this.#open(session);
  }

  get now(): Held {
    return this.#room && this.#room.now.session !== '' ? this.#room.now : this.#first;
  }
  get list(): Held {
    return this.#room && this.#room.list.session !== '' ? this.#room.list : this.#first;
  }
  /** Whether the list is the room's own, and not a first look. */
  get whole(): boolean {
    return this.list !== this.#first;
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
    if (session !== undefined) await Promise.race([this.#look(session), pause(HEAD_START)]);
    for (;;) {
      const loaded = await import('./connected.ts').catch(() => null);
      this.#failed = loaded === null;
      if (loaded) {
        const room = new loaded.Room(asAttendee(this.#code), { keep: `phone:${this.#code}` });
        if (session !== undefined) room.follow(session);
        room.open();
        this.#room = room;
        this.Notices = loaded.Notices;
        return;
      }
      await pause(AGAIN);
    }
  }

  async #look(session: string): Promise<void> {
    const answer = await olderPosts(this.#code, session, null);
    if (!answer.ok) return;
    const { posts } = answer.value;
    this.#first = {
      ...this.#first,
      posts: new Map(posts.map((post) => [post.id, post])),
      order: posts.map((post) => post.id),
    };
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const nothingMine: Mine = { muted: false, posts: [], polls: [], supports: [], reports: [], ballots: [] };
