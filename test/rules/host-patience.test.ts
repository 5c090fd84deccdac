import { describe, expect, it } from 'vitest';
import { insist } from '../../client/host/insist.ts';
import { mayWait, PATIENCE_MS } from '../../client/host/patience.ts';
import type { Asked } from '../../shared/commands.ts';
import { refused, type Reply } from '../../shared/replies.ts';

const show: Asked = { id: 'abcdefgh', type: 'post.show', post: 'p1' };
const done: Reply = { ok: true, seq: 1 };

describe('on a bad connection', () => {
  it('hide and freeze wait, what shows, opens or ends does not', () => {
    expect(mayWait({ type: 'post.hide', post: 'p1' })).toBe(true);
    expect(mayWait({ type: 'wall.freeze', session: 's3', on: true })).toBe(true);
    expect(mayWait({ type: 'wall.freeze', session: 's3', on: false })).toBe(false);
    expect(mayWait({ type: 'post.show', post: 'p1' })).toBe(false);
    expect(mayWait({ type: 'poll.open', poll: 'v1' })).toBe(false);
    expect(mayWait({ type: 'poll.close', poll: 'v1' })).toBe(false);
    expect(mayWait({ type: 'wall.show', session: 's3', screen: { mode: 'quiet' } })).toBe(false);
    expect(mayWait({ type: 'session.close', session: 's3' })).toBe(false);
  });

  it('what never left is called not done, after its time and not before', async () => {
    const world = fakeWorld({ connected: () => false });
    expect(await insist(show, PATIENCE_MS, world)).toBe('unsent');
    expect(world.clock()).toBeGreaterThanOrEqual(PATIENCE_MS);
    expect(world.asked).toEqual([]);
  });

  it('it is done when the connection comes back in time', async () => {
    const world = fakeWorld({ connected: (now) => now > 4000 });
    expect(await insist(show, PATIENCE_MS, world)).toEqual(done);
  });

  it('is asked with the same id each time, and is unsure where it may have arrived', async () => {
    const world = fakeWorld({ connected: () => true, answers: false });
    expect(await insist(show, PATIENCE_MS, world)).toBe('unsure');
    expect(world.asked.length).toBeGreaterThan(1);
    expect(new Set(world.asked.map(({ id }) => id))).toEqual(new Set([show.id]));
  });

  it('is asked again where the server cannot save just now, and is said not to be saved in the end', async () => {
    const world = fakeWorld({ connected: () => true, saves: (now) => now > 4000 });
    expect(await insist(show, PATIENCE_MS, world)).toEqual(done);
    expect(new Set(world.asked.map(({ id }) => id))).toEqual(new Set([show.id]));
    const never = fakeWorld({ connected: () => true, saves: () => false });
    expect(await insist(show, PATIENCE_MS, never)).toMatchObject({ ok: false, refusal: 'unavailable' });
    expect(never.clock()).toBeGreaterThanOrEqual(PATIENCE_MS);
  });

  it('a try that is turned down at once counts as not sent', async () => {
    const world = fakeWorld({ connected: () => true, answers: false, tryMs: 0 });
    expect(await insist(show, PATIENCE_MS, world)).toBe('unsent');
  });
});

function fakeWorld(how: {
  connected: (now: number) => boolean;
  answers?: boolean;
  saves?: (now: number) => boolean;
  tryMs?: number;
}) {
  let now = 0;
  const asked: Asked[] = [];
  return {
    asked,
    clock: () => now,
    connected: () => how.connected(now),
    sleep: (ms: number) => {
      now += ms;
      return Promise.resolve();
    },
    ask: (command: Asked, timeoutMs: number) => {
      asked.push(command);
      if (how.saves?.(now) === false) return Promise.resolve(refused('unavailable'));
      if (how.answers ?? true) return Promise.resolve(done);
      now += Math.min(how.tryMs ?? 3000, timeoutMs);
      return Promise.reject(new Error('no answer'));
    },
  };
}
