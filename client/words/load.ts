import type { Language } from '../../shared/settings.ts';
import type archive from './en/archive.ts';
import type card from './en/card.ts';
import type home from './en/home.ts';
import type host from './en/host.ts';
import type phone from './en/phone.ts';
import type speaker from './en/speaker.ts';
import type wall from './en/wall.ts';
import { withShared, type Catalogue, type SharedWords } from './shared.ts';

export { chooseLanguage, preferredLanguage, speakLanguage } from './language.ts';
export type { SharedWords } from './shared.ts';

/** What each page says, typed by its English; the other languages follow the compiler. */
type Words = {
  home: typeof home;
  card: typeof card;
  phone: typeof phone;
  wall: typeof wall;
  host: typeof host;
  speaker: typeof speaker;
  archive: typeof archive;
};
export type PageName = keyof Words;
/** A page's own words and, under `shared`, those that several pages and `client/ui` use. */
export type WordsOf<Page extends PageName> = Words[Page] & { readonly shared: SharedWords };

/** Explicit imports, so that every page and language is a chunk of its own. */
const pages: { readonly [Page in PageName]: Catalogue<Words[Page]> } = {
  home: {
    en: () => import('./en/home.ts'),
    de: () => import('./de/home.ts'),
    ar: () => import('./ar/home.ts'),
  },
  card: {
    en: () => import('./en/card.ts'),
    de: () => import('./de/card.ts'),
    ar: () => import('./ar/card.ts'),
  },
  phone: {
    en: () => import('./en/phone.ts'),
    de: () => import('./de/phone.ts'),
    ar: () => import('./ar/phone.ts'),
  },
  wall: {
    en: () => import('./en/wall.ts'),
    de: () => import('./de/wall.ts'),
    ar: () => import('./ar/wall.ts'),
  },
  host: {
    en: () => import('./en/host.ts'),
    de: () => import('./de/host.ts'),
    ar: () => import('./ar/host.ts'),
  },
  speaker: {
    en: () => import('./en/speaker.ts'),
    de: () => import('./de/speaker.ts'),
    ar: () => import('./ar/speaker.ts'),
  },
  archive: {
    en: () => import('./en/archive.ts'),
    de: () => import('./de/archive.ts'),
    ar: () => import('./ar/archive.ts'),
  },
};

/** Loads what one page says in one language, and nothing else. */
export function loadWords<Page extends PageName>(page: Page, language: Language): Promise<WordsOf<Page>> {
  const catalogue: Catalogue<Words[Page]> = pages[page];
  return withShared(catalogue, language);
}
