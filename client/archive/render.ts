import { render } from 'svelte/server';
import type { Part } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import type { Language } from '../../shared/settings.ts';
import ar from '../words/ar/archive.ts';
import arShared from '../words/ar/shared.ts';
import de from '../words/de/archive.ts';
import deShared from '../words/de/shared.ts';
import en from '../words/en/archive.ts';
import enShared from '../words/en/shared.ts';
import { directionOf, isLanguage } from '../words/language.ts';
import type { WordsOf } from '../words/load.ts';
import Archive from './Archive.svelte';
import { editionOf, type Edition } from './edition.ts';
import TakenDown from './TakenDown.svelte';

export { directionOf } from '../words/language.ts';
export { countsOf } from './counts.ts';
export { filmTime } from './film-clock.ts';
export { headOf, onWall } from './moments.ts';
export * as pollWording from './poll-wording.ts';
export { styleOf } from './style.ts';
export * as wording from './wording.ts';
export type { Edition };

/** Which page it is, and where it stands. */
export type Place = {
  /** The public address of the whole archive, also where this is a copy of it. */
  readonly archive: string;
  /** What of it is on this page. */
  readonly part: Part;
  /** Where the event is opened from here. */
  readonly event: string;
  /** Where this server has the page's script; null where it stands in the page, or nowhere. */
  readonly script: string | null;
  /** The same of what plays a video. */
  readonly player: string | null;
  /** Whether there is a script: what needs one is left out without. */
  readonly searchable: boolean;
  /** A file by itself, which no server is behind. */
  readonly alone: boolean;
};

const words: Readonly<Record<Language, WordsOf<'archive'>>> = {
  en: { ...en, shared: enShared },
  de: { ...de, shared: deShared },
  ar: { ...ar, shared: arShared },
};

/** In the event's language where the archive speaks it, in English where not. `alone` is a file by itself. */
export function editionFor({ event }: ArchiveView, alone = false): Edition {
  return editionOf(event, words[isLanguage(event.language) ? event.language : 'en'], alone);
}

/** A page of the archive in pieces. With what stands above it the server's one door to the page: all of the archive's wording is here. */
export function renderArchive(view: ArchiveView, edition: Edition, place: Place) {
  return pieces(render(Archive, { props: { view, place, edition } }), edition);
}

/** In the archive's place, once it is taken down. */
export function renderTakenDown({ event }: ArchiveView, edition: Edition) {
  return pieces(render(TakenDown, { props: { event, edition } }), edition);
}

const pieces = ({ head, body }: { readonly head: string; readonly body: string }, { language }: Edition) => ({
  language,
  direction: directionOf(language),
  head: unmarked(head),
  body: unmarked(body),
});

/** The page is never hydrated, so Svelte's marks are dead weight. People's text is escaped and cannot hold one. */
const unmarked = (html: string) => html.replace(/<!--.*?-->/g, '');
