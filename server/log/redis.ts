import { epochAfter } from '../../shared/epoch.ts';
import type { EventId } from '../../shared/ids.ts';
import { isOf, knownAfter, newHistory, note, sharedWith, type KnownHistory } from './known-history.ts';
import { newEpoch } from './epoch.ts';
import { listeners } from './listeners.ts';
import { LogUnavailable, type Appended, type Batch, type Entry, type Log, type News } from './log.ts';
import { CHECK_KEY, EVENTS_KEY, EVERY_NAME, eventKeys, nameIn, nameKey } from './redis-keys.ts';
import { openPromises } from './redis-promises.ts';
import { openRewriting } from './redis-rewriting.ts';
import { run } from './redis-scripts.ts';
import type { Connection } from './redis-connection.ts';
import { joinEntry, splitBatch, type Stored } from './stored.ts';

/** Facts one read brings over unless told otherwise. */
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

/** What scripts answer where they do nothing: the event was removed, or its log is another than this node knows. */
type Ended = 'removed' | 'other';

/** A seq and a field, again and again. */
type Pairs = (string | number)[];

type Writable = { -readonly [Field in keyof Stored]: Stored[Field] };

/** The log in Redis, which any number of nodes write. Closing it closes the connection. */
export async function openRedis(connection: Connection, complain: (what: string, why: unknown) => void): Promise<Log> {
  const { call } = connection;
  /** Of events that rooms of this node have opened. */
  const histories = new Map<EventId, KnownHistory>();
  const followers = listeners();
  const parting = new Map<KnownHistory, Promise<void>>();
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

  /** What this node knows, if it does. Throws where that is over: what was folded of it is not to be gone on with. */
  const knownOf = (event: EventId): KnownHistory | undefined => {
    const known = histories.get(event);
    if (known?.over) throw new LogUnavailable('The log has another history than it had.');
    return known;
  };

  function know(event: EventId, epoch: string): void {
    const known = histories.get(event);
    if (!known || known.over || known.epoch !== epoch) histories.set(event, newHistory(epoch, Date.now(), known));
  }

  function learn(known: KnownHistory | undefined, entries: readonly Entry[]): void {
    if (known) for (const entry of entries) note(known, entry);
  }

  /** What a script answers where the event's history still is the one that this node knew when it asked, or is no more. */
  async function goingOn<Answer>(
    event: EventId,
    known: KnownHistory | undefined,
    asked: Promise<Ended | Answer>,
  ): Promise<'removed' | Answer> {
    const answer = await asked;
    if (known && answer === 'removed') end(event, known);
    if (answer !== 'other') return answer;
    if (known) await part(event, known);
    throw new LogUnavailable('The log has lost facts that were stored.');
  }

  /** The log has lost what this node knows: what it has now is another history, and everyone is told. */
  function part(event: EventId, known: KnownHistory): Promise<void> {
    const under = parting.get(known) ?? beginEpoch(event, known).finally(() => parting.delete(known));
    parting.set(known, under);
    return under;
  }

  async function beginEpoch(event: EventId, known: KnownHistory): Promise<void> {
    const { place, log: stream, bell } = eventKeys(event);
    const oldest = known.recent[0]?.seq ?? 0;
    const there = await call<[id: string, fields: string[]][]>('XRANGE', stream, `${oldest}-0`, '+', 'COUNT', '1000');
    const head = Number(await call<string | null>('HGET', place, 'head'));
    const batches = new Map(there.map(([id, [, batch = '']]) => [Number.parseInt(id), batch]));
    const shared = sharedWith(known, batches, head, Date.now());
    const next = shared === null ? newEpoch() : epochAfter(newEpoch(), shared);
    await run(connection, 'beginEpoch', [place], [next, bell, known.epoch, ...known.past.map(({ epoch }) => epoch)]);
    complain(
      'the log in Redis has lost facts',
      new Error(`Event ${event} had ${known.recent.at(-1)?.seq ?? 0} facts; of these ${shared ?? 'fewer'} are left.`),
    );
    end(event, known);
  }

  /** Until the epoch is asked for again, nothing is read or written for whoever knows only what was. */
  function end(event: EventId, known: KnownHistory): void {
    if (known.over) return;
    known.over = true;
    if (histories.get(event) === known) followers.tell(event, 'other-history');
  }

  async function read(event: EventId, after: number, limit: number): Promise<Entry[]> {
    const known = knownOf(event);
    const args = [...placeOf(known), after, limit];
    const found = await goingOn(event, known, run<Ended | Told[]>(connection, 'read', keysOf(event), args));
    if (found === 'removed') return [];
    const entries = found.map(entryOf);
    learn(known, entries);
    return entries;
  }

  async function append(event: EventId, after: number, batch: Batch): Promise<Appended> {
    const { facts, id } = batch;
    if (facts.length === 0) return { ok: true };
    const known = knownOf(event);
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
      const args = [...placeOf(known), after, eventKeys(event).bell, ...batchArgs];
      const [answer] = await Promise.all([
        goingOn(event, known, run<Ended | 'stored' | 'missed'>(connection, 'append', keysOf(event), args)),
        listed,
      ]);
      if (answer === 'removed') return { ok: false, missed: [] };
      if (answer === 'missed') return { ok: false, missed: await missedAfter(event, known, after) };
      learn(known, [{ ...batch, first: after + 1 }]);
      return { ok: true };
    } finally {
      own.delete(id);
    }
  }

  /** What came first was most often heard before the answer that it did. */
  async function missedAfter(event: EventId, known: KnownHistory | undefined, after: number): Promise<Entry[]> {
    return (known && knownAfter(known, after)) ?? (await read(event, after, READ_FACTS));
  }

  function newsOf(event: EventId, message: string | null): News {
    if (message === null) return 'gap';
    const known = histories.get(event);
    if (message === 'other') {
      if (known) known.over = true;
      return 'other-history';
    }
    const [last, before = '', ...rest] = message.split('\n');
    const entry = entryIn(Number(last), rest);
    // Missed some, or it is not of this history: reading on tells.
    if (known && !isOf(known, entry, before)) return 'gap';
    learn(known, [entry]);
    return entry;
  }

  /**
   * As `APPEND` publishes it: seq of its last fact, batch id, how many facts, their bodies, how many texts, and texts and
   * persons, a seq and a field each.
   */
  function entryIn(last: number, [id = '', count, ...lines]: string[]): Entry {
    const bodies = Number(count);
    const first = last - bodies + 1;
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
    for (const [event, known] of histories) if (!known.over) void look(event, known);
  }

  async function look(event: EventId, known: KnownHistory): Promise<void> {
    try {
      const place = placeOf(known);
      const head = await goingOn(event, known, run<Ended | number>(connection, 'look', keysOf(event), place));
      if (head !== 'removed' && head > place[1]) followers.tell(event, 'gap');
    } catch {
      // It is away, which those who wait for an answer say.
    }
  }

  const log: Log = {
    shared: true,
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
      const { place, bell } = eventKeys(event);
      const known = histories.get(event);
      const epoch = await run<string>(connection, 'epoch', [place], [newEpoch(), bell]);
      const before = known && [...known.past, ...(known.over ? [known] : [])].find((one) => one.epoch === epoch);
      if (before) {
        await part(event, before);
        return log.epoch(event);
      }
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
      histories.get(event)?.latest.splice(0);
      for (let at = 0; at < seqs.length; at += ERASE_FACTS) {
        const known = knownOf(event);
        const args = [...placeOf(known), which, ...seqs.slice(at, at + ERASE_FACTS)];
        await goingOn(event, known, run<Ended | 'erased'>(connection, 'erase', keysOf(event), args));
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

/** What scripts compare the log with. */
function placeOf(known: KnownHistory | undefined): [epoch: string, seq: number, batch: string] {
  const last = known?.recent.at(-1);
  return [known?.epoch ?? '', last?.seq ?? 0, last?.batch ?? ''];
}

function entryOf([last, id, lines, texts, persons]: Told): Entry {
  const facts = lines
    .split('\n')
    .map((body, index) => ({ body, text: texts[index] ?? null, person: persons[index] ?? null }));
  return joinEntry({ id, first: last - facts.length + 1, facts });
}
