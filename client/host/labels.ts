import { LABEL_MAX, LABELS_MAX } from '../../shared/limits.ts';
import { cleanLine, lengthOf } from '../../shared/text.ts';
import type { HostPostView } from '../../shared/views.ts';

/** The labels that posts carry, those of most posts first. */
export function labelsInUse(posts: Iterable<HostPostView>): readonly string[] {
  const counts = new Map<string, number>();
  for (const post of posts) for (const label of post.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .sort(([one, many], [other, few]) => few - many || one.localeCompare(other))
    .map(([label]) => label);
}

export type LabelFault = 'tooMany' | 'tooLong';

/** What a post carries from now on: the chosen ones and one that was typed; or what is wrong with that. */
export function labelsOf(chosen: readonly string[], typed: string): readonly string[] | LabelFault {
  const own = cleanLine(typed);
  if (lengthOf(own) > LABEL_MAX) return 'tooLong';
  const all = [...new Set(own === '' ? chosen : [...chosen, own])];
  return all.length > LABELS_MAX ? 'tooMany' : all;
}
