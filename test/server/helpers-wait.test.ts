import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { expect, it } from 'vitest';
import { startServer } from '../support/server.ts';

/** Where `nice` stands in what Linux tells of a thread, behind its name. */
const NICE = 16;

it.skipIf(process.platform !== 'linux')('what collects memory comes last, the room and its log do not', async () => {
  const server = await startServer();
  const of = `/proc/${server.pid()}/task`;
  const priorities = readdirSync(of).map((thread) => [thread, priority(`${of}/${thread}/stat`)] as const);

  expect(priorities).toContainEqual([String(server.pid()), getPriority()]);
  const last = priorities.filter(([, at]) => at === constants.priority.PRIORITY_LOW);
  // V8's one helper, and what wakes it; Node may have one for debuggers.
  expect([2, 3]).toContain(last.length);
  expect(priorities.filter(([, at]) => at === getPriority()).length).toBe(priorities.length - last.length);
  // The room, its log, and at least Node's four for files.
  expect(priorities.length - last.length).toBeGreaterThanOrEqual(6);
});

function priority(stat: string): number {
  return Number(readFileSync(stat, 'utf8').split(') ')[1]?.split(' ')[NICE]);
}
