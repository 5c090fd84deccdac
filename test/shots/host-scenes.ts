import { hostDoorScenes } from './host-door-scenes.ts';
import { hostFileScenes } from './host-file-scenes.ts';
import { hostPartScenes } from './host-part-scenes.ts';
import { hostPollScenes } from './host-poll-scenes.ts';
import { hostPostScenes } from './host-post-scenes.ts';
import type { Scene } from './scene.ts';

export const hostScenes: readonly Scene[] = [
  ...hostPostScenes,
  ...hostPartScenes,
  ...hostFileScenes,
  ...hostPollScenes,
  ...hostDoorScenes,
];
