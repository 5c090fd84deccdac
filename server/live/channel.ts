import { frameOf, type ViewOf } from '../view/frame.ts';
import type { Clockwork } from './clockwork.ts';
import { look } from './memory.ts';
import { paceOf } from './pace.ts';
import { inPortions } from './portions.ts';
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
  /** What every screen that reads was brought to at least: one that holds less misses something. 0 before the first frame. */
  head(): number;
  close(): void;
};

/** So old may be what a screen is given when it comes; the next frame brings it on. A crowd that returns costs one look in this time. */
const FRESH_MS = 100;

/** A screen that is sent the view, and the `to` of the last frame it took. */
type Seat = { readonly screen: Screen; holds: number };

export type ChannelNeeds = {
  readonly encode: Encode;
  readonly clockwork: Clockwork;
  readonly lag: () => number;
  /** Called when screens have been sent a frame. */
  readonly sent: () => void;
  /** Called for each screen that has not read what it was sent, and so is not sent more. */
  readonly passedOver: () => void;
};

export function openChannel(
  room: Room,
  of: ViewOf,
  { encode, clockwork, lag, sent, passedOver }: ChannelNeeds,
): Channel {
  const seats = new Map<Screen, Seat>();
  let picture = take();
  let sentAt = -Infinity;
  let head = 0;
  let callOff: (() => void) | null = null;
  /** A flush is under way. */
  let sending = false;
  /** Something changed, or somebody was passed over, since the flush began. */
  let marked = false;

  /** The view as it is now. Screens that come within a moment share it, and with it one encoding for each `from`. */
  function take() {
    const state = room.state();
    const memory = look(room, of);
    /** By `from`, for screens that asked for changes and for others. */
    const made = { changes: new Map<number, Encoded | null>(), others: new Map<number, Encoded | null>() };
    const since = (from: number, { changes }: Screen): Encoded | null => {
      const alike = changes ? made.changes : made.others;
      const known = alike.get(from);
      if (known !== undefined) return known;
      const frame = frameOf(state, of, room.epoch, from, memory, changes);
      const message = frame && encode('frame', frame);
      alike.set(from, message);
      return message;
    };
    return { at: clockwork.now(), to: state.seq, since };
  }

  function flush(): void {
    callOff = null;
    [sending, marked] = [true, false];
    sentAt = clockwork.now();
    picture = take();
    const { to, since } = picture;
    let [told, least] = [false, Infinity];

    function bringOn(seat: Seat): void {
      const { screen, holds: from } = seat;
      if (!screen.ready()) {
        marked = true;
        passedOver();
        return;
      }
      // Whoever came since the flush began may hold more.
      const message = from > to ? null : since(from, screen);
      const taken = message !== null && screen.take(message);
      if (taken) seat.holds = to;
      told ||= taken;
      least = Math.min(least, taken ? to : from);
    }

    inPortions(seats.values(), clockwork, of.name === 'now' ? 'urgent' : 'leisurely', bringOn, () => {
      sending = false;
      if (least < Infinity) head = least;
      if (told) sent();
      if (marked) mark();
    });
  }

  function mark(): void {
    marked = true;
    if (callOff || sending || seats.size === 0) return;
    const due = sentAt + paceOf(of.name, of.role, seats.size, lag());
    callOff = clockwork.after(Math.max(0, due - clockwork.now()), flush);
  }

  return {
    of,
    join(screen, from) {
      const stale = seats.size === 0 || clockwork.now() - picture.at >= FRESH_MS || from > picture.to;
      if (stale) picture = take();
      const { to, since } = picture;
      const message = since(from, screen);
      const taken = message === null || screen.take(message, 'more');
      const holds = taken && message ? to : from;
      seats.set(screen, { screen, holds });
      head = Math.min(head, holds);
      if (!taken || to < room.state().seq) mark();
    },
    leave(screen) {
      seats.delete(screen);
      return seats.size > 0;
    },
    mark,
    head: () => head,
    close() {
      callOff?.();
      seats.clear();
    },
  };
}
