import type { Language } from '../../shared/settings.ts';
import { locales } from '../ui/locale.ts';

/** `3.75` → `3.8`, `12500` → `12,500`, `2400000` → `2.4M`: as exact as anyone reads it from the back of a room. */
export function shortNumber(value: number, language: Language): string {
  const large = Math.abs(value) >= LARGE;
  return new Intl.NumberFormat(locales[language], {
    maximumFractionDigits: Math.abs(value) < 1 ? 2 : 1,
    ...(large && { notation: 'compact' }),
  }).format(value);
}

const LARGE = 1_000_000;
