import type { Language } from '../../shared/settings.ts';

/** How a language writes numbers and dates. Digits are everywhere those of the code, so that what is read can be typed. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', ar: 'ar-u-nu-latn' };
