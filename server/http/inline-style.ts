import type { Response } from 'express';
import { accentStyle } from '../../client/ui/accent.ts';
import { inlineSource } from '../archive/inline-source.ts';

/** Lets a style into the page that is sent with this response; the policy of the app takes styles from files alone. */
export function letStyleIn(response: Response, source: string): void {
  const policy = response.get('Content-Security-Policy') ?? '';
  response.set('Content-Security-Policy', `${policy};style-src 'self' ${source}`);
}

/** An event's colour (`#rrggbb`) as a style within a page, so that nothing is painted in another one first. */
export type EventStyle = { readonly element: string; readonly source: string };

export function eventStyle(colour: string): EventStyle {
  const known = made.get(colour);
  if (known) return known;
  const css = accentStyle(colour);
  const style = { element: `<style>${css}</style>`, source: inlineSource(css) };
  if (made.size >= COLOURS_KEPT) made.clear();
  made.set(colour, style);
  return style;
}

/** Colours of a few busy events; made again in a millisecond. */
const COLOURS_KEPT = 50;
const made = new Map<string, EventStyle>();
