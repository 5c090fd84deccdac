import type { ArchiveSession } from './http.ts';
import { piecesOf } from './tags.ts';
import type { PollView, PostView } from './views.ts';

/** A hashtag of an archive. */
export type ArchiveTag = {
  readonly tag: string;
  /** As it was written first. */
  readonly written: string;
  /** Posts and polls it stands in. */
  readonly count: number;
};

/** The hashtags of these sessions, those that stand in most first. */
export function tagsOf(sessions: readonly ArchiveSession[]): readonly ArchiveTag[] {
  const known = new Map<string, ArchiveTag>();
  for (const { posts, polls } of sessions) {
    for (const entry of [...posts, ...polls]) {
      for (const [tag, written] of tagsIn(entry)) {
        const before = known.get(tag);
        known.set(tag, { tag, written: before?.written ?? written, count: (before?.count ?? 0) + 1 });
      }
    }
  }
  return [...known.values()].sort((one, other) => other.count - one.count);
}

/** The hashtags in a post with all that stands under it, or in a poll's question, each with how it is written. */
export function tagsIn(entry: PostView | PollView): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const text of textsOf(entry)) {
    // Most texts have none, and an archive has thousands.
    if (!text.includes('#')) continue;
    for (const { tag, text: written } of piecesOf(text)) {
      if (tag !== null && !tags.has(tag)) tags.set(tag, written);
    }
  }
  return tags;
}

function textsOf(entry: PostView | PollView): readonly string[] {
  if ('question' in entry) return [entry.question];
  const { text, grouped, answer, replies } = entry;
  return [text, ...[...grouped, ...replies].map((under) => under.text), answer?.text ?? ''];
}
