import type { ArchiveSession } from '../../shared/http.ts';
import type { Edition } from './edition.ts';
import { momentsOf, type Moment } from './moments.ts';

/** A session cut into slots of equal length, those in which nothing happened left out. Times are ms since 1970. */
export type Slots = {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly slots: readonly Slot[];
};

export type Slot = {
  readonly at: number;
  readonly posts: number;
  readonly supports: number;
  readonly votes: number;
  readonly moments: readonly Moment[];
};

/** From its beginning to its end, what came before or after left out of that span; null where nothing has a time. */
export function slotsOf(session: ArchiveSession, edition: Edition): Slots | null {
  const moments = momentsOf(session, edition);
  const times = [...moments, ...session.minutes].map(({ at }) => at);
  if (times.length === 0) return null;
  const from = session.startedAt ?? Math.min(...times);
  const to = Math.max(session.closedAt ?? Math.max(...times) + MINUTE, from + MINUTE);
  const length = LENGTHS.find((each) => (to - from) / each <= SLOTS_MAX) ?? DAY;
  const found = new Map<number, Slot>();
  const change = (at: number, changed: (slot: Slot) => Partial<Slot>): void => {
    const begins = Math.floor(at / length) * length;
    const slot = found.get(begins) ?? { at: begins, posts: 0, supports: 0, votes: 0, moments: [] };
    found.set(begins, { ...slot, ...changed(slot) });
  };
  for (const { at, posts, supports, votes } of session.minutes)
    change(at, (slot) => ({
      posts: slot.posts + posts,
      supports: slot.supports + supports,
      votes: slot.votes + votes,
    }));
  for (const moment of moments) change(moment.at, (slot) => ({ moments: [...slot.moments, moment] }));
  return { from, to, length, slots: [...found.values()].sort((one, other) => one.at - other.at) };
}

/** Moments at which a span is marked: round ones, few enough to be read side by side on a phone. */
export function ticksOf({ from, to }: Slots): number[] {
  const apart = LENGTHS.find((each) => (to - from) / each <= TICKS_MAX) ?? DAY;
  const first = Math.ceil(from / apart) * apart;
  const count = Math.max(0, Math.floor((to - first) / apart) + 1);
  return Array.from({ length: count }, (_, index) => first + index * apart);
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LENGTHS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 720].map((minutes) => minutes * MINUTE);
/** Bars that can still be told apart on a phone. */
const SLOTS_MAX = 60;
const TICKS_MAX = 4;
