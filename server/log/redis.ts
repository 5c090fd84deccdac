import { randomUUID } from 'node:crypto';
import type { EventId } from '../../shared/ids.ts';
import { newHistory, note, sharedWith, type KnownHistory } from './known-history.ts';
import { listeners } from './listeners.ts';
import { LogUnavailable, type Appended, type Batch, type Entry, type Log, type News, type Personal } from './log.ts';
import { CHECK_KEY, EVENTS_KEY, EVERY_NAME, eventKeys, nameIn, nameKey } from './redis-keys.ts';
import { openPromises } from './redis-promises.ts';
import { openRewriting } from './redis-rewriting.ts';
import { run } from './redis-scripts.ts';
import type { Connection } from './redis-connection.ts';
import { joinEntry, splitBatch, type Stored } from './stored.ts';

/** Facts one read or a refused append brings over unless told otherwise. */
const READ_FACTS = 1000;
/** Facts emptied in one go. */
const ERASE_FACTS = 1000;
/** Keys looked at in one go. */
const SCAN_KEYS = '1000';
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

type Writable = { -readonly [Field in keyof Stored]: Stored[Field] };

/** The log in Redis, which any number of nodes write. Closing it closes the connection. */
export async function openRedis(connection: Connection, complain: (what: string, why: unknown) => void): Promise<Log> {
  const { call } = connection;
  /** Of events that rooms of this node have opened. */
  const histories = new Map<EventId, KnownHistory>();
  const followers = listeners();
  const parting = new Map<EventId, Promise<void>>();
  /** What this node appends just now, so that it need not read its own words. */
  const own = new Map<string, Batch>();
  const promises = await openPromises(connection, complain);
  const rewriting = openRewriting(connection, complain);
  const looking = setInterval(lookAtAll, LOOK_MS);
  connection.onReturn(lookAtAll);

  const keysOf = (event: EventId): string[] => {
    const { place, log, text, person } = eventKeys(event);
    return [place, log, text, person];
  };

  /** What scripts compare the log with. */
  const knownOf = (event: EventId): [epoch: string, seq: number, batch: string] => {
    const known = histories.get(event);
    const last = known?.recent.at(-1);
    return [known?.epoch ?? '', last?.seq ?? 0, last?.batch ?? ''];
  };

  function know(event: EventId, epoch: string): void {
    if (histories.get(event)?.epoch !== epoch) histories.set(event, newHistory(epoch));
  }

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
    const { place, log, bell } = eventKeys(event);
    const oldest = known.recent[0]?.seq ?? 0;
    const there = await call<[id: string, fields: string[]][]>('XRANGE', log, `${oldest}-0`, '+', 'COUNT', '1000');
    const head = Number(await call<string | null>('HGET', place, 'head'));
    const batches = new Map(there.map(([id, [, batch = '']]) => [Number.parseInt(id), batch]));
    const shared = sharedWith(known, batches, head);
    const next = shared === null ? randomUUID() : `${randomUUID()}.${shared}`;
    await run(connection, 'beginEpoch', [place], [known.epoch, next, bell]);
    complain(
      'the log in Redis has lost facts',
      new Error(`Event ${event} had ${known.recent.at(-1)?.seq ?? 0} facts; of these ${shared ?? 'fewer'} are left.`),
    );
    over(event);
  }

  function over(event: EventId): void {
    if (histories.delete(event)) followers.tell(event, 'other-history');
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
      const personal = stored.flatMap(({ text, person }, index) => [
        ...(text === null ? [] : ['text', after + 1 + index, text]),
        ...(person === null ? [] : ['person', after + 1 + index, person]),
      ]);
      const bodies = stored.map(({ body }) => body).join('\n');
      const args = [
        ...knownOf(event),
        after,
        READ_FACTS,
        id,
        stored.length,
        bodies,
        eventKeys(event).bell,
        ...personal,
      ];
      const [answer] = await Promise.all([
        run<'stored' | 'other' | Told[]>(connection, 'append', keysOf(event), args),
        listed,
      ]);
      if (answer === 'other') return await otherHistory(event);
      const entries = answer === 'stored' ? [{ ...batch, first: after + 1 }] : answer.map(entryOf);
      learn(event, entries);
      return answer === 'stored' ? { ok: true } : { ok: false, missed: entries };
    } finally {
      own.delete(id);
    }
  }

  function newsOf(event: EventId, message: string | null): News {
    if (message === null) return 'gap';
    if (message === 'other') {
      histories.delete(event);
      return 'other-history';
    }
    const entry = entryIn(message.split('\n'));
    learn(event, [entry]);
    return entry;
  }

  /** As `APPEND` publishes it: seq of its last fact, batch id, how many facts, their bodies, and what is personal in threes. */
  function entryIn([last, id = '', count, ...lines]: string[]): Entry {
    const first = Number(last) - Number(count) + 1;
    const mine = own.get(id);
    if (mine) return { ...mine, first };
    const facts = lines.slice(0, Number(count)).map((body): Writable => ({ body, text: null, person: null }));
    for (let at = facts.length; at < lines.length; at += 3) {
      const [which, seq, field = null] = lines.slice(at, at + 3);
      const fact = facts[Number(seq) - first];
      if (fact) fact[which as Personal] = field;
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

  return {
    async claim(name, event) {
      const had = await call<string | null>('SET', nameKey(name), event, 'NX', 'GET');
      return had === null || had === event;
    },
    async find(name) {
      const event = await call<string | null>('GET', nameKey(name));
      if (event === null) return undefined;
      return (await call<string | null>('HGET', eventKeys(event).place, 'removed')) === null ? event : null;
    },
    async names() {
      const names = new Map<string, EventId>();
      let cursor = '0';
      do {
        const [next, keys] = await call<[string, string[]]>('SCAN', cursor, 'MATCH', EVERY_NAME, 'COUNT', SCAN_KEYS);
        const events = keys.length > 0 ? await call<string[]>('MGET', ...keys) : [];
        events.forEach((event, index) => names.set(nameIn(keys[index] ?? ''), event));
        cursor = next;
      } while (cursor !== '0');
      return names;
    },
    async events() {
      const known = await call<string[]>('ZRANGE', EVENTS_KEY, '0', '-1');
      const heads = await Promise.all(
        known.map((event) => call<string | null>('HGET', eventKeys(event).place, 'head')),
      );
      return known.filter((_, index) => heads[index] !== null);
    },
    async epoch(event) {
      const { place } = eventKeys(event);
      await call('HSETNX', place, 'epoch', randomUUID());
      const epoch = (await call<string | null>('HGET', place, 'epoch')) ?? '';
      know(event, epoch);
      return epoch;
    },
    async adopt(event, epoch) {
      const adopted = (await run(connection, 'adopt', keysOf(event), [epoch])) === 'adopted';
      if (adopted) know(event, epoch);
      return adopted;
    },
    append,
    read: (event, after, limit = READ_FACTS) => read(event, after, limit),
    async erase(event, seqs, which) {
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
}

function entryOf([last, id, lines, texts, persons]: Told): Entry {
  const facts = lines
    .split('\n')
    .map((body, index) => ({ body, text: texts[index] ?? null, person: persons[index] ?? null }));
  return joinEntry({ id, first: last - facts.length + 1, facts });
}
