import type { Links } from '../../shared/http.ts';

/** A copy of an event under a code of its own, with a pretend audience. */
export type Rehearsed = { readonly code: string; readonly links: Links };

/** The copy, or null where it could not be made. */
export async function rehearse(code: string, hostKey: string): Promise<Rehearsed | null> {
  try {
    const response = await fetch(`/api/events/${code}/rehearsal`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ hostKey }),
    });
    return response.ok ? ((await response.json()) as Rehearsed) : null;
  } catch {
    return null;
  }
}
