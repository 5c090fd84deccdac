import { expect, it } from 'vitest';
import type { Command } from '../../shared/commands.ts';
import { openRoom } from '../../server/live/room.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { testClock } from '../support/clock.ts';
import { commandOf, HALL, host, newEvent, START, type Wish } from '../support/given.ts';

/** A room whose time passes only here. */
async function aRoom() {
  const clock = testClock(START);
  const log = memoryLog();
  await log.append('event', 0, { id: 'first', facts: newEvent() });
  let ids = 0;
  const open = () =>
    openRoom('event', {
      log,
      clockwork: clock,
      newId: () => `batch-${ids++}`,
      complain: (what, why) => expect.fail(`${what}: ${String(why)}`),
    });
  return { clock, open, room: await open() };
}

/** Whatever was begun is stored and told: a commit gathers for some ms before. */
async function settled(clock: ReturnType<typeof testClock>): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((done) => setImmediate(done));
    clock.pass(5);
  }
}

it('a round closes by itself when its time is over, and not before', async () => {
  const { clock, room } = await aRoom();
  const does = async (wish: Wish): Promise<string> => {
    const command: Command = commandOf(wish);
    const asked = room.ask(command, host);
    await settled(clock);
    const reply = await asked;
    return reply.ok ? (reply.poll ?? '') : expect.fail(reply.hint);
  };
  const run = (poll: string) => room.state().polls.get(poll)?.run;
  const later = async (ms: number): Promise<void> => {
    clock.pass(ms);
    await settled(clock);
  };
  const options = ['Yes', 'No'];
  const short = await does({ type: 'poll.add', session: HALL, question: 'Now?', options, seconds: 60 });
  const long = await does({ type: 'poll.add', session: HALL, question: 'Later?', options, seconds: 90 });
  await later(58_000);
  expect([run(short), run(long)]).toEqual(['open', 'open']);
  await later(2000);
  expect([run(short), run(long)]).toEqual(['closed', 'open']);
  await does({ type: 'poll.time', poll: long, seconds: null });
  await later(60_000);
  expect(run(long)).toBe('open');
  await does({ type: 'poll.time', poll: long, seconds: 10 });
  await later(11_000);
  expect(run(long)).toBe('closed');
  await room.close();
});

it('also in a room that was closed meanwhile', async () => {
  const { clock, open, room } = await aRoom();
  const asked = room.ask(
    commandOf({ type: 'poll.add', session: HALL, question: 'Now?', options: ['Yes', 'No'], seconds: 60 }),
    host,
  );
  await settled(clock);
  expect(await asked).toMatchObject({ ok: true });
  await room.close();
  clock.pass(3_600_000);
  const again = await open();
  await settled(clock);
  expect([...again.state().polls.values()].map(({ run }) => run)).toEqual(['closed']);
  await again.close();
});
