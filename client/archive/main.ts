import { askedIn, asksForAll, isAskedFor, isNew } from './asked.ts';
import { countVisit } from './count-visit.ts';
import { entriesOn, textOf, type Entry } from './entries.ts';
import { addTo, find, type Index } from './find.ts';
import { groupsOn, show } from './groups.ts';
import { dropPast } from './past.ts';
import { inSlices } from './slices.ts';

dropPast(document, Date.now());

/** Searching what stands in an archive page. The page is complete without it: until something is asked it changes nothing. */
const form = document.querySelector<HTMLFormElement>('form.search');
if (form) openSearch(form, entriesOn(document));

function openSearch(form: HTMLFormElement, entries: readonly Entry[]): void {
  const status = form.querySelector<HTMLElement>('[role=status]');
  const groups = groupsOn(document, entries);
  const left = offerSince(form, entries);
  let index: Promise<Index> | undefined;
  let turn = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const indexed = () => (index ??= indexOf(entries));

  async function answer(): Promise<void> {
    clearTimeout(pause);
    const mine = ++turn;
    const asked = askedIn(form);
    const having = asked.words === '' ? null : find(await indexed(), asked.words);
    // Somebody has typed on meanwhile.
    if (mine !== turn) return;
    const all = asksForAll(asked);
    const shown = new Set(
      entries.filter((entry, number) => (having?.has(number) ?? true) && isAskedFor(entry, asked, left)),
    );
    if (status) status.textContent = all ? '' : found(status, shown.size);
    show(groups, all ? null : shown, asked.order);
  }

  const words = form.querySelector<HTMLInputElement>('[name=words]');
  words?.addEventListener('focus', () => void indexed());
  form.addEventListener('input', ({ target }) => {
    clearTimeout(pause);
    if (target === words) pause = setTimeout(() => void answer(), TYPING_MS);
    else void answer();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void answer();
  });
  form.querySelector('.show-all')?.addEventListener('click', () => {
    form.reset();
    void answer();
  });
  // Whoever follows a link to what is hidden wants to see it.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest('[hidden]')) return;
    form.reset();
    void answer().then(() => target.scrollIntoView());
  });
  form.dataset['ready'] = '';
}

/** The list waits until fingers rest, so that nobody reads an answer to half a word. */
const TYPING_MS = 200;

/** Offers what is new since this person's last visit, where something is. Answers when that visit's newest thing was said. */
function offerSince(form: HTMLFormElement, entries: readonly Entry[]): string | null {
  const newest = entries.reduce((latest, entry) => (entry.newest > latest ? entry.newest : latest), '');
  const left = countVisit(form.dataset['page'] ?? '', newest);
  const count = entries.filter((entry) => isNew(entry, left)).length;
  const label = form.querySelector<HTMLElement>('.since');
  if (label && count > 0) {
    label.hidden = false;
    label.append(` (${count})`);
  }
  return left;
}

function found({ dataset }: HTMLElement, count: number): string {
  return count === 0 ? (dataset['none'] ?? '') : (dataset['found'] ?? '').replace('#', String(count));
}

async function indexOf(entries: readonly Entry[]): Promise<Index> {
  const index: Index = new Map();
  await inSlices(entries, (entry, number) => addTo(index, number, textOf(entry)));
  return index;
}
