import type { Held } from '../../shared/held.ts';
import type { Links } from '../../shared/http.ts';
import type { SessionView } from '../../shared/views.ts';
import { getEvent, onePost } from '../link/api.ts';
import { remember, remembered } from '../link/remember.ts';
import { Room } from '../link/room.svelte.ts';
import { clockAhead } from '../link/server-clock.ts';
import { hasMovedOn, sessionOf } from '../link/session.ts';
import { mayShow, toFollow, type Follows } from './follows.ts';
import { Local } from './local.svelte.ts';
import type { WallParams } from './params.ts';
import { sceneOf, type Scene } from './scene.ts';
import { absenceProves, nothingDoubted, still } from './still.ts';

/** What one wall holds and shows. */
export class Wall {
  readonly local: Local;
  readonly #params: WallParams;
  #follows: Follows = $state.raw({ of: 'live' });
  readonly #room: Room;
  readonly #linksKey: string;
  /** As they were last time, until the server says them again: the page's own address may be one that only this machine knows. */
  #links = $state.raw<Omit<Links, 'host'> | null>(null);
  #found = false;

  constructor(params: WallParams) {
    const { event, follows } = params;
    const session = follows.of === 'session' ? follows.session : undefined;
    const own = session ?? (follows.of === 'live' ? '' : JSON.stringify(follows));
    const key = `wall:${event.toLowerCase()}:${own}`;
    this.#params = params;
    this.#follows = follows;
    this.#linksKey = `links:${event.toLowerCase()}`;
    this.#links = remembered(this.#linksKey) as Omit<Links, 'host'> | null;
    this.local = new Local(key, params.dark);
    this.#room = new Room(() => ({ event, view: 'wall', ...pinnedTo(this.#follows) }), { keep: key });
  }

  readonly #still = $derived.by(() => (this.local.frozen ? still(this.local.frozen, this.#room.now) : null));
  readonly #held: Held = $derived.by(() => this.#still?.held ?? this.#room.now);
  readonly doubted: ReadonlySet<string> = $derived(this.#still?.doubted ?? nothingDoubted);
  readonly absenceProves = $derived.by(() => this.#still !== null || absenceProves(this.#room.now));
  /** By its own keyboard or by the hosts: nothing turns over. */
  readonly frozen = $derived.by(() => this.local.frozen !== null || this.#held.wall?.frozen === true);

  readonly deleted = $derived.by(() => this.#room.turned === 'deleted');
  readonly scene: Scene = $derived.by(() =>
    this.deleted ? { on: 'quiet' } : sceneOf(this.#held, { follows: this.#follows, quiet: this.local.quiet }),
  );
  readonly event = $derived(this.#held.event);
  /** The session that shows; none while the one that is held is not this wall's to show. */
  readonly session = $derived.by(() => {
    const session = sessionOf(this.#held);
    return session && mayShow(this.#follows, session) ? session : undefined;
  });
  /** When the timer ends, ms since 1970 by the server's clock; null where there is none. */
  readonly until = $derived.by(() => (this.session?.state === 'live' ? (this.#held.wall?.until ?? null) : null));
  readonly #timed = $derived.by(() => {
    const { scene } = this;
    return this.until !== null || (scene.on === 'poll' && scene.poll.until !== null);
  });
  /** How far the server's clock is ahead of this machine's, in ms. */
  ahead = $state(0);
  /** Whether this wall tells numbers of people. */
  readonly counts = $derived.by(() => this.session?.countPeople ?? true);
  /** As it is typed; the address's own name until the event is known. */
  readonly code = $derived.by(() => this.event?.code ?? this.#params.event);
  readonly joinLink = $derived(this.#links?.join ?? `${location.origin}/${this.code}`);
  readonly archiveLink = $derived(this.#links?.archive ?? `${location.origin}/${this.code}/archive`);

  readonly link = $derived.by(() => this.#room.link);
  readonly turned = $derived.by(() => this.#room.turned);
  /** How many are here; unknown while there is no connection. */
  readonly here = $derived.by(() =>
    this.session && this.counts && this.#room.link === 'live' ? (this.#room.pulse?.hereInSession ?? null) : null,
  );

  /** Connects; returns how to stop. To be called within an effect. */
  open(): () => void {
    this.#room.open();
    const stop = $effect.root(() => {
      $effect(() => {
        if (this.#room.link === 'live' && !this.#found) void this.#findLinks();
      });
      $effect(() => {
        if (this.#timed && this.#room.link === 'live') void clockAhead().then((ahead) => (this.ahead = ahead));
      });
      let before: readonly SessionView[] = [];
      let followed: string | undefined;
      $effect(() => {
        if (this.local.frozen) return;
        const { session, sessions } = this.#room.now;
        const follows = this.#follows;
        if (this.#room.turned === 'unknown-session') this.#turnAway();
        if (follows.of === 'live' && hasMovedOn(this.#room.now)) this.#room.follow(undefined);
        if (follows.of === 'room' || follows.of === 'event') {
          const next = toFollow(follows, followed ?? session, before, sessions);
          if (next !== undefined && next !== (followed ?? session)) this.#room.follow(next);
          followed = next ?? followed;
        }
        before = sessions;
      });
    });
    return () => {
      stop();
      this.#room.close();
    };
  }

  /** The session that this wall was to show has left the agenda: it shows what everyone else sees. */
  #turnAway(): void {
    if (this.#follows.of === 'session') this.#follows = { of: 'live' };
    this.#room.follow(undefined);
  }

  turnFrozen(): void {
    this.local.turnFrozen(this.#held);
  }

  /** Whether everyone may still see a post; yes where nobody can be asked. */
  async stillThere(post: string): Promise<boolean> {
    const answer = await onePost(this.code, post);
    return answer.ok || (answer.problem.status !== 404 && answer.problem.status !== 410);
  }

  async #findLinks(): Promise<void> {
    const answer = await getEvent(this.#params.event);
    if (!answer.ok) return;
    this.#links = answer.value.links;
    this.#found = true;
    remember(this.#linksKey, this.#links);
  }
}

const pinnedTo = (follows: Follows) => (follows.of === 'session' ? { session: follows.session } : {});
