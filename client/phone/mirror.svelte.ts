import { EMPTY_SCENE, nextScene, type Scene } from './scene.ts';

/** What Now displays of the wall, and whether the wall has moved on meanwhile. */
export class Mirror {
  #scene: Scene = $state.raw(EMPTY_SCENE);
  #waits = $state(false);

  get scene(): Scene {
    return this.#scene;
  }
  get waits(): boolean {
    return this.#waits;
  }

  follow(latest: Scene, busy: boolean): void {
    const next = nextScene(this.#scene, this.#waits, latest, busy);
    this.#scene = next.scene;
    this.#waits = next.waits;
  }

  show(latest: Scene): void {
    this.#scene = latest;
    this.#waits = false;
  }
}
