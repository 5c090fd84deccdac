import type { HistoryDeed, HistoryPage } from '../../shared/http.ts';
import { PAGE_MAX } from '../../shared/limits.ts';
import type { Deed, State } from '../room/state.ts';
import { countBefore } from './older.ts';

/**
 * A page of what hosts have done, newest first, before seq `before`; null for the newest. Keys are told of to those alone
 * who may make them (`keys`).
 */
export function historyBefore(state: State, before: number | null, keys: boolean): HistoryPage {
  const deeds: HistoryDeed[] = [];
  for (let index = countBefore(state.deeds, before ?? Infinity, ({ seq }) => seq) - 1; index >= 0; index--) {
    const deed = state.deeds.get(index);
    if (!deed || (!keys && ofKeys.has(deed.did))) continue;
    // One more shows that there is another page.
    if (deeds.length === PAGE_MAX) return { deeds, before: deeds.at(-1)?.seq ?? null };
    deeds.push(told(state, deed));
  }
  return { deeds, before: null };
}

const ofKeys: ReadonlySet<string> = new Set<Deed['did']>(['keyAdded', 'keyRevoked']);

function told(state: State, { seq, at, by, did, session, of }: Deed): HistoryDeed {
  return {
    seq,
    at,
    by: by === null ? null : (state.keys.get(by)?.name ?? null),
    did,
    about: aboutOf(state, session, of),
  };
}

/** The words of what it was about, as they are now. */
function aboutOf(state: State, session: Deed['session'], of: Deed['of']): string | null {
  if (of === null) return session === null ? null : (state.sessions.get(session)?.details.title ?? null);
  const words = state.posts.get(of)?.text ?? state.polls.get(of)?.question ?? state.keys.get(of)?.name;
  return words === undefined || words === '' ? null : words;
}
