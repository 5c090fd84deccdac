import type { Language } from '../../shared/settings.ts';
import type { FirstWords } from './en/phone-first.ts';
import type { LaterWords } from './en/phone-later.ts';
import { withShared, type Catalogue, type SharedWords } from './shared.ts';

/** Apart from `load.ts`: the mere addresses of what all other pages say would weigh on the phone. */
const firstWords: Catalogue<FirstWords> = {
  en: () => import('./en/phone-first.ts'),
  de: () => import('./de/phone-first.ts'),
  ar: () => import('./ar/phone-first.ts'),
};
const laterWords: Catalogue<LaterWords> = {
  en: () => import('./en/phone-later.ts'),
  de: () => import('./de/phone-later.ts'),
  ar: () => import('./ar/phone-later.ts'),
};

/** What the phone says before one can read and ask. */
export type PhoneStart = FirstWords & { readonly shared: SharedWords };

export const loadPhoneWords = (language: Language): Promise<PhoneStart> => withShared(firstWords, language);

/** Adds to these very words what the other parts say, so that whoever has them has it all. */
export async function complete(words: PhoneStart): Promise<PhoneStart & LaterWords> {
  return Object.assign(words, (await laterWords[words.shared.language]()).default);
}
