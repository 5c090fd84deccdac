import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import { decide } from '../../server/room/decide.ts';
import { dueCommands } from '../../server/room/due.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { deletedAt, keptUntil } from '../../server/room/retention.ts';
import { archiveView } from '../../server/view/archive.ts';
import { ada, after, HALL, host, last, newEvent, START } from '../support/given.ts';

const DAY = 24 * 3_600_000;
const close = [host, { type: 'session.close', session: HALL }] as const;
/** An event that was over a second after it began. */
const over = (details: Parameters<typeof newEvent>[0]) => after(newEvent(details), close);
const until = (log: readonly Fact[]) => keptUntil(foldAll(log));
const CLOSED = START + 1000;

describe('an event that is kept for some days', () => {
  const log = over({ keepDays: 30 });

  it('is deleted by the clock that long after its last session was closed, and not a moment before', () => {
    const state = foldAll(log);
    expect(dueCommands(state, CLOSED + 30 * DAY - 1).filter(({ type }) => type === 'event.delete')).toEqual([]);
    const [command, ...others] = dueCommands(state, CLOSED + 30 * DAY);
    expect([command?.type, others]).toEqual(['event.delete', []]);
    const decision = command && decide(command, state, { kind: 'clock' }, CLOSED + 30 * DAY);
    expect(decision).toMatchObject({ facts: [{ type: 'event.deleted' }] });
  });

  it('is not over while a session is live or still to come', () => {
    const more = after(log, [host, { type: 'session.add', details: { title: 'One more' } }]);
    expect(until(more)).toBeNull();
    const session = last(more, 'session');
    const begun = after(more, [host, { type: 'session.start', session }]);
    expect(until(begun)).toBeNull();
    expect(until(after(begun, [host, { type: 'session.close', session }]))).toBe(CLOSED + 3000 + 30 * DAY);
    expect(until(after(log, [host, { type: 'session.start', session: HALL }]))).toBeNull();
  });

  it('is over thirty days after the last thing that happened where a session was left open, or after what was planned', () => {
    const asked = [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Why?' }] as const;
    const goes = (...log: Parameters<typeof after>) => deletedAt(foldAll(after(...log)));
    const forgotten = START + 1000 + 60 * DAY;
    expect(goes(newEvent({ keepDays: 30 }), asked)).toBe(forgotten);
    expect(goes(newEvent({ keepDays: 30, starts: '2026-11-22' }), asked)).toBe(Date.UTC(2026, 10, 23) + 30 * DAY);
    const planned = (details: { starts: number; ends?: number }) =>
      goes(newEvent({ keepDays: 30 }), asked, [
        host,
        { type: 'session.add', details: { title: 'One more', ...details } },
      ]);
    expect(planned({ starts: START + 400 * DAY })).toBe(START + 430 * DAY);
    expect(planned({ starts: START, ends: START + 401 * DAY })).toBe(START + 431 * DAY);
    expect(planned({ starts: START })).toBe(forgotten + 1000);

    const state = foldAll(after(newEvent({ keepDays: 30 }), asked));
    const deletes = (at: number) => dueCommands(state, at).some(({ type }) => type === 'event.delete');
    expect([deletes(forgotten - 1), deletes(forgotten)]).toEqual([false, true]);
    expect(archiveView(state)?.event.keptUntil).toBeNull();
  });

  it('is never over before anybody took part in it', () => {
    expect(deletedAt(foldAll(newEvent({ keepDays: 1 })))).toBeNull();
  });

  it('counts from the end of its last day where that is later, by its own clock', () => {
    const ends = (timeZone: string, ends: string) => until(over({ keepDays: 1, timeZone, ends }));
    expect(ends('UTC', '2026-11-22')).toBe(Date.UTC(2026, 10, 24));
    expect(ends('Europe/London', '2026-07-01')).toBe(Date.UTC(2026, 6, 2, 23));
    expect(ends('Pacific/Auckland', '2026-11-22')).toBe(Date.UTC(2026, 10, 23, 11));
    expect(ends('America/Los_Angeles', '2026-11-22')).toBe(Date.UTC(2026, 10, 24, 8));
    expect(ends('Asia/Kathmandu', '2026-11-22')).toBe(Date.UTC(2026, 10, 23, 18, 15));
    // The clocks go back that night, and forward that night.
    expect(ends('Europe/Berlin', '2026-10-25')).toBe(Date.UTC(2026, 9, 26, 23));
    expect(ends('Europe/Berlin', '2027-03-28')).toBe(Date.UTC(2027, 2, 29, 22));
    expect(ends('UTC', '2020-01-01')).toBe(CLOSED + DAY);
  });

  it('knows every day of the calendar', () => {
    const days = fc.integer({ min: Date.UTC(2024, 0) / DAY, max: Date.UTC(2400, 0) / DAY });
    fc.assert(
      fc.property(days, (day) => {
        const ends = new Date(day * DAY).toISOString().slice(0, 10);
        expect(until(over({ keepDays: 1, ends }))).toBe((day + 2) * DAY);
      }),
    );
  });

  it('says so in its archive', () => {
    expect(archiveView(foldAll(log))?.event).toMatchObject({ keepDays: 30, keptUntil: CLOSED + 30 * DAY });
    expect(archiveView(foldAll(newEvent({ keepDays: 30 })))?.event).toMatchObject({ keepDays: 30, keptUntil: null });
  });
});

it('an event is kept until somebody deletes it, and so is one of before there was a choice', () => {
  const log = over({});
  const [created, ...rest] = log;
  if (created?.type !== 'event.created') throw new Error('The first fact creates the event.');
  const { keepDays: _, ...details } = created.details;
  for (const each of [log, [{ ...created, details } as Fact, ...rest]]) {
    expect(dueCommands(foldAll(each), START + 9999 * DAY).some(({ type }) => type === 'event.delete')).toBe(false);
    expect(archiveView(foldAll(each))?.event.keepDays).toBeNull();
  }
});
