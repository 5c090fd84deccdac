import type { Language } from '../../shared/settings.ts';
import type { LaterWords } from './en/phone-later.ts';
import type { StartWords } from './en/phone-start.ts';
import type { Catalogue } from './shared.ts';

/** Apart from `load.ts`: the mere addresses of what all other pages say would weigh on the phone. */
const startWords: Catalogue<StartWords> = {
  en: () => import('./en/phone-start.ts'),
  de: () => import('./de/phone-start.ts'),
  ar: () => import('./ar/phone-start.ts'),
};
const laterWords: Catalogue<LaterWords> = {
  en: () => import('./en/phone-later.ts'),
  de: () => import('./de/phone-later.ts'),
  ar: () => import('./ar/phone-later.ts'),
};

/** What the phone says before one can read and ask. */
export type PhoneStart = StartWords;

export const loadPhoneWords = async (language: Language): Promise<PhoneStart> => ({
  ...(await startWords[language]()).default,
});

/** Adds to these very words what the other parts say, so that whoever has them has it all. */
export async function complete(words: PhoneStart): Promise<PhoneStart & LaterWords> {
  return Object.assign(words, (await laterWords[words.shared.language]()).default);
}
