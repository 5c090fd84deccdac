import type { Clockwork } from '../live/clockwork.ts';

/** A screen, as far as it goes whether it is there. */
export type Beating = {
  /** Asks with the next message that goes out, which then costs nothing, unless an answer is owed. */
  askSoon(): void;
  /** Asks now, where no message went out since `askSoon`. */
  ask(): void;
  /** Which of its questions it has not answered, counted from 1; 0 where it owes no answer. */
  owes(): number;
};

export type Heartbeat = {
  /** `silent` is called when it is not there any more. Returns how to end it. */
  begin(screen: Beating, silent: () => void): () => void;
  close(): void;
};

type Watched = { readonly turn: number; readonly silent: () => void; owed: number; since: number };

const TICK_MS = 1000;
/** How often a screen is asked, in ticks. */
const EVERY = 9;
/** So long an answer may take: a screen that reads again after 15 s is never let go, and one without an answer for 25 s always. */
const LATEST = 16;

/** How the other end is told, in Engine.IO's words, ms. */
export const HEARTBEAT = { pingInterval: EVERY * TICK_MS, pingTimeout: LATEST * TICK_MS } as const;

/**
 * In place of Engine.IO's own heartbeat, which has two timers for each screen and wakes the process for each by itself. Here
 * one timer asks together all who came in the same second of nine, and where a room is lively their question leaves with a
 * frame. It counts ticks and no time, of which a laptop that slept has missed much.
 */
export function openHeartbeat(clockwork: Pick<Clockwork, 'after'>): Heartbeat {
  const screens = new Map<Beating, Watched>();
  let ticks = 0;
  let callOff = clockwork.after(TICK_MS, tick);

  function tick(): void {
    ticks++;
    callOff = clockwork.after(TICK_MS, tick);
    for (const [screen, watched] of screens) {
      if (isSilent(screen.owes(), watched)) {
        screens.delete(screen);
        watched.silent();
      } else if (watched.turn === ticks % EVERY) screen.ask();
      else if (watched.turn === (ticks + 1) % EVERY) screen.askSoon();
    }
  }

  /** A question is first seen here up to a tick after it was asked. */
  function isSilent(owed: number, watched: Watched): boolean {
    if (owed === watched.owed) return owed > 0 && ticks - watched.since >= LATEST - 1;
    [watched.owed, watched.since] = [owed, ticks];
    return false;
  }

  return {
    begin(screen, silent) {
      screens.set(screen, { turn: ticks % EVERY, silent, owed: 0, since: ticks });
      return () => void screens.delete(screen);
    },
    close: () => callOff(),
  };
}
