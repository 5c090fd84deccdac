import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Fact, FactOf } from '../../shared/facts.ts';
import { LogUnavailable, type Batch, type Entry, type Log, type News } from '../../server/log/log.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { fileRedis } from '../support/file-redis.ts';
import { emptyFolder } from '../support/folder.ts';
import { ballot, post } from '../support/sample-facts.ts';

const redis = fileRedis();

/** What every engine of the log promises. `reopens`: it outlives its process. */
const engines = [
  { engine: 'memory', reopens: false, open: () => Promise.resolve(memoryLog()) },
  { engine: 'sqlite', reopens: true, open: (folder: string) => openSqlite(folder) },
  {
    engine: 'redis',
    reopens: true,
    open: redis.openLog,
    empty: redis.empty,
  },
];

const batch = (...facts: Fact[]): Batch => ({ id: randomUUID(), facts });
const ballots = (from: number, count: number) => batch(...Array.from({ length: count }, (_, i) => ballot(from + i)));
const factsOf = (entries: readonly Entry[]) => entries.flatMap(({ facts }) => facts);
const EVENT = 'event-one';

describe.each(engines)('the $engine log', ({ open, reopens, empty }) => {
  let folder: string;
  let log: Log;

  const reopen = async () => {
    if (!reopens) return;
    await log.close();
    log = await open(folder);
  };

  beforeEach(async () => {
    folder = emptyFolder();
    await empty?.();
    log = await open(folder);
    onTestFinished(() => log.close().catch(() => undefined));
  });

  it('says whether it could store something, and stores nothing to find out', async () => {
    await log.check();
    await log.append(EVENT, 0, ballots(1, 1));
    await log.check();
    expect(factsOf(await log.read(EVENT, 0))).toHaveLength(1);
    await log.close();
    await expect(log.check()).rejects.toThrow(LogUnavailable);
  });

  describe('names', () => {
    it('leads a claimed name to its event, for ever, and to no other', async () => {
      expect(await log.claim('482913', EVENT)).toBe(true);
      expect(await log.claim('482913', 'event-two')).toBe(false);
      expect(await log.claim('482913', EVENT)).toBe(true);
      expect(await log.claim('box10', EVENT)).toBe(true);
      await reopen();
      expect(await log.find('482913')).toBe(EVENT);
      expect(await log.find('box10')).toBe(EVENT);
      expect(await log.find('100000')).toBeUndefined();
    });

    it('gives a name asked for by many at once to exactly one', async () => {
      const events = Array.from({ length: 50 }, (_, i) => `event-${i}`);
      const won = await Promise.all(events.map((event) => log.claim('box10', event)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await log.find('box10')).toBe(events[won.indexOf(true)]);
    });

    it('lists the events that have facts', async () => {
      await log.claim('111111', 'event-empty');
      await log.append(EVENT, 0, ballots(1, 1));
      await log.append('event-two', 0, ballots(1, 1));
      await reopen();
      expect(await log.events()).toEqual([EVENT, 'event-two']);
    });

    it('names the history of an event the same until it changes', async () => {
      await log.claim('482913', EVENT);
      const epoch = await log.epoch(EVENT);
      await log.append(EVENT, 0, ballots(1, 3));
      await reopen();
      expect(await log.epoch(EVENT)).toBe(epoch);
      expect(await log.epoch('event-two')).not.toBe(epoch);
    });

    it('tells every claimed name and whose it is, also of what was removed', async () => {
      expect(await log.names()).toEqual(new Map());
      for (let n = 0; n < 1500; n += 1) await log.claim(`name-${n}`, `event-${n % 7}`);
      await log.append('event-3', 0, ballots(1, 1));
      await log.remove('event-3');
      await reopen();
      const names = await log.names();
      expect(names.size).toBe(1500);
      expect([names.get('name-3'), names.get('name-1499')]).toEqual(['event-3', 'event-1']);
    });

    it('goes on with the history of another log, before the first fact only', async () => {
      expect(await log.adopt(EVENT, 'history-one')).toBe(true);
      expect(await log.adopt(EVENT, 'history-two')).toBe(true);
      expect(await log.append(EVENT, 0, ballots(1, 2))).toEqual({ ok: true });
      expect(await log.adopt(EVENT, 'history-one')).toBe(false);
      expect(await log.adopt(EVENT, 'history-two')).toBe(true);
      await reopen();
      expect(await log.epoch(EVENT)).toBe('history-two');
      expect(await log.append(EVENT, 2, ballots(3, 1))).toEqual({ ok: true });
    });

    it('adopts no history for what was removed', async () => {
      await log.adopt(EVENT, 'history-one');
      await log.append(EVENT, 0, ballots(1, 1));
      await log.remove(EVENT);
      expect(await log.adopt(EVENT, 'history-one')).toBe(false);
      await reopen();
      expect(await log.adopt(EVENT, 'history-one')).toBe(false);
    });

    it('takes names of the language for names like any other', async () => {
      const names = ['__proto__', 'constructor', 'toString'];
      expect(await log.find('__proto__')).toBeUndefined();
      for (const name of names) expect(await log.claim(name, name)).toBe(true);
      for (const name of names) expect(await log.append(name, 0, ballots(1, 1))).toEqual({ ok: true });
      await reopen();
      for (const name of names) expect(await log.find(name)).toBe(name);
      for (const name of names) expect(await log.read(name, 0)).toHaveLength(1);
    });
  });

  describe('appending', () => {
    it('keeps batches in order, numbered from 1 without gaps', async () => {
      const batches = [ballots(1, 2), ballots(3, 1), ballots(4, 3)];
      let after = 0;
      for (const one of batches) {
        expect(await log.append(EVENT, after, one)).toEqual({ ok: true });
        after += one.facts.length;
      }
      await reopen();
      expect(await log.read(EVENT, 0)).toEqual([
        { ...batches[0], first: 1 },
        { ...batches[1], first: 3 },
        { ...batches[2], first: 4 },
      ]);
    });

    it('refuses a writer who is behind and tells it what it missed', async () => {
      const [first, second] = [ballots(1, 2), ballots(3, 2)];
      await log.append(EVENT, 0, first);
      await log.append(EVENT, 2, second);
      expect(await log.append(EVENT, 2, ballots(9, 1))).toEqual({ ok: false, missed: [{ ...second, first: 3 }] });
      expect(await log.append(EVENT, 0, ballots(9, 1))).toEqual({
        ok: false,
        missed: [
          { ...first, first: 1 },
          { ...second, first: 3 },
        ],
      });
      expect(factsOf(await log.read(EVENT, 0))).toHaveLength(4);
    });

    it('refuses a writer who is ahead of it', async () => {
      await log.append(EVENT, 0, ballots(1, 2));
      expect(await log.append(EVENT, 5, ballots(9, 1))).toEqual({ ok: false, missed: [] });
      expect(factsOf(await log.read(EVENT, 0))).toHaveLength(2);
    });

    it('serialises 200 writers who all want the same place', async () => {
      const writer = async (n: number) => {
        let after = 0;
        for (;;) {
          const appended = await log.append(EVENT, after, batch(ballot(n)));
          if (appended.ok) return;
          after += factsOf(appended.missed).length;
        }
      };
      await Promise.all(Array.from({ length: 200 }, (_, n) => writer(n)));
      await reopen();
      const stored = factsOf(await log.read(EVENT, 0));
      expect(stored).toHaveLength(200);
      expect(new Set(stored.map(({ at }) => at)).size).toBe(200);
    });

    it('judges appends of many events that come together each by itself', async () => {
      const events = Array.from({ length: 40 }, (_, i) => `event-${i}`);
      const answers = await Promise.all(
        events.flatMap((event, i) => [
          log.append(event, 0, ballots(i, 2)),
          log.append(event, 0, ballots(i, 1)),
          log.append(event, 2, ballots(i, 3)),
        ]),
      );
      expect(answers.filter(({ ok }) => !ok)).toHaveLength(40);
      await reopen();
      for (const event of events) expect(factsOf(await log.read(event, 0))).toHaveLength(5);
    });

    it('keeps the batch as it was when it was given', async () => {
      const facts: Fact[] = [ballot(1)];
      const appending = log.append(EVENT, 0, { id: 'batch-one', facts });
      facts.push(ballot(2));
      await appending;
      expect(await log.read(EVENT, 0)).toEqual([{ id: 'batch-one', first: 1, facts: [ballot(1)] }]);
    });

    it('keeps every text and every key', async () => {
      const options = JSON.parse('{"__proto__":"a","constructor":"b","o1":"c"}') as Record<string, string>;
      const words = 'Zeile\nzwei "quoted" \\ \u0000 مرحبا 👩‍👩‍👧 \u2028';
      const poll: FactOf<'poll.added'> = {
        type: 'poll.added',
        at: 1,
        session: 's2',
        poll: 'v1',
        from: 'host',
        status: 'draft',
        kind: 'one',
        options: ['o1'],
        unsure: true,
        least: null,
        most: null,
        results: 'always',
        changeable: true,
        mark: 'mark',
        text: { question: words, options },
      };
      await log.append(EVENT, 0, batch(poll, post(2, words)));
      await reopen();
      const stored = factsOf(await log.read(EVENT, 0));
      expect(stored).toEqual([poll, post(2, words)]);
      const kept = (stored[0] as typeof poll).text?.options ?? {};
      expect(Object.keys(kept)).toEqual(['__proto__', 'constructor', 'o1']);
    });
  });

  describe('reading', () => {
    it('reads on from any seq, whole entries only', async () => {
      await log.append(EVENT, 0, ballots(1, 2));
      await log.append(EVENT, 2, ballots(3, 3));
      await log.append(EVENT, 5, ballots(6, 1));
      const firsts = async (after: number, limit?: number) =>
        (await log.read(EVENT, after, limit)).map(({ first }) => first);
      expect(await Promise.all([0, 1, 2, 3, 5, 6, 99].map((after) => firsts(after)))).toEqual([
        [1, 3, 6],
        [1, 3, 6],
        [3, 6],
        [3, 6],
        [6],
        [],
        [],
      ]);
      expect(await firsts(0, 1)).toEqual([1]);
      expect(await firsts(0, 3)).toEqual([1, 3]);
      expect(await firsts(2, 1)).toEqual([3]);
      const cut = await log.read(EVENT, 2, 1);
      expect(cut[0]?.facts).toHaveLength(3);
    });

    it('reads nothing of an event nobody wrote to, and nothing of another', async () => {
      await log.append(EVENT, 0, ballots(1, 2));
      expect(await log.read('event-two', 0)).toEqual([]);
    });

    it('can be read to its end page by page', async () => {
      for (let n = 0; n < 100; n += 1) await log.append(EVENT, n * 7, ballots(n * 7, 7));
      let after = 0;
      for (;;) {
        const page = await log.read(EVENT, after, 50);
        if (page.length === 0) break;
        for (const { first, facts } of page) {
          expect(first).toBe(after + 1);
          after += facts.length;
        }
      }
      expect(after).toBe(700);
    });
  });

  describe('following', () => {
    it('tells of each entry of the event once it is stored, in order, until stopped', async () => {
      const heard: News[] = [];
      // An engine may begin with saying that it did not listen before.
      const stop = log.follow(EVENT, (news) => news === 'gap' || heard.push(news));
      const [first, second] = [ballots(1, 2), ballots(3, 1)];
      await log.append(EVENT, 0, first);
      await log.append('event-two', 0, ballots(1, 1));
      await log.append(EVENT, 0, ballots(9, 1));
      await log.append(EVENT, 2, second);
      expect(heard).toEqual([
        { ...first, first: 1 },
        { ...second, first: 3 },
      ]);
      stop();
      await log.append(EVENT, 3, ballots(4, 1));
      expect(heard).toHaveLength(2);
    });
  });

  describe('erasing', () => {
    beforeEach(async () => {
      await log.append(EVENT, 0, batch(post(1, 'first'), post(2, 'second'), post(3, 'third')));
      await log.append('event-two', 0, batch(post(1, 'elsewhere')));
    });

    const without = (fact: Fact, group: 'text' | 'person') =>
      Object.fromEntries(Object.entries(fact).filter(([key]) => key !== group));

    it('empties that group of those facts and nothing else', async () => {
      await log.erase(EVENT, [2], 'text');
      await log.erase(EVENT, [3], 'person');
      await reopen();
      const [entry] = await log.read(EVENT, 0);
      expect(entry?.facts).toEqual([
        post(1, 'first'),
        without(post(2, 'second'), 'text'),
        without(post(3, 'third'), 'person'),
      ]);
      expect(factsOf(await log.read('event-two', 0))).toEqual([post(1, 'elsewhere')]);
    });

    it('may be asked again, and for facts that have no such group', async () => {
      for (let times = 0; times < 2; times += 1) await log.erase(EVENT, [1, 2, 3, 99], 'text');
      expect(factsOf(await log.read(EVENT, 0)).filter((fact) => 'text' in fact)).toEqual([]);
      expect(await log.append(EVENT, 3, ballots(4, 1))).toEqual({ ok: true });
    });

    it('leaves no words in what a stale writer is told', async () => {
      await log.erase(EVENT, [1, 2, 3], 'text');
      const stale = await log.append(EVENT, 0, ballots(9, 1));
      expect(stale.ok).toBe(false);
      expect(JSON.stringify(stale)).not.toMatch(/"text"/);
    });
  });

  describe('removing', () => {
    beforeEach(async () => {
      await log.claim('482913', EVENT);
      await log.claim('box10', EVENT);
      await log.append(EVENT, 0, batch(post(1, 'first'), post(2, 'second')));
      await log.append(EVENT, 2, ballots(3, 1));
      await log.append('event-two', 0, batch(post(1, 'elsewhere')));
    });

    it('leaves nothing of the event, and the others as they are', async () => {
      for (let times = 0; times < 2; times += 1) {
        await log.remove(EVENT);
        expect(await log.events()).toEqual(['event-two']);
        expect(await log.read(EVENT, 0)).toEqual([]);
        expect(await log.snapshot(EVENT)).toBeUndefined();
        await reopen();
      }
      expect(await log.events()).toEqual(['event-two']);
      expect(factsOf(await log.read('event-two', 0))).toEqual([post(1, 'elsewhere')]);
      expect(await log.append('event-two', 1, ballots(2, 1))).toEqual({ ok: true });
    });

    it('keeps its names claimed for ever, and they lead to nothing', async () => {
      await log.remove(EVENT);
      for (let times = 0; times < 2; times += 1) {
        for (const name of ['482913', 'box10']) {
          expect(await log.find(name)).toBeNull();
          expect(await log.claim(name, 'event-two')).toBe(false);
        }
        expect(await log.find('111111')).toBeUndefined();
        await reopen();
      }
    });

    it('takes nothing more, whatever a writer believes to be the end', async () => {
      await log.remove(EVENT);
      for (const after of [0, 2, 3]) {
        expect(await log.append(EVENT, after, ballots(9, 1))).toEqual({ ok: false, missed: [] });
      }
      await reopen();
      expect(await log.append(EVENT, 0, ballots(9, 1))).toEqual({ ok: false, missed: [] });
      expect(await log.read(EVENT, 0)).toEqual([]);
    });
  });

  it('is unavailable once closed', async () => {
    await log.close();
    await expect(log.append(EVENT, 0, ballots(1, 1))).rejects.toThrow(LogUnavailable);
    await expect(log.read(EVENT, 0)).rejects.toThrow(LogUnavailable);
  });
});
