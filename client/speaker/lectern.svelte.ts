import type { SpeakerPostView } from '../../shared/views.ts';
import { asSpeaker, codeFromPath, speakerKeyFromFragment } from '../link/identity.ts';
import { Room } from '../link/room.svelte.ts';
import { clockAhead } from '../link/server-clock.ts';
import { hasMovedOn, sessionOf } from '../link/session.ts';
import { queryOf, sessionIn } from './address.ts';
import { nextOf, sceneOf } from './scene.ts';

/** Why there is nothing to see. */
export type Outside = 'noKey' | 'refused' | 'unknownEvent' | 'deleted';

/** What one speaker has before them. */
export class Lectern {
  readonly code = codeFromPath();
  #room: Room<SpeakerPostView> | null = $state.raw(null);
  /** The session that the address names: it is kept to, also when another one goes live. */
  #chosen: string | undefined = sessionIn(location.search);
  /** How far the server's clock is ahead of this device's, ms. */
  ahead = $state(0);

  readonly #held = $derived(this.#room?.now ?? null);
  readonly event = $derived(this.#held?.event ?? null);
  readonly sessions = $derived(this.#held?.sessions ?? []);
  readonly session = $derived(this.#held ? sessionOf(this.#held) : undefined);
  readonly scene = $derived(this.#held && sceneOf(this.#held));
  readonly next = $derived(this.#held ? nextOf(this.#held) : []);
  readonly notice = $derived(this.#held?.wall?.notice ?? null);
  /** When the timer ends, ms since 1970 by the server's clock; null where there is none. */
  readonly until = $derived(this.session?.state === 'live' ? (this.#held?.wall?.until ?? null) : null);
  readonly away = $derived(this.#room?.link === 'away');
  readonly outside: Outside | null = $derived.by(() => {
    if (!this.#room) return 'noKey';
    if (this.#room.turned === 'unauthorised' || this.#room.turned === 'invalid') return 'refused';
    if (this.#room.turned === 'deleted') return 'deleted';
    // What it holds stays before them until the server knows the event again.
    return this.#room.turned === 'unknown-event' && !this.event ? 'unknownEvent' : null;
  });

  /** Connects with the key of the address, or the one this device holds. */
  open(): void {
    this.#room?.close();
    const key = speakerKeyFromFragment(this.code);
    this.#room = key === null ? null : new Room<SpeakerPostView>(asSpeaker(this.code, key));
    if (this.#chosen !== undefined) this.#room?.follow(this.#chosen);
    this.#room?.open();
  }

  /** Keeps to this session from here on, after a reload too. */
  choose(session: string): void {
    this.#chosen = session;
    history.replaceState(history.state, '', queryOf(session));
    this.#room?.follow(session);
  }

  /** Goes where the event goes. To be called within an effect. */
  goAlong(): void {
    const room = this.#room;
    const astray = room?.turned === 'unknown-session';
    if (astray) this.#chosen = undefined;
    if (astray || (room && this.#chosen === undefined && hasMovedOn(room.now))) room.follow(undefined);
  }

  /** Asks the server for its time. To be called within an effect. */
  setClock(): void {
    if (this.until !== null && this.#room?.link === 'live') void clockAhead().then((ahead) => (this.ahead = ahead));
  }
}
