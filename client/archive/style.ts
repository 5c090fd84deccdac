/// <reference types="vite/client" />
import { accentStyle } from '../ui/accent.ts';
import base from '../ui/base.css?inline';
import page from './archive.css?inline';

/**
 * The archive's style, in the event's colour (`#rrggbb`) where it has one. One text by itself: the page is rendered on
 * the server, where a component's own styles would be lost.
 */
export function styleOf(colour: string | null): string {
  return `${base}\n${page}\n${colour === null ? '' : accentStyle(colour)}`;
}
