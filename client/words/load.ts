import type { Language } from '../../shared/settings.ts';
import type archive from './en/archive.ts';
import type card from './en/card.ts';
import type home from './en/home.ts';
import type host from './en/host.ts';
import type phone from './en/phone.ts';
import type shared from './en/shared.ts';
import type wall from './en/wall.ts';

export { chooseLanguage, preferredLanguage, speakLanguage } from './language.ts';

/** What each page says, typed by its English; the other languages follow the compiler. */
type Words = {
  home: typeof home;
  card: typeof card;
  phone: typeof phone;
  wall: typeof wall;
  host: typeof host;
  archive: typeof archive;
};
export type SharedWords = typeof shared;
export type PageName = keyof Words;
/** A page's own words and, under `shared`, those that several pages and `client/ui` use. */
export type WordsOf<Page extends PageName> = Words[Page] & { readonly shared: SharedWords };

/** Explicit imports, so that every page and language is a chunk of its own. */
const pages: Record<Language, { [Page in PageName]: () => Promise<{ default: Words[Page] }> }> = {
  en: {
    home: () => import('./en/home.ts'),
    card: () => import('./en/card.ts'),
    phone: () => import('./en/phone.ts'),
    wall: () => import('./en/wall.ts'),
    host: () => import('./en/host.ts'),
    archive: () => import('./en/archive.ts'),
  },
  de: {
    home: () => import('./de/home.ts'),
    card: () => import('./de/card.ts'),
    phone: () => import('./de/phone.ts'),
    wall: () => import('./de/wall.ts'),
    host: () => import('./de/host.ts'),
    archive: () => import('./de/archive.ts'),
  },
  ar: {
    home: () => import('./ar/home.ts'),
    card: () => import('./ar/card.ts'),
    phone: () => import('./ar/phone.ts'),
    wall: () => import('./ar/wall.ts'),
    host: () => import('./ar/host.ts'),
    archive: () => import('./ar/archive.ts'),
  },
};
const sharedWords: Record<Language, () => Promise<{ default: SharedWords }>> = {
  en: () => import('./en/shared.ts'),
  de: () => import('./de/shared.ts'),
  ar: () => import('./ar/shared.ts'),
};

/** Loads what one page says in one language, and nothing else. */
export async function loadWords<Page extends PageName>(page: Page, language: Language): Promise<WordsOf<Page>> {
  const load: () => Promise<{ default: Words[Page] }> = pages[language][page];
  const [shared, own] = await Promise.all([sharedWords[language](), load()]);
  return Object.assign({}, own.default, { shared: shared.default });
}
