import type { Created } from '../../shared/http.ts';

/** What was created in this tab: shown again after a reload, gone with the tab. */
export type Event = Created & { readonly title: string; readonly colour: string | null };

/** The fragment under which the page shows it. It says nothing about the event. */
export const CREATED = '#created';

const KEY = 'openfloor:created';
/** Where there is no storage, it holds until the page is left. */
let held: Event | null = null;

export function keepCreated(event: Event): void {
  held = event;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(event));
  } catch {
    // Held in memory above.
  }
}

export function createdHere(): Event | null {
  if (held) return held;
  try {
    held = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Event | null;
  } catch {
    // What cannot be read was never kept.
  }
  return held;
}
