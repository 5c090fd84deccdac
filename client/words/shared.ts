import type { Language } from '../../shared/settings.ts';
import type shared from './en/shared.ts';

export type SharedWords = typeof shared;

/** How to fetch the same words in each language. */
export type Catalogue<Words> = Readonly<Record<Language, () => Promise<{ default: Words }>>>;

const sharedWords: Catalogue<SharedWords> = {
  en: () => import('./en/shared.ts'),
  de: () => import('./de/shared.ts'),
  ar: () => import('./ar/shared.ts'),
};

/** Loads words together with the shared ones of the same language. */
export async function withShared<Words>(
  own: Catalogue<Words>,
  language: Language,
): Promise<Words & { readonly shared: SharedWords }> {
  const [shared, words] = await Promise.all([sharedWords[language](), own[language]()]);
  return Object.assign({}, words.default, { shared: shared.default });
}
