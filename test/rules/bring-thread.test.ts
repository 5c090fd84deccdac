import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { contentOf } from '../../server/bring/bring.ts';
import { contentAside, READ_AT_ONCE_MAX, type BringOrder } from '../../server/bring/bring-thread.ts';

const frame = { zone: 'Europe/Vienna', day: '2026-11-22', since: null };
const chat = (lines: number): BringOrder => ({
  text: '10:01:00 From Ada to Everyone: Who pays?\n'.repeat(lines),
  format: undefined,
  frame,
});
const short = chat(2);
const long = chat(Math.ceil(READ_AT_ONCE_MAX / 40));

/** Threads that answer when told to. */
function threads() {
  const started: EventEmitter[] = [];
  const start = () => {
    const thread = new EventEmitter();
    started.push(thread);
    return thread as unknown as Worker;
  };
  return { started, read: (order: BringOrder) => contentAside(order, start) };
}

it('starts no thread for a short file', async () => {
  const { started, read } = threads();
  expect(await read(short)).toMatchObject({ format: 'zoom-chat' });
  expect(started).toHaveLength(0);
});

it('reads long files in threads, one after the other, also after one that failed', async () => {
  const { started, read } = threads();
  const [first, second] = [read(long), read(long)];
  await expect.poll(() => started.length).toBe(1);
  started[0]?.emit('error', new Error('out of memory'));
  await expect(first).rejects.toThrow('out of memory');
  await expect.poll(() => started.length).toBe(2);
  const answer = { reason: 'nothing' } as const;
  started[1]?.emit('message', answer);
  expect(await second).toEqual(answer);
});

it('rejects where the thread ends without a word', async () => {
  const { started, read } = threads();
  const lost = read(long);
  await expect.poll(() => started.length).toBe(1);
  started[0]?.emit('exit', 1);
  await expect(lost).rejects.toThrow('stopped');
});

it('finds the same in a real thread', { timeout: 30_000 }, async () => {
  expect(await contentAside(long)).toEqual(contentOf(long.text, long.format, frame));
});
