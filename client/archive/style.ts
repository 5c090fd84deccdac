/// <reference types="vite/client" />
import { accentsOf } from '../ui/accent.ts';
import base from '../ui/base.css?inline';
import page from './archive.css?inline';

/**
 * The archive's stylesheet, in the event's colour (`#rrggbb`) where it has one. One text by itself: the page is rendered
 * on the server, where a component's own styles would be lost, and its policy forbids styles in the page.
 */
export function styleOf(colour: string | null): string {
  return `${base}\n${page}\n${colour === null ? '' : eventColour(colour)}`;
}

function eventColour(colour: string): string {
  const declared = Object.entries(accentsOf(colour)).flatMap(([theme, parts]) =>
    Object.entries(parts).map(([part, value]) => `--event-${theme}-${part}:${value}`),
  );
  return `:root{${declared.join(';')}}\n`;
}
