import { ALL } from '../../shared/all.ts';
import { followed, type State } from './state.ts';

const DAY_MS = 24 * 3_600_000;

/** So long after the last thing that happened in it an event is over in which somebody forgot to close a session. */
const FORGOTTEN_MS = 30 * DAY_MS;

/**
 * When an event deletes itself, ms since 1970, as far as that can be promised: its `keepDays` after the last closing, or
 * after its last day by its own clock, whichever is later. Null where it is kept until somebody deletes it, and as long as
 * a session is not closed.
 */
export function keptUntil(state: State): number | null {
  return openSessions(state).length === 0 ? deletedAt(state) : null;
}

/**
 * The same, with a session that nobody closed: then nothing may have happened for `FORGOTTEN_MS` either, and every time
 * that was planned is over. What nobody has taken part in yet is still being prepared: null.
 */
export function deletedAt(state: State): number | null {
  if (!state.event) return null;
  const { keepDays, starts, ends, timeZone } = state.event.details;
  const sessions = followed(state, ALL);
  const open = openSessions(state);
  if (keepDays === null || (open.length > 0 && sessions.every(({ minutes }) => minutes.isEmpty()))) return null;
  const lastDay = ends ?? starts;
  const over = [
    ...(lastDay === null ? [] : [endOf(lastDay, timeZone)]),
    ...sessions.map(({ closedAt }) => closedAt ?? 0),
    ...open.map(({ details }) => details.ends ?? details.starts ?? 0),
    ...(open.length > 0 ? [state.at + FORGOTTEN_MS] : []),
  ];
  return Math.max(...over) + keepDays * DAY_MS;
}

const openSessions = (state: State) => followed(state, ALL).filter((session) => session.state !== 'closed');

/** The moment at which a day (`2026-11-22`) is over in a time zone. */
function endOf(day: string, timeZone: string): number {
  const midnight = (daysSince1970(day) + 1) * DAY_MS;
  // The offset is asked for twice: near a change of the clocks the first answer belongs to the other side of it.
  return midnight - offset(midnight - offset(midnight, timeZone), timeZone);
}

/** How far a zone's clock is ahead of UTC at a moment, ms. */
function offset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  // `GMT+01:00`, or `GMT` alone at no offset.
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** In the Gregorian calendar, by years that begin in March. Source: Howard Hinnant, days_from_civil. */
function daysSince1970(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const years = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + dayOfYear - 719_468;
}
