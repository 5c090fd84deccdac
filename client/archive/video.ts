import { openStage } from './stage.ts';

/** What plays a session's video: a script by itself, on those pages alone that have one. */
const stage = document.querySelector<HTMLElement>('.stage');
if (stage) openStage(stage);
