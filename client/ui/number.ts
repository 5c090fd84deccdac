import type { Language } from '../../shared/settings.ts';
import { locales } from './locale.ts';

/** `percent(0.35, 'en')` → `35%`, `de` → `35 %`; whole percents. */
export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `number(1234, 'en')` → `1,234` */
export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}
