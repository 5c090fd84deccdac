import type { SessionId } from './ids.ts';

/** What one page of an archive holds: all of it, or one session of it. */
export type Part = { readonly kind: 'all' } | { readonly kind: 'session'; readonly session: SessionId };

export const WHOLE: Part = { kind: 'all' };

/** Where that page stands, after the archive's own address: `''`, `/s3`. */
export function partPath(part: Part): string {
  return part.kind === 'all' ? '' : `/${part.session}`;
}
