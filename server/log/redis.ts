import { randomUUID } from 'node:crypto';
import type { EventId } from '../../shared/ids.ts';
import { knownAfter, newHistory, note, sharedWith, type KnownHistory } from './known-history.ts';
import { listeners } from './listeners.ts';
import { LogUnavailable, type Appended, type Batch, type Entry, type Log, type News } from './log.ts';
import { CHECK_KEY, EVENTS_KEY, eventKeys, nameKey } from './redis-keys.ts';
import { openPromises } from './redis-promises.ts';
import { openRewriting } from './redis-rewriting.ts';
import { run } from './redis-scripts.ts';
import type { Connection } from './redis-connection.ts';
import { joinEntry, splitBatch, type Stored } from './stored.ts';

/** Facts one read brings over unless told otherwise. */
const READ_FACTS = 1000;
/** Facts emptied in one go. */
const ERASE_FACTS = 1000;
/** How often a node asks whether it has heard all, and whether the log is still the one that it knows. */
const LOOK_MS = 5000;

/** As scripts tell it: seq of its last fact, batch id, bodies, texts, persons. */
type Told = readonly [
  last: number,
  id: string,
  bodies: string,
  texts: readonly (string | null)[],
  persons: readonly (string | null)[],
];

/** A seq and a field, again and again. */
type Pairs = (string | number)[];

type Writable = { -readonly [Field in keyof Stored]: Stored[Field] };

