import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAll } from '../../server/room/reduce.ts';
import { stateReader, writeState } from '../../server/room/snapshot.ts';
import { emptyState } from '../../server/room/blank.ts';
import type { State } from '../../server/room/state.ts';
import { archiveView } from '../../server/view/archive.ts';
import { neverLooked } from '../../server/view/entered.ts';
import { frameOf } from '../../server/view/frame.ts';
import { mineOf } from '../../server/view/mine.ts';
import { erased } from '../support/erased.ts';
import { HALL, newEvent } from '../support/given.ts';
import { plainState } from '../support/plain-state.ts';
import { askers, live, scripts } from '../support/random-day.ts';

/** A failure prints its seed and the shortest day that fails. */
const DAYS = 150;
const COMMANDS = 90;

function written(state: State): string[] {
  const parts: string[] = [];
  writeState(state, (part) => parts.push(part));
  return parts;
}

function readAgain(state: State): State {
  const reader = stateReader();
  for (const part of written(state)) reader.take(part);
  return reader.state();
}

/** All that anyone is told of a state, as it is sent. */
function told(state: State): string {
  const frames = state.agenda
    .toArray()
    .flatMap((session) =>
      (['attendee', 'host'] as const).flatMap((role) =>
        (['now', 'list'] as const).map((name) =>
          frameOf(state, { session, role, name, keys: true }, 'e', 0, neverLooked),
        ),
      ),
    );
  const mine = askers.map((asker) => (asker.kind === 'attendee' ? mineOf(state, asker.id) : null));
  return JSON.stringify([frames, mine, archiveView(state)]);
}

describe('a state that was written and read again', () => {
  it('[R5] is the same, and so is everything that comes of it', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), fc.nat(), (script, number) => {
        const { log, last } = live(script);
        const cut = number % (log.length + 1);
        const before = foldAll(log.slice(0, cut));
        const again = readAgain(before);
        expect(plainState(again)).toStrictEqual(plainState(before));
        // Also in what is of which kind, and in which order.
        expect(written(again)).toEqual(written(before));
        expect(told(again)).toBe(told(before));
        const head = foldAll(log.slice(cut), again);
        expect(plainState(head)).toStrictEqual(plainState(last));
        expect(told(head)).toBe(told(last));
      }),
      { numRuns: DAYS },
    );
  });

  it('[R5] goes on to the same head whether or not what a later fact took away is in it', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), fc.nat(), (script, number) => {
        const { log, last } = live(script);
        const cut = number % (log.length + 1);
        const head = foldAll(erased(log).slice(cut), readAgain(foldAll(log.slice(0, cut))));
        expect(plainState(head)).toStrictEqual(plainState(last));
      }),
      { numRuns: DAYS },
    );
  });

  it('holds nothing of what was taken away before', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), (script) => {
        const { log, last } = live(script);
        expect(plainState(readAgain(last))).toStrictEqual(plainState(foldAll(erased(log))));
        const texts = written(last).join('\n');
        for (const post of last.posts.values()) {
          if (post.status !== 'withdrawn') continue;
          for (const seq of post.textSeqs) {
            const fact = log[seq - 1];
            const text = fact && 'text' in fact && fact.text && 'text' in fact.text ? fact.text.text : undefined;
            if (text !== undefined) expect(texts).not.toContain(`"text":"${text}"`);
          }
        }
      }),
      { numRuns: DAYS },
    );
  });

  it('may be empty, and may hold any words', () => {
    expect(plainState(readAgain(emptyState))).toStrictEqual(plainState(emptyState));
    const words = '#map\n"quoted" \\ \u0000 مرحبا 👩‍👩‍👧 \u2028 \ud800';
    const state = foldAll(newEvent({ title: 'A day', organiser: words }));
    const odd = {
      ...state,
      sessions: state.sessions.update(HALL, (session) => session && { ...session, wanted: ['#map', '#list', words] }),
    } as State;
    expect(plainState(readAgain(odd))).toStrictEqual(plainState(odd));
    for (const part of written(odd)) expect(part).not.toContain('\n');
  });

  it('is written once where many hold the same', () => {
    const state = foldAll(newEvent());
    const parts = written(state);
    expect(new Set(parts).size).toBe(parts.length);
  });
});
