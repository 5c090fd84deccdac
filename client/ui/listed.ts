import type { Language } from '../../shared/settings.ts';
import { locales } from './locale.ts';

/** `A, B and C`; each of them keeps its own direction. */
export function listed(parts: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(
    parts.map((part) => `\u2068${part}\u2069`),
  );
}
