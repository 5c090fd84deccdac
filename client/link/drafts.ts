import { draftOf } from './draft.ts';

/** All that is half written for an event on this device. */
export function draftsOf(event: string): readonly string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(`${STORED}${event}:`))
      .map((key) => draftOf(key.slice(STORED.length)));
  } catch {
    return [];
  }
}

/** As `remember` stores it. */
const STORED = 'openfloor:draft:';
