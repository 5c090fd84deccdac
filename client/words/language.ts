import type { Language } from '../../shared/settings.ts';

/** Each language by its own name, as a person looks for it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', ar: 'العربية' };

export function isLanguage(tag: string): tag is Language {
  return Object.keys(languageNames).includes(tag);
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** What this person chose here before, else the first language of their browser that we speak, else English. */
export function preferredLanguage(): Language {
  const stored = remembered();
  if (stored !== null && isLanguage(stored)) return stored;
  return firstSpoken(browser.navigator.languages);
}

/** Of the languages of a browser, the one it likes best first. */
export function firstSpoken(tags: readonly string[]): Language {
  return tags.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

/** Remembers the choice for every page of this server and sets the page's language. Load the words anew afterwards. */
export function chooseLanguage(language: Language): void {
  // The server renders the phone's page in it.
  browser.document.cookie = `${LANGUAGE_COOKIE}=${language};path=/;max-age=31536000;samesite=lax`;
  try {
    browser.localStorage.setItem(KEY, language);
  } catch {
    // Storage may be switched off; then the choice holds until the page is left.
  }
  speakLanguage(language);
}

/** Sets the page's language and direction without remembering it, as a wall does that speaks its event's language. */
export function speakLanguage(language: Language): void {
  const root = browser.document.documentElement;
  root.lang = language;
  root.dir = directionOf(language);
}

export const LANGUAGE_COOKIE = 'openfloor-language';
const KEY = 'openfloor.language';

function remembered(): string | null {
  try {
    return browser.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** What of a browser is used here. The server compiles this file too, without the DOM: it renders the archive's words. */
type Browser = {
  readonly navigator: { readonly languages: readonly string[] };
  readonly document: { cookie: string; readonly documentElement: { lang: string; dir: string } };
  readonly localStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
};
const browser = globalThis as typeof globalThis & Browser;
