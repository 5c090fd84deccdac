import { contrast, fromHex, fromLab, toHex, toLab } from './colour.ts';

/** One theme's accent: as text and bars on paper, as a soft ground for ink and accent, and what is written on it. */
export type Accent = { readonly accent: string; readonly soft: string; readonly on: string };

/** The extremes of `tokens.css` that an accent has to stand out from; a test keeps them the same. */
export const grounds = {
  light: { paper: '#faf7f2', grounds: ['#faf7f2', '#ffffff', '#f1ece3'], on: '#ffffff', ink: '#1c1a17', step: -0.01 },
  dark: { paper: '#171512', grounds: ['#171512', '#211e1a', '#100e0c'], on: '#100e0c', ink: '#f5f0e8', step: 0.01 },
} as const;

/** An event's colour (`#rrggbb`), made darker or lighter in each theme until text on it and in it has 7:1. */
export function accentsOf(colour: string): { readonly light: Accent; readonly dark: Accent } {
  return { light: adjusted(colour, 'light'), dark: adjusted(colour, 'dark') };
}

/** The same as a style sheet: what `tokens.css` takes the place of its own accent by. */
export function accentStyle(colour: string): string {
  const declared = Object.entries(accentsOf(colour)).flatMap(([theme, parts]) =>
    Object.entries(parts).map(([part, value]) => `--event-${theme}-${part}:${value}`),
  );
  return `:root{${declared.join(';')}}`;
}

function adjusted(colour: string, theme: 'light' | 'dark'): Accent {
  const { paper, grounds: against, on, step } = grounds[theme];
  const [start, a, b] = toLab(fromHex(colour));
  const soft = mixed(colour, paper, theme === 'light' ? 0.12 : 0.2);
  const stands = (accent: string) => [...against, soft, on].every((ground) => contrast(accent, ground) >= TEXT);
  let accent = colour;
  for (let lightness = start; !stands(accent); lightness += step) accent = toHex(fromLab([lightness, a, b]));
  return { accent, soft, on };
}

/** SCREENS.md, G3. */
const TEXT = 7;

function mixed(colour: string, paper: string, share: number): string {
  const [from, to] = [toLab(fromHex(paper)), toLab(fromHex(colour))];
  return toHex(
    fromLab([0, 1, 2].map((i) => (from[i] ?? 0) * (1 - share) + (to[i] ?? 0) * share) as [number, number, number]),
  );
}
