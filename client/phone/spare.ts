/** Work that can wait until nothing else is to be done: a few pieces in a task, in the order in which they were put here. */
const waiting: (() => void)[] = [];

/** So few that a slow phone is through before a finger would notice, also with what the browser makes of them. */
const PIECES = 4;

/** A piece may come when nobody needs it any more, so it does what is of no harm then. */
export function inSpareTime(work: () => void): void {
  if (waiting.push(work) === 1) setTimeout(go);
}

function go(): void {
  for (const work of waiting.splice(0, PIECES)) work();
  if (waiting.length > 0) setTimeout(go);
}
