import { toLocal } from '../../client/host/zoned.ts';
import type { Frame } from './read.ts';

type Session = { readonly startedAt: number | null; readonly details: { readonly starts: number | null } };
type Event = { readonly timeZone: string; readonly starts: string | null };
type Asked = { readonly date?: string | undefined; readonly timeZone?: string | undefined };

/** By which clocks and days a file for this session is read, if nothing else is asked for; null where there is no such zone. */
export function frameFor(session: Session, event: Event, asked: Asked): Frame | null {
  const zone = asked.timeZone ?? event.timeZone;
  if (!isZone(zone)) return null;
  const since = session.startedAt ?? session.details.starts;
  const day = asked.date ?? (since === null ? event.starts : toLocal(since, zone).slice(0, 10));
  return { zone, day, since };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
