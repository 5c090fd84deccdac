import { orderOf } from '../view/order.ts';
import { lookedAgain, neverLooked } from '../view/entered.ts';
import { frameOf, type ViewOf } from '../view/frame.ts';
import type { Clockwork } from './clockwork.ts';
import { paceOf } from './pace.ts';
import type { Room } from './room.ts';
import type { Encode, Encoded, Screen } from './screen.ts';

/** All screens that are sent the same view: one number each, no queue. */
export type Channel = {
  readonly of: ViewOf;
  /** Brings a screen from what it holds to now, and from then on keeps it there. */
  join(screen: Screen, from: number): void;
  /** False when nobody is left. */
  leave(screen: Screen): boolean;
  /** Something changed: send it, at once or at the view's pace. */
  mark(): void;
  /** The `to` of the last frame that all were sent: a screen that holds less misses something. 0 before the first. */
  head(): number;
  close(): void;
};

export type ChannelNeeds = {
  readonly encode: Encode;
  readonly clockwork: Clockwork;
  readonly lag: () => number;
  /** Called when all have been sent a frame. */
  readonly sent: () => void;
};

export function openChannel(room: Room, of: ViewOf, { encode, clockwork, lag, sent }: ChannelNeeds): Channel {
  /** What each screen holds: the `to` of the last frame it took. */
  const held = new Map<Screen, number>();
  let memory = neverLooked;
  let sentAt = -Infinity;
  let head = 0;
  let callOff: (() => void) | null = null;

  function look(): number {
    const state = room.state();
    const session = state.sessions.get(of.session);
    if (session) memory = lookedAgain(memory, orderOf(state, session, of.role, of.name), state.seq);
    return state.seq;
  }

  /** One encoding for each `from`; nearly always there is one. */
  function messages(): (from: number) => Encoded | null {
    const made = new Map<number, Encoded | null>();
    return (from) => {
      const known = made.get(from);
      if (known !== undefined) return known;
      const frame = frameOf(room.state(), of, room.epoch, from, memory);
      const message = frame && encode('frame', frame);
      made.set(from, message);
      return message;
    };
  }

  function flush(): void {
    callOff = null;
    sentAt = clockwork.now();
    const to = look();
    const since = messages();
    let skipped = false;
    for (const [screen, from] of held) {
      if (!screen.ready()) {
        skipped = true;
        continue;
      }
      const message = since(from);
      if (!message) continue;
      head = to;
      if (screen.take(message)) held.set(screen, to);
    }
    if (head === to) sent();
    if (skipped) mark();
  }

  function mark(): void {
    if (callOff || held.size === 0) return;
    const due = sentAt + paceOf(of.name, of.role, held.size, lag());
    callOff = clockwork.after(Math.max(0, due - clockwork.now()), flush);
  }

  return {
    of,
    join(screen, from) {
      const to = look();
      const message = messages()(from);
      const taken = message === null || screen.take(message);
      held.set(screen, taken && message ? to : from);
      if (!taken) mark();
    },
    leave(screen) {
      held.delete(screen);
      return held.size > 0;
    },
    mark,
    head: () => head,
    close() {
      callOff?.();
      held.clear();
    },
  };
}
