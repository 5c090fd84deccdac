/* eslint-disable svelte/prefer-svelte-reactivity -- the maps are replaced or not shown; the reactive ones weigh 3 KB */
import type { Mine, PostView } from '../../shared/views.ts';
import type { Waiting } from '../link/waiting.ts';
import { countShown, pressed, supported, type Press } from './support.ts';

/** What this person pressed on this page, so that it shows at once. */
export class Presses {
  #presses: ReadonlyMap<string, Press> = $state.raw(new Map());
  readonly #mine: () => Mine;
  readonly #waiting: () => readonly Waiting[];
  readonly #on = $derived.by(() => supported(this.#mine(), this.#waiting(), this.#presses));

  constructor(mine: () => Mine, waiting: () => readonly Waiting[]) {
    this.#mine = mine;
    this.#waiting = waiting;
  }

  isOn(post: string): boolean {
    return this.#on.has(post);
  }

  count(post: Pick<PostView, 'id' | 'support'>): number {
    return countShown(post.support, this.#on.has(post.id), this.#presses.get(post.id));
  }

  press(post: Pick<PostView, 'id' | 'support'>, on: boolean): void {
    const press = pressed(this.#presses.get(post.id), on, this.isOn(post.id), post.support);
    this.#presses = new Map([...this.#presses, [post.id, press]]);
  }

  /** The server would not have it. */
  release(post: string): void {
    this.#presses = new Map([...this.#presses].filter(([id]) => id !== post));
  }
}
