import type { Language } from '../../shared/settings.ts';
import { locales } from '../ui/locale.ts';

/**
 * A number as people type it: `1,5`, `1.5`, `1.000,5`, `٣٫٥`, `−2`; null where it is none. Of a single sign before three
 * digits the language decides whether it groups or divides.
 */
export function numberIn(typed: string, language: Language): number | null {
  const plain = typed
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[−–]/g, '-')
    .replace(/٫/g, '.')
    .replace(/[\s'’٬\u061c\u200e\u200f]/g, '');
  const divider = dividerIn(plain, language);
  const parts = plain.replace(/[.,]/g, (_, at: number) => (at === divider ? '.' : ''));
  return /^-?(\d+\.?\d*|\.\d+)$/.test(parts) ? Number(parts) : null;
}

/** The same as it is read: without grouping, so that it can be typed on. */
export const numberOut = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], { useGrouping: false, maximumFractionDigits: 12 }).format(value);

/** Where the decimal sign is; -1 without one. */
function dividerIn(plain: string, language: Language): number {
  const signs = plain.match(/[.,]/g) ?? [];
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (new Set(signs).size === 2) return last;
  if (signs.length !== 1) return -1;
  const groups = language === 'de' ? '.' : ',';
  return plain[last] === groups && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(plain) ? -1 : last;
}
