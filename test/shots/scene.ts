import type { Page } from 'playwright-core';
import type { Look, PageName } from './looks.ts';
import type { Spoken, Stage } from './stage.ts';

/** Where a scene is played: an empty page of one look, and the events it may use. */
export type Setting = {
  readonly page: Page;
  readonly look: Look;
  readonly language: Spoken;
  readonly stage: Stage;
};

/** One page in one state. */
export type Scene = More & {
  readonly page: PageName;
  readonly state: string;
  /** Brings the page to the state and resolves when it can be seen. Played once for each look. */
  readonly play: (setting: Setting) => Promise<unknown>;
};

/** What is not as it mostly is. */
export type More = {
  /** Much like another one: a single size in each look is enough. */
  readonly brief?: boolean;
  /** The page from top to bottom, not only what the screen holds. */
  readonly whole?: boolean;
  /** The server answers that there is no such thing, which a browser reports by itself. */
  readonly refused?: boolean;
};

/** How the scenes of one page are written down. */
export function scenesOf(page: PageName) {
  return (state: string, more: More, play: Scene['play']): Scene => ({ page, state, ...more, play });
}
