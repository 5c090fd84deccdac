import { createHash } from 'node:crypto';

/** What a Content-Security-Policy lets a page's own style in by, and no other: `'sha256-…'`. */
export const styleSource = (css: string): string => `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
