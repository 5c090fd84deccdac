import { accentsOf } from './accent.ts';

/** Gives the page the event's colour (`#rrggbb`), readable in both themes; null takes it back. `tokens.css` picks by theme. */
export function showEventColour(colour: string | null): void {
  const { style } = document.documentElement;
  const accents = colour === null ? null : accentsOf(colour);
  for (const theme of ['light', 'dark'] as const) {
    for (const part of ['accent', 'soft', 'on'] as const) {
      const name = `--event-${theme}-${part}`;
      if (accents) style.setProperty(name, accents[theme][part]);
      else style.removeProperty(name);
    }
  }
}
