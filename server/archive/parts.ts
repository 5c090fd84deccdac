import { WHOLE, type Part } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';

/** The part that stands at a path under the archive's address, by its steps; null where this archive has none there. */
export function partAt(view: ArchiveView, steps: readonly string[]): Part | null {
  const [session, ...more] = steps;
  if (session === undefined) return WHOLE;
  if (more.length > 0 || !view.sessions.some(({ id }) => id === session)) return null;
  return { kind: 'session', session };
}

/** The same archive with nothing in it but that part. */
export function narrowed(view: ArchiveView, part: Part): ArchiveView {
  if (part.kind === 'all') return view;
  return { ...view, sessions: view.sessions.filter(({ id }) => id === part.session) };
}
