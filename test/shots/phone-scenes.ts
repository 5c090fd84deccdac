import { phoneAllScenes } from './phone-all-scenes.ts';
import { phoneDoorScenes } from './phone-door-scenes.ts';
import { phoneKindScenes } from './phone-kind-scenes.ts';
import { phoneOwnScenes } from './phone-own-scenes.ts';
import { phonePollScenes } from './phone-poll-scenes.ts';
import { phoneReadScenes } from './phone-read-scenes.ts';
import { phoneWriteScenes } from './phone-write-scenes.ts';
import type { Scene } from './scene.ts';

export const phoneScenes: readonly Scene[] = [
  ...phoneDoorScenes,
  ...phoneReadScenes,
  ...phoneAllScenes,
  ...phoneWriteScenes,
  ...phoneOwnScenes,
  ...phonePollScenes,
  ...phoneKindScenes,
];
