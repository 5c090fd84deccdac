import type { HostPostView } from '../../shared/views.ts';
import type { Asking } from './asking.ts';

/** Posts that were shown alone from this page, in the order they first were. */
export function trailOf(deeds: readonly { readonly command: Asking; readonly state: string }[]): readonly string[] {
  const shown = deeds.flatMap(({ command, state }) =>
    command.type === 'wall.show' && command.screen.mode === 'post' && state === 'done' ? [command.screen.post] : [],
  );
  // Deeds stand newest first.
  return [...new Set(shown.reverse())];
}

export type Steps = { readonly previous: HostPostView | null; readonly next: HostPostView | null };

/**
 * One step back and one on from the post that stands alone on the wall (`lit`): back along the trail; on along it where
 * somebody went back, else to the first of those that come next. What is not to be seen any more is stepped over.
 */
export function stepsFrom(
  lit: string | null,
  trail: readonly string[],
  posts: ReadonlyMap<string, HostPostView>,
): Steps {
  const walkable = trail.filter((id) => id === lit || posts.get(id)?.status === 'shown');
  const here = lit === null ? -1 : walkable.indexOf(lit);
  const before = here === -1 ? walkable[walkable.length - 1] : walkable[here - 1];
  const after = here === -1 ? undefined : walkable[here + 1];
  return {
    previous: posts.get(before ?? '') ?? null,
    next: posts.get(after ?? '') ?? firstOf(posts.values(), lit),
  };
}

function firstOf(posts: Iterable<HostPostView>, lit: string | null): HostPostView | null {
  const queued = [...posts].filter((post) => post.next !== null && post.id !== lit);
  return queued.sort((a, b) => (a.next ?? 0) - (b.next ?? 0))[0] ?? null;
}
