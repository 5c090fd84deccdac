import { staysOpen } from '../../shared/afterwards.ts';
import type { EventView, SessionView } from '../../shared/views.ts';

/** Whether a host looks first in a session: as it says itself, else as its event does; always where it stays open after its end. */
export function looksFirst(session: SessionView | undefined, event: EventView): boolean {
  return (session && staysOpen(session)) || (session?.lookFirst ?? event.lookFirst);
}
