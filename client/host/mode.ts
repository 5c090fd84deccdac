import type { EventView, SessionView } from '../../shared/views.ts';

/** Whether a host looks first in a session: as it says itself, else as its event does. */
export function looksFirst(session: SessionView | undefined, event: EventView): boolean {
  return session?.lookFirst ?? event.lookFirst;
}
