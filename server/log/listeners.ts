import type { EventId } from '../../shared/ids.ts';
import type { News } from './log.ts';

export type Heard = (news: News) => void;

/** Who follows which event in this process. */
export function listeners() {
  const byEvent = new Map<EventId, Set<Heard>>();

  return {
    /** Returns how to stop. The same function may follow twice and is then called twice. */
    add(event: EventId, heard: Heard): () => void {
      const own: Heard = (news) => heard(news);
      const set = byEvent.get(event) ?? new Set<Heard>();
      byEvent.set(event, set.add(own));
      return () => {
        set.delete(own);
        if (set.size === 0 && byEvent.get(event) === set) byEvent.delete(event);
      };
    },
    tell(event: EventId, news: News): void {
      for (const heard of byEvent.get(event) ?? []) heard(news);
    },
  };
}
