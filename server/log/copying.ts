import type { EventId } from '../../shared/ids.ts';
import type { Contents } from './log-file.ts';
import type { Entry, Log, Personal } from './log.ts';
import { split } from './stored.ts';

export type Copied = Contents & {
  readonly ids: readonly EventId[];
  /** Events that were deleted: of these only the names are left, which lead to nothing. */
  readonly removed: number;
};

const GROUPS = ['text', 'person'] as const satisfies readonly Personal[];
/** Facts that are on their way at once: small beside a room's memory, large beside a round trip. */
const FACTS_AT_ONCE = 1000;

/**
 * Copies events from one log to another, of any engines: names, history, every batch with its id and its place, and nothing
 * that is erased by then. `from` may be written meanwhile, `to` may not. Nothing in `to` is overwritten: it has an event not
 * at all, or a beginning of it that a copying left which was broken off; then it goes on there. All that was copied is read
 * back from both and compared before its names lead to it. Rejects, in words for whoever asked, where anything differs.
 * Without `only`, copies every event.
 */
export async function copyEvents(from: Log, to: Log, only?: ReadonlySet<EventId>): Promise<Copied> {
  // First: what has facts had its names before.
  const filled = (await from.events()).filter((event) => only?.has(event) ?? true);
  const names = await namesByEvent(from, only);
  const removed: EventId[] = [];
  for (const [event, [name = '']] of names) if ((await from.find(name)) === null) removed.push(event);
  await refuseTaken(from, to, filled, names, removed);

  let facts = 0;
  for (const event of filled) facts += await copyFacts(from, to, event, labelOf(names, event));
  for (const event of removed) await to.remove(event);
  for (const [event, own] of names) for (const name of own) await lead(to, name, event);
  return { ids: filled, events: filled.length, facts, removed: removed.length };
}

async function namesByEvent(log: Log, only: ReadonlySet<EventId> | undefined): Promise<Map<EventId, string[]>> {
  const names = new Map<EventId, string[]>();
  for (const [name, event] of await log.names()) {
    if (only?.has(event) ?? true) names.set(event, [...(names.get(event) ?? []), name]);
  }
  return names;
}

const labelOf = (names: ReadonlyMap<EventId, readonly string[]>, event: EventId): string =>
  names.get(event)?.toSorted().join(', ') ?? event;

/** Before anything is copied: what cannot come to an end does not begin. */
async function refuseTaken(
  from: Log,
  to: Log,
  filled: readonly EventId[],
  names: ReadonlyMap<EventId, readonly string[]>,
  removed: readonly EventId[],
): Promise<void> {
  const refuse = (event: EventId, why: string): never => {
    throw new Error(`${labelOf(names, event)} ${why}. Nothing was copied.`);
  };
  const [taken, there] = [await to.names(), new Set(await to.events())];
  for (const [event, own] of names) {
    for (const name of own) {
      if ((taken.get(name) ?? event) !== event) refuse(event, `cannot be copied: ${name} leads to another event there`);
      if (!removed.includes(event) && (await to.find(name)) === null) refuse(event, 'was deleted there');
    }
  }
  for (const event of removed) if (there.has(event)) refuse(event, 'was deleted here, and is there still');
  for (const event of filled) {
    if (there.has(event) && (await to.epoch(event)) !== (await from.epoch(event)))
      refuse(event, 'is there already, with another history');
  }
}

async function lead(to: Log, name: string, event: EventId): Promise<void> {
  if (!(await to.claim(name, event)) && (await to.find(name)) !== null)
    throw new Error(`${name} has come to lead to another event there meanwhile.`);
}

/** Returns how many facts the event has there. */
async function copyFacts(from: Log, to: Log, event: EventId, label: string): Promise<number> {
  if (!(await to.adopt(event, await from.epoch(event))))
    throw new Error(`${label} has come to be there meanwhile. Nothing there is overwritten.`);
  let head = await compare(from, to, event, label);
  for await (const entries of pages(from, event, head)) {
    const appending = entries.map((entry) => to.append(event, entry.first - 1, entry));
    // Whatever comes of it, nothing is under way any more when this ends.
    await Promise.allSettled(appending);
    for (const appended of appending)
      if (!(await appended).ok) throw new Error(`Something else writes ${label} there. Stop it first.`);
    head = endOf(entries.at(-1), head);
  }
  const found = await compare(from, to, event, label);
  if (found !== head) throw new Error(`Of the ${head} facts of ${label} only ${found} are there.`);
  return head;
}

/** Up to which seq `to` has the event. Throws where it has anything else; what `from` has erased is erased there, too. */
async function compare(from: Log, to: Log, event: EventId, label: string): Promise<number> {
  const stale = { text: [] as number[], person: [] as number[] };
  const originals = oneByOne(pages(from, event, 0));
  let head = 0;
  for await (const copy of oneByOne(pages(to, event, 0))) {
    const original = await originals.next();
    if (original.done === true || !isCopy(original.value, copy, stale))
      throw new Error(`${label} is there, and is another from fact ${head + 1} on. Nothing there is overwritten.`);
    head = endOf(copy, head);
  }
  await originals.return();
  for (const which of GROUPS) await to.erase(event, stale[which], which);
  return head;
}

/** Whether it is the same, but for what was erased from the original since then, which is noted. */
function isCopy(original: Entry, copy: Entry, stale: Record<Personal, number[]>): boolean {
  const { id, first, facts } = original;
  if (copy.id !== id || copy.first !== first || copy.facts.length !== facts.length) return false;
  const stored = copy.facts.map(split);
  return facts.map(split).every((fact, index) => {
    const there = stored[index];
    if (there?.body !== fact.body) return false;
    return GROUPS.every((which) => {
      if (there[which] === fact[which]) return true;
      if (fact[which] === null) stale[which].push(first + index);
      return fact[which] === null;
    });
  });
}

/** The event's entries after `seq`, in order. */
async function* pages(log: Log, event: EventId, seq: number): AsyncGenerator<Entry[], void> {
  for (;;) {
    const entries = await log.read(event, seq, FACTS_AT_ONCE);
    if (entries.length === 0) return;
    yield entries;
    seq = endOf(entries.at(-1), seq);
  }
}

async function* oneByOne(found: AsyncGenerator<Entry[], void>): AsyncGenerator<Entry, void> {
  for await (const entries of found) yield* entries;
}

const endOf = (entry: Entry | undefined, otherwise: number): number =>
  entry ? entry.first + entry.facts.length - 1 : otherwise;