/** The log in Redis, which any number of nodes write. Closing it closes the connection. */
export async function openRedis(connection: Connection, complain: (what: string, why: unknown) => void): Promise<Log> {
  const { call } = connection;
  /** Of events that rooms of this node have opened. */
  const histories = new Map<EventId, KnownHistory>();
  /** What this node knew of events whose history is over. Where a log with it comes back, it is another one all the same. */
  const former = new Map<EventId, KnownHistory>();
  const followers = listeners();
  const parting = new Map<EventId, Promise<void>>();
  /** What this node appends just now, so that it need not read its own words. */
  const own = new Map<string, Batch>();
  const promises = await openPromises(connection, complain);
  const rewriting = openRewriting(connection, complain);
  const looking = setInterval(lookAtAll, LOOK_MS);
  connection.onReturn(lookAtAll);

  const keysOf = (event: EventId): string[] => {
    const { place, log: stream, text, person } = eventKeys(event);
    return [place, stream, text, person];
  };

  /** What scripts compare the log with. */
  const knownOf = (event: EventId): [epoch: string, seq: number, batch: string] => {
    const known = histories.get(event);
    const last = known?.recent.at(-1);
    return [known?.epoch ?? '', last?.seq ?? 0, last?.batch ?? ''];
  };

  function learn(event: EventId, entries: readonly Entry[]): void {
    const known = histories.get(event);
    if (known) for (const entry of entries) note(known, entry);
  }

  /** The log has lost what this node knows: what it has now is another history, and everyone is told. */
  function part(event: EventId): Promise<void> {
    const under = parting.get(event) ?? beginEpoch(event).finally(() => parting.delete(event));
    parting.set(event, under);
    return under;
  }

  async function beginEpoch(event: EventId): Promise<void> {
    const known = histories.get(event);
    if (!known) return;
    const { place, log: stream, bell } = eventKeys(event);
    const oldest = known.recent[0]?.seq ?? 0;
    const there = await call<[id: string, fields: string[]][]>('XRANGE', stream, `${oldest}-0`, '+', 'COUNT', '1000');
    const head = Number(await call<string | null>('HGET', place, 'head'));
    const batches = new Map(there.map(([id, [, batch = '']]) => [Number.parseInt(id), batch]));
    const shared = sharedWith(known, batches, head);
    const next = shared === null ? randomUUID() : `${randomUUID()}.${shared}`;
    await run(connection, 'beginEpoch', [place], [known.epoch, next, bell]);
    complain(
      'the log in Redis has lost facts',
      new Error(`Event ${event} had ${known.recent.at(-1)?.seq ?? 0} facts; of these ${shared ?? 'fewer'} are left.`),
    );
    if (isOver(event)) followers.tell(event, 'other-history');
  }

  /** False where it was known. */
  function isOver(event: EventId): boolean {
    const known = histories.get(event);
    if (known) former.set(event, known);
    return histories.delete(event);
  }

  async function read(event: EventId, after: number, limit: number): Promise<Entry[]> {
    const found = await run<'other' | Told[]>(connection, 'read', keysOf(event), [...knownOf(event), after, limit]);
    if (found === 'other') return otherHistory(event);
    const entries = found.map(entryOf);
    learn(event, entries);
    return entries;
  }

  async function otherHistory(event: EventId): Promise<never> {
    await part(event);
    throw new LogUnavailable('The log has lost facts that were stored.');
  }

  async function append(event: EventId, after: number, batch: Batch): Promise<Appended> {
    const { facts, id } = batch;
    if (facts.length === 0) return { ok: true };
    const stored = splitBatch(batch);
    // Done first, being asked first.
    const listed = after === 0 ? call('ZADD', EVENTS_KEY, 'NX', String(Date.now()), event) : Promise.resolve();
    own.set(id, { id, facts: [...facts] });
    try {
      const [texts, persons] = (['text', 'person'] as const).map((which) =>
        stored.flatMap(({ [which]: field }, index) => (field === null ? [] : [after + 1 + index, field])),
      ) as [Pairs, Pairs];
      const bodies = stored.map(({ body }) => body).join('\n');
      const batchArgs = [id, stored.length, bodies, texts.length / 2, ...texts, ...persons];
      const args = [...knownOf(event), after, eventKeys(event).bell, ...batchArgs];
      const [answer] = await Promise.all([
        run<'stored' | 'missed' | 'other'>(connection, 'append', keysOf(event), args),
        listed,
      ]);
      if (answer === 'other') return await otherHistory(event);
      if (answer === 'missed') return { ok: false, missed: await missedAfter(event, after) };
      learn(event, [{ ...batch, first: after + 1 }]);
      return { ok: true };
    } finally {
      own.delete(id);
    }
  }

  /** What came first was most often heard before the answer that it did. */
  async function missedAfter(event: EventId, after: number): Promise<Entry[]> {
    const known = histories.get(event);
    return (known && knownAfter(known, after)) ?? (await read(event, after, READ_FACTS));
  }

  function newsOf(event: EventId, message: string | null): News {
    if (message === null) return 'gap';
    if (message === 'other') {
      isOver(event);
      return 'other-history';
    }
    const entry = entryIn(message.split('\n'));
    learn(event, [entry]);
    return entry;
  }

  /**
   * As `APPEND` publishes it: seq of its last fact, batch id, how many facts, their bodies, how many texts, and texts and
   * persons, a seq and a field each.
   */
  function entryIn([last, id = '', count, ...lines]: string[]): Entry {
    const bodies = Number(count);
    const first = Number(last) - bodies + 1;
    const mine = own.get(id);
    if (mine) return { ...mine, first };
    const facts = lines.slice(0, bodies).map((body): Writable => ({ body, text: null, person: null }));
    const texts = bodies + 1;
    const persons = texts + 2 * Number(lines[bodies]);
    for (let at = texts; at < lines.length; at += 2) {
      const fact = facts[Number(lines[at]) - first];
      if (fact) fact[at < persons ? 'text' : 'person'] = lines[at + 1] ?? null;
    }
    return joinEntry({ id, first, facts });
  }

  function lookAtAll(): void {
    for (const event of histories.keys()) void look(event);
  }

  async function look(event: EventId): Promise<void> {
    try {
      const [, seq] = knownOf(event);
      const head = await run<string>(connection, 'look', keysOf(event), knownOf(event));
      if (head === 'other') await part(event);
      else if (Number(head) > seq) followers.tell(event, 'gap');
    } catch {
      // It is away, which those who wait for an answer say.
    }
  }

  async function epochOf(event: EventId): Promise<string> {
    const { place } = eventKeys(event);
    await call('HSETNX', place, 'epoch', randomUUID());
    return (await call<string | null>('HGET', place, 'epoch')) ?? '';
  }

  const log: Log = {
    async claim(name, event) {
      const had = await call<string | null>('SET', nameKey(name), event, 'NX', 'GET');
      return had === null || had === event;
    },
    async find(name) {
      const event = await call<string | null>('GET', nameKey(name));
      if (event === null) return undefined;
      return (await call<string | null>('HGET', eventKeys(event).place, 'removed')) === null ? event : null;
    },
    async events() {
      const known = await call<string[]>('ZRANGE', EVENTS_KEY, '0', '-1');
      const heads = await Promise.all(
        known.map((event) => call<string | null>('HGET', eventKeys(event).place, 'head')),
      );
      return known.filter((_, index) => heads[index] !== null);
    },
    async epoch(event) {
      const epoch = await epochOf(event);
      const before = former.get(event);
      if (before?.epoch === epoch) {
        histories.set(event, before);
        await part(event);
        return log.epoch(event);
      }
      if (histories.get(event)?.epoch !== epoch) histories.set(event, newHistory(epoch));
      return epoch;
    },
    append,
    read: (event, after, limit = READ_FACTS) => read(event, after, limit),
    async erase(event, seqs, which) {
      histories.get(event)?.latest.splice(0);
      for (let at = 0; at < seqs.length; at += ERASE_FACTS) {
        const some = seqs.slice(at, at + ERASE_FACTS).map(String);
        await call('HDEL', eventKeys(event)[which], ...some);
      }
      await rewriting.wanted();
    },
    async remove(event) {
      await run(connection, 'remove', keysOf(event), []);
      histories.delete(event);
      await call('ZREM', EVENTS_KEY, event);
      await rewriting.wanted();
    },
    // A state is read from here faster than any that would have to be fetched.
    snapshot: () => Promise.resolve(undefined),
    takeSnapshot: () => Promise.resolve(),
    dropSnapshot: () => Promise.resolve(),
    async check() {
      await call('SET', CHECK_KEY, '1');
    },
    warnings: () => promises.warnings(),
    follow(event, heard) {
      const stopTelling = followers.add(event, heard);
      const stopListening = connection.listen(eventKeys(event).bell, (message) => heard(newsOf(event, message)));
      return () => {
        stopTelling();
        stopListening();
      };
    },
    close() {
      clearInterval(looking);
      promises.close();
      rewriting.close();
      connection.close();
      return Promise.resolve();
    },
  };
  return log;
}

function entryOf([last, id, lines, texts, persons]: Told): Entry {
  const facts = lines
    .split('\n')
    .map((body, index) => ({ body, text: texts[index] ?? null, person: persons[index] ?? null }));
  return joinEntry({ id, first: last - facts.length + 1, facts });
}
