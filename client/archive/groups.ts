import type { Entry } from './entries.ts';
import { SHEET } from './sheets.ts';

/** What stands under one heading: the posts of a kind, or the polls, of a session. */
type Group = {
  readonly element: HTMLElement;
  readonly session: HTMLElement | null;
  readonly sheets: readonly HTMLElement[];
  readonly entries: readonly Entry[];
};
/** All of a page that can be hidden; sessions, too, in which nothing was said. */
export type Groups = { readonly all: readonly Group[]; readonly sessions: readonly HTMLElement[] };

export function groupsOn(page: ParentNode, entries: readonly Entry[]): Groups {
  const members = new Map<HTMLElement | null, Entry[]>();
  for (const entry of entries) {
    const group = entry.element.closest<HTMLElement>('.group');
    const others = members.get(group);
    if (others) others.push(entry);
    else members.set(group, [entry]);
  }
  const all = Array.from(page.querySelectorAll<HTMLElement>('main .group'), (element) => ({
    element,
    session: element.closest<HTMLElement>('.session'),
    sheets: [...element.querySelectorAll<HTMLElement>('.entries')],
    entries: members.get(element) ?? [],
  }));
  return { all, sessions: [...page.querySelectorAll<HTMLElement>('main .session')] };
}

export type Order = 'said' | 'newest' | 'wanted';

/**
 * Shows only these entries, or all where that is null, each group in that order; what nothing is left in is hidden as a
 * whole. Five thousand entries that go or come cost what those on the screen do, and little more.
 */
export function show({ all, sessions }: Groups, shown: ReadonlySet<Entry> | null, order: Order): void {
  const isShown = (entry: Entry) => shown?.has(entry) ?? true;
  const left = new Set<HTMLElement | null>();
  for (const { element, session, sheets, entries } of all) {
    const sorted = [...entries].sort(orders[order]);
    for (const [at, sheet] of sheets.entries()) {
      const onIt = sorted.slice(at * SHEET, (at + 1) * SHEET);
      fill(sheet, onIt);
      leave(sheet, onIt, isShown);
    }
    const isLeft = entries.some(isShown);
    hide(element, !isLeft);
    if (isLeft) left.add(session);
  }
  for (const session of sessions) hide(session, shown !== null && !left.has(session));
}

/** Puts these on a sheet, in this order. */
function fill(sheet: HTMLElement, entries: readonly Entry[]): void {
  let next = sheet.firstElementChild;
  for (const { element } of entries) {
    if (element === next) next = next.nextElementSibling;
    else sheet.insertBefore(element, next);
  }
}

/** Leaves on a sheet only what is shown. Where that is nothing, its entries stay as they are. */
function leave(sheet: HTMLElement, entries: readonly Entry[], isShown: (entry: Entry) => boolean): void {
  const left = entries.filter(isShown).length;
  hide(sheet, left === 0);
  if (left === 0) return;
  for (const entry of entries) hide(entry.element, !isShown(entry));
  // The style keeps room for so many while the sheet is out of sight.
  if (left === entries.length) sheet.removeAttribute('style');
  else sheet.style.setProperty('--left', String(left));
}

/** Asks nothing of the browser where nothing changes. */
function hide(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

const bySaid = (one: Entry, other: Entry) => (one.said < other.said ? -1 : Number(one.said > other.said));

const orders: Readonly<Record<Order, (one: Entry, other: Entry) => number>> = {
  said: bySaid,
  newest: (one, other) => bySaid(other, one),
  wanted: (one, other) => other.support - one.support || bySaid(one, other),
};
