import { render } from 'svelte/server';
import { heldAfter, type FirstView } from '../../shared/first-view.ts';
import type { Language } from '../../shared/settings.ts';
import { sessionOf } from '../link/session.ts';
import { directionOf } from '../words/language.ts';
import { loadBeforeWords, type BeforeWords } from '../words/phone-before.ts';
import { complete, loadPhoneWords, type PhoneStart } from '../words/phone.ts';
import type { LaterWords } from '../words/en/phone-later.ts';
import { COME_IN } from './come-in.ts';
import First from './First.svelte';
import Glance from './Glance.svelte';
import { firstParts } from './parts.ts';
import { sceneOf } from './scene.ts';

/** A phone's page before any script, in pieces of HTML. */
export type RenderedPhone = {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** What the script puts the same in the place of. */
  readonly app: string;
  /** What stands below the door as long as nobody came in; empty inside. */
  readonly glance: string;
  /** Whether what stands inside may need a part that comes late. */
  readonly more: boolean;
};

/** The server's one door to the phone's components: the first thing that an attendee sees, at the door or inside. */
export async function renderPhone(
  first: Omit<FirstView, 'more'>,
  language: Language,
  inside: boolean,
): Promise<RenderedPhone> {
  const words = await wordsIn(language);
  const app = piece(render(First, { props: { first, words, inside } }));
  const glance = inside ? '' : piece(render(Glance, { props: { first, words } }));
  const coming = inside ? [] : Object.values(COME_IN);
  const bars = coming.map(
    (name) => `<p role="status" class="before-bar before-coming" id="${name}">${words.entering}</p>`,
  );
  return {
    language,
    direction: directionOf(language),
    app: `${app}${bars.join('')}<p role="status" class="before-bar">${words.before.late}</p>`,
    glance,
    more: inside && needsMore(first),
  };
}

type Words = PhoneStart & LaterWords & { readonly before: BeforeWords };
const known = new Map<Language, Promise<Words>>();

/** With them come the parts that may show first, since those wait for words. */
function wordsIn(language: Language): Promise<Words> {
  const before = known.get(language);
  if (before) return before;
  const loading = (async () => {
    const [words, said] = await Promise.all([loadPhoneWords(language).then(complete), loadBeforeWords(language)]);
    await Promise.all(firstParts.map((part) => part.load(words)));
    return Object.assign(words, { before: said });
  })();
  known.set(language, loading);
  return loading;
}

/** Whether it may show a part that a phone fetches only when it is needed; at the door none is shown. */
function needsMore(first: Omit<FirstView, 'more'>): boolean {
  const [now, list] = [heldAfter(first.now), heldAfter(first.list)];
  const { mode, featured, board, polls } = sceneOf(now);
  return (
    sessionOf(now)?.state === 'closed' ||
    mode === 'all' ||
    mode === 'poll' ||
    mode === 'leaders' ||
    polls.length > 0 ||
    [featured, ...board].some((id) => id !== null && (now.posts.get(id) ?? list.posts.get(id))?.promise)
  );
}

/**
 * Svelte's marks are of no use, since the script puts its own in the place of it all. What cannot be done yet takes no input
 * that would be lost and no press that would come to nothing, and sends no form. A button whose press counts once the script
 * runs is a link to a fragment until then. A heading is read all the same.
 */
const piece = ({ body }: { readonly body: string }): string =>
  body
    .replace(/<!--.*?-->/g, '')
    .replace(/<button\b([^>]*) data-before="([^"]*)"([^>]*)>(.*?)<\/button>/gs, '<a href="#$2"$1$3>$4</a>')
    .replace(/(<a\b[^>]*) type="\w+"/g, '$1')
    .replace(/<(?:input|select|textarea)\b(?![^>]* disabled)/g, '$& disabled')
    .replace(/(?<!<h[12][^>]*>\s*)<button\b/g, '$& inert')
    .replace(/(<button\b[^>]*) type="submit"/g, '$1 type="button"');
