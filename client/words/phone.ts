import type { Language } from '../../shared/settings.ts';
import type { PhoneWords } from './en/phone.ts';
import { withShared, type Catalogue } from './shared.ts';

/** Apart from `load.ts`: the mere addresses of what all other pages say would weigh on the phone. */
export const phoneWords: Catalogue<PhoneWords> = {
  en: () => import('./en/phone.ts'),
  de: () => import('./de/phone.ts'),
  ar: () => import('./ar/phone.ts'),
};

export const loadPhoneWords = (language: Language) => withShared(phoneWords, language);
