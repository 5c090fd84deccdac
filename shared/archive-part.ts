import type { SessionId } from './ids.ts';

/**
 * What one page of an archive holds: all of it, one session of it, what of that is handed out on paper, or all that
 * carries one hashtag.
 */
export type Part =
  | { readonly kind: 'all' }
  | { readonly kind: 'session'; readonly session: SessionId }
  | { readonly kind: 'handout'; readonly session: SessionId }
  | { readonly kind: 'tag'; readonly tag: string };

export const WHOLE: Part = { kind: 'all' };

/** Where that page stands, after the archive's own address: `''`, `/s3`, `/s3/handout`, `/tag/nightshift`. */
export function partPath(part: Part): string {
  switch (part.kind) {
    case 'all':
      return '';
    case 'session':
      return `/${part.session}`;
    case 'handout':
      return `/${part.session}/handout`;
    case 'tag':
      return `/tag/${encodeURIComponent(part.tag)}`;
  }
}
