import { visitAfter, type Visit } from './visit.ts';

/** Counts this visit to a page; the time of what was seen on the one before, null where there was none or it cannot be kept. */
export function countVisit(page: string, newest: string): string | null {
  const key = `openfloor.archive.${page}`;
  try {
    const visit = visitAfter(parsed(localStorage.getItem(key)), newest, Date.now());
    localStorage.setItem(key, JSON.stringify(visit));
    return visit.before;
  } catch {
    // Storage may be switched off, or hold something else under this name.
    return null;
  }
}

function parsed(stored: string | null): Visit | null {
  return stored === null ? null : (JSON.parse(stored) as Visit);
}
