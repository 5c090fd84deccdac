import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { openRoom, type Commit, type RoomNeeds } from '../../server/live/room.ts';
import { LogUnavailable, type Log } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { reduce } from '../../server/room/reduce.ts';
import { testClock, wakefulClock } from '../support/clock.ts';
import { ada, ben, commandOf, HALL, newEvent } from '../support/given.ts';
import { post } from '../support/sample-facts.ts';

const EVENT = 'event-one';
const asked = commandOf({ type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' });

const fail = (what: string, why: unknown): void => expect.fail(`${what}: ${String(why)}`);

async function roomOn(log: Log, complain: RoomNeeds['complain'] = fail) {
  const room = await openRoom(EVENT, { log, clockwork: wakefulClock, newId: randomUUID, complain });
  onTestFinished(() => room.close());
  return room;
}

it('[R8] a room that reads its own batch before its append is answered shows each fact once, and never goes back', async () => {
  const log = memoryLog();
  await log.append(EVENT, 0, { id: 'first', facts: newEvent() });
  let stored = (): void => undefined;
  const isStored = new Promise<void>((resolve) => (stored = resolve));
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const room = await roomOn({
    ...log,
    async append(...args) {
      const appended = await log.append(...args);
      stored();
      await answered;
      return appended;
    },
  });
  const begun = room.state();
  const commits: Commit[] = [];
  room.follow((commit) => commits.push(commit));

  const reply = room.ask(asked, ada);
  await isStored;
  const others = post(begun.at + 1, 'written on another node');
  const after = (await log.read(EVENT, 0)).flatMap(({ facts }) => facts).length;
  await log.append(EVENT, after, { id: 'other', facts: [others] });
  await room.reach(after + 1);
  answer();

  expect(await reply).toMatchObject({ ok: true, seq: after });
  expect(room.state().seq).toBe(after + 1);
  let state = begun;
  for (const commit of commits) {
    expect(commit.before.seq).toBe(state.seq);
    state = commit.facts.reduce(reduce, state);
    expect(commit.after.seq).toBe(state.seq);
  }
  expect(state.seq).toBe(after + 1);
});

it('[R9] a room refuses nothing for what it has not heard of yet', async () => {
  const log = memoryLog();
  await log.append(EVENT, 0, { id: 'first', facts: newEvent() });
  const [room, deaf] = [await roomOn(log), await roomOn({ ...log, follow: () => () => undefined })];
  const reply = await room.ask(asked, ada);
  const support = { type: 'post.support', on: true, post: reply.ok ? (reply.post ?? '') : '' } as const;
  expect(await deaf.ask(commandOf(support), ben)).toMatchObject({ ok: true });
  expect(await room.ask(commandOf({ ...support, post: 'p999' }), ben)).toMatchObject({ refusal: 'unknown' });
});

it.each([
  { ease: 0, gathers: 60 },
  { ease: 0.5, gathers: 90 },
  { ease: 1, gathers: 120 },
])('gathers for $gathers ms before the next commit where the thread is $ease at ease', async (given) => {
  const log = memoryLog();
  await log.append(EVENT, 0, { id: 'first', facts: newEvent() });
  const clock = testClock();
  const clockwork = { ...clock, ease: () => given.ease };
  const room = await openRoom(EVENT, { log, clockwork, newId: randomUUID, complain: fail });
  await room.ask(asked, ada);
  const stored = room.state().seq;
  const replies = [ada, ben].map((each) => room.ask(asked, each));
  clock.pass(given.gathers - 1);
  await new Promise(setImmediate);
  expect(room.state().seq).toBe(stored);
  clock.pass(1);
  await Promise.all(replies);
  expect(room.state().seq).toBeGreaterThan(stored);
});

it('a room that cannot read the log says to come later, and not no', async () => {
  const log = memoryLog();
  await log.append(EVENT, 0, { id: 'first', facts: newEvent() });
  let away = false;
  const complaints: string[] = [];
  const fickle: Log = {
    ...log,
    read: (...args) => (away ? Promise.reject(new LogUnavailable('It is away.')) : log.read(...args)),
  };
  const room = await roomOn(fickle, (what) => complaints.push(what));
  away = true;
  const support = { type: 'post.support', on: true, post: 'p999' } as const;
  expect(await room.ask(commandOf(support), ben)).toMatchObject({ refusal: 'unavailable' });
  away = false;
  expect(await room.ask(commandOf(support), ben)).toMatchObject({ refusal: 'unknown' });
  expect(complaints).toEqual(['reading what others wrote']);
});
