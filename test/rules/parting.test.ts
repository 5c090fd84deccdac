import { expect, it } from 'vitest';
import { openRoom } from '../../server/live/room.ts';
import { realClockwork } from '../../server/live/clockwork.ts';
import { LogUnavailable, type Log, type News } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { attendee, commandOf, HALL, newEvent } from '../support/given.ts';

const EVENT = 'event';
const saying = (text: string) => commandOf({ type: 'post.add', session: HALL, kind: 'comment', text });

/** A room whose log takes the first thing that is said, and then turns out to have another history. */
async function parting() {
  const kept = memoryLog();
  await kept.append(EVENT, 0, { id: 'first', facts: newEvent() });
  let tell: (news: News) => void = () => undefined;
  let part: () => void = () => undefined;
  let other = false;
  const log: Log = {
    ...kept,
    append: () =>
      new Promise((_, reject) => {
        part = () => {
          other = true;
          tell('other-history');
          reject(new LogUnavailable('The log has lost facts that were stored.'));
        };
      }),
    read: (event, after) =>
      other
        ? Promise.resolve([{ id: 'of another history', first: after + 1, facts: newEvent().slice(0, 1) }])
        : kept.read(event, after),
    follow: (_, heard) => {
      tell = heard;
      return () => undefined;
    },
  };
  const room = await openRoom(EVENT, {
    log,
    clockwork: realClockwork,
    newId: () => 'batch',
    complain: () => undefined,
  });
  const under = room.ask(saying('On its way'), attendee('ada'));
  await new Promise<void>((soon) => setTimeout(soon));
  const waits = room.ask(saying('Waits for it'), attendee('ben'));
  return { room, replies: Promise.all([under, waits]), part: () => part() };
}

it('[R1] a room whose log has another history acknowledges nothing, leaves nobody without an answer, and ends', async () => {
  const { room, replies, part } = await parting();
  part();
  expect(room.parted.aborted).toBe(true);
  expect(await replies).toMatchObject([
    { ok: false, refusal: 'unavailable' },
    { ok: false, refusal: 'unavailable' },
  ]);
  await room.close();
});

it('[R5] a room whose log has another history takes in nothing of it', async () => {
  const { room, replies, part } = await parting();
  const { seq } = room.state();
  part();
  await replies;
  await room.reach(seq + 1);
  expect(room.state().seq).toBe(seq);
});
