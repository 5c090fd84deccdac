import type { SceneReport } from './figure.ts';
import { arrivals } from './scenes/arrivals.ts';
import { bytes } from './scenes/bytes.ts';
import { cost } from './scenes/cost.ts';
import { everyone } from './scenes/everyone.ts';
import { growth } from './scenes/growth.ts';
import { idle } from './scenes/idle.ts';
import { largest } from './scenes/largest.ts';
import { opening } from './scenes/opening.ts';
import { room } from './scenes/room.ts';

export type SceneOptions = {
  /** Other numbers of phones, and of seconds measured, than a scene has by itself. */
  readonly phones?: number;
  readonly seconds?: number;
  readonly long: boolean;
  /** The folder of a conversation as Polis exports it. */
  readonly conversation: string | null;
  readonly profileFolder: string | null;
  /** Where a picture of how costs grow is to be written, if anywhere. */
  readonly plot: string | null;
};

/** In the order in which they are run. Null where something is missing that it needs. */
export const SCENES = {
  cost,
  room,
  everyone,
  arrivals,
  growth,
  idle,
  opening,
  bytes,
  largest,
} as const satisfies Readonly<Record<string, (options: SceneOptions) => Promise<SceneReport | null>>>;
