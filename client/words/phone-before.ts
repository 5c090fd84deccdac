import type { Language } from '../../shared/settings.ts';
import type en from './en/phone-before.ts';
import type { Catalogue } from './shared.ts';

export type BeforeWords = typeof en;

const beforeWords: Catalogue<BeforeWords> = {
  en: () => import('./en/phone-before.ts'),
  de: () => import('./de/phone-before.ts'),
  ar: () => import('./ar/phone-before.ts'),
};

export const loadBeforeWords = async (language: Language): Promise<BeforeWords> =>
  (await beforeWords[language]()).default;
