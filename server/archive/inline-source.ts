import { createHash } from 'node:crypto';

/** What a Content-Security-Policy lets a page's own style or script in by, and no other: `'sha256-…'`. */
export const inlineSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
