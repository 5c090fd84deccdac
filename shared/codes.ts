/**
 * Codes and hashtags: how people say them and how they are compared.
 */

/** Words an address may need for itself; no hashtag may take them. */
const RESERVED = new Set([
  'api',
  'assets',
  'socket.io',
  'healthz',
  'readyz',
  'metrics',
  'favicon.ico',
  'robots.txt',
  'host',
  'wall',
  'archive',
  'new',
  'help',
  'about',
  'sw.js',
]);

/** Digits of other keypads: Arabic, Persian, Devanagari, Bengali; each block begins with its zero. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g;
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];

/** `'482 913'` → `'482913'`, `'#Box10'` → `'box10'`: what is typed, said or scanned, as it is looked up. */
export function normalName(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(OTHER_DIGITS, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - Math.max(...ZEROS.filter((zero) => zero <= code)));
    })
    .replace(/[\s#-]+/g, '')
    .toLowerCase();
}

/** Six digits. */
export function isCode(name: string): boolean {
  return /^[0-9]{6}$/.test(name);
}

/** A normalised hashtag: 2 to 30 letters, digits or `_`, not all digits (those are codes), not a reserved word. */
export function isHashtag(name: string): boolean {
  return /^[\p{L}\p{N}_]{2,30}$/u.test(name) && !/^\p{N}+$/u.test(name) && !RESERVED.has(name);
}

/** `'482913'` → `'482 913'`, the way it is shown and read aloud. The space holds both halves together, also from right to left. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 3)}\u00a0${code.slice(3)}`;
}
