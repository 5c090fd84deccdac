import type { Held } from '../../shared/held.ts';
import type { Links } from '../../shared/http.ts';
import { getEvent, onePost } from '../link/api.ts';
import { remember, remembered } from '../link/remember.ts';
import { Room } from '../link/room.svelte.ts';
import { Local } from './local.svelte.ts';
import type { WallParams } from './params.ts';
import { hasMovedOn, sceneOf, sessionOf, type Scene } from './scene.ts';
import { absenceProves, nothingDoubted, still } from './still.ts';

/** What one wall holds and shows. */
export class Wall {
  readonly local: Local;
  readonly #params: WallParams;
  readonly #room: Room;
  readonly #linksKey: string;
  /** As they were last time, until the server says them again: the page's own address may be one that only this machine knows. */
  #links = $state.raw<Omit<Links, 'host'> | null>(null);
  #found = false;

  constructor(params: WallParams) {
    const { event, session } = params;
    const key = `wall:${event.toLowerCase()}:${session ?? ''}`;
    this.#params = params;
    this.#linksKey = `links:${event.toLowerCase()}`;
    this.#links = remembered(this.#linksKey) as Omit<Links, 'host'> | null;
    this.local = new Local(key, params.dark);
    this.#room = new Room(() => ({ event, view: 'wall', ...(session !== undefined && { session }) }), { keep: key });
  }

  readonly #still = $derived.by(() => (this.local.frozen ? still(this.local.frozen, this.#room.now) : null));
  readonly #held: Held = $derived.by(() => this.#still?.held ?? this.#room.now);
  readonly doubted: ReadonlySet<string> = $derived(this.#still?.doubted ?? nothingDoubted);
  readonly absenceProves = $derived.by(() => this.#still !== null || absenceProves(this.#room.now));
  /** By its own keyboard or by the hosts: nothing turns over. */
  readonly frozen = $derived.by(() => this.local.frozen !== null || this.#held.wall?.frozen === true);

  readonly scene: Scene = $derived.by(() =>
    sceneOf(this.#held, { pinned: this.#params.session !== undefined, quiet: this.local.quiet }),
  );
  readonly event = $derived(this.#held.event);
  readonly session = $derived(sessionOf(this.#held));
  /** As it is typed; the address's own name until the event is known. */
  readonly code = $derived.by(() => this.event?.code ?? this.#params.event);
  readonly joinLink = $derived(this.#links?.join ?? `${location.origin}/${this.code}`);
  readonly archiveLink = $derived(this.#links?.archive ?? `${location.origin}/${this.code}/archive`);

  readonly link = $derived.by(() => this.#room.link);
  readonly turned = $derived.by(() => this.#room.turned);
  /** How many are here; unknown while there is no connection. */
  readonly here = $derived.by(() => (this.#room.link === 'live' ? (this.#room.pulse?.hereInSession ?? null) : null));

  /** Connects; returns how to stop. To be called within an effect. */
  open(): () => void {
    this.#room.open();
    const stop = $effect.root(() => {
      $effect(() => {
        if (this.#room.link === 'live' && !this.#found) void this.#findLinks();
      });
      $effect(() => {
        if (this.#params.session === undefined && !this.local.frozen && hasMovedOn(this.#room.now))
          this.#room.follow(undefined);
      });
    });
    return () => {
      stop();
      this.#room.close();
    };
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
