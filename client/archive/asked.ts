import type { Entry } from './entries.ts';
import type { Order } from './groups.ts';

/** What the search form asks for; empty where it asks for nothing. */
export type Asked = {
  readonly words: string;
  readonly kind: string;
  readonly answered: string;
  readonly session: string;
  readonly room: string;
  readonly tag: string;
  readonly since: boolean;
  readonly order: Order;
};

export function askedIn(form: HTMLFormElement): Asked {
  const data = new FormData(form);
  const chosen = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const order = chosen('order');
  return {
    words: chosen('words'),
    kind: chosen('kind'),
    answered: chosen('answered'),
    session: chosen('session'),
    room: chosen('room'),
    tag: chosen('tag'),
    since: chosen('since') !== '',
    order: order === 'newest' || order === 'wanted' ? order : 'said',
  };
}

export function asksForAll({ words, kind, answered, session, room, tag, since }: Asked): boolean {
  return [words, kind, answered, session, room, tag].every((each) => each === '') && !since;
}

/** Whether an entry is of what is asked for, apart from its words. `left` is when the newest thing of the last visit was said. */
export function isAskedFor(entry: Entry, asked: Asked, left: string | null): boolean {
  const { kind, answered, session, room, tag, since } = asked;
  if (kind !== '' && !entry.element.classList.contains(kind)) return false;
  if (answered !== '' && (answered === 'yes') !== entry.answered) return false;
  if (session !== '' && entry.session?.id !== session) return false;
  if (room !== '' && entry.session?.dataset['room'] !== room) return false;
  if (tag !== '' && !entry.tags.includes(tag)) return false;
  return !since || isNew(entry, left);
}

export const isNew = ({ newest }: Entry, left: string | null): boolean => left !== null && newest > left;
