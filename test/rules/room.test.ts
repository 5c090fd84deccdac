import { expect, it } from 'vitest';
import { realClockwork } from '../../server/live/clockwork.ts';
import { openRoom, type Commit } from '../../server/live/room.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { reduce } from '../../server/room/reduce.ts';
import { ada, commandOf, HALL, newEvent } from '../support/given.ts';
import { post } from '../support/sample-facts.ts';

const EVENT = 'event-one';
const asked = commandOf({ type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' });

it('[R8] a room that reads its own batch before its append is answered shows each fact once, and never goes back', async () => {
  const log = memoryLog();
  await log.append(EVENT, 0, { id: 'first', facts: newEvent() });
  let stored = (): void => undefined;
  const isStored = new Promise<void>((resolve) => (stored = resolve));
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const room = await openRoom(EVENT, {
    log: {
      ...log,
      async append(...args) {
        const appended = await log.append(...args);
        stored();
        await answered;
        return appended;
      },
    },
    clockwork: realClockwork,
    newId: () => 'own',
    complain: (what, why) => expect.fail(`${what}: ${String(why)}`),
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
  await room.close();
});
