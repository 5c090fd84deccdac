import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LogUnavailable, type Log } from '../../server/log/log.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { startWorker } from '../../server/worker.ts';
import { emptyFolder } from '../support/folder.ts';
import { ballot, post } from '../support/sample-facts.ts';

/** What holds of the SQLite engine alone: its file, its lock and its thread. */
const EVENT = 'event-one';

async function open(folder: string, start?: typeof startWorker): Promise<Log> {
  const log = await openSqlite(folder, start);
  onTestFinished(() => log.close().catch(() => undefined));
  return log;
}

/** The same, with the worker in hand. */
async function openWithWorker(folder: string): Promise<{ log: Log; worker: Worker }> {
  const workers: Worker[] = [];
  const log = await open(folder, (...args) => {
    const worker = startWorker(...args);
    workers.push(worker);
    return worker;
  });
  return { log, worker: workers[0] as Worker };
}

/** Resolves once a thread that died has been started again. */
const backAgain = (log: Log) => expect.poll(() => log.events().catch(() => null), { timeout: 20_000 }).not.toBeNull();

const bytesIn = (folder: string) =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');

/** Another process, appending without end. */
function startWriter(folder: string) {
  const script = fileURLToPath(new URL('../support/log-writer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, EVENT], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

describe('a crash', () => {
  async function killAfter(child: ChildProcess, lines: number): Promise<number> {
    let acknowledged = 0;
    let left = lines;
    let rest = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      acknowledged = Number(parts.at(-1) ?? acknowledged);
      left -= parts.length;
      if (left <= 0) child.kill('SIGKILL');
    });
    await once(child, 'close');
    return acknowledged;
  }

  it('[R1] takes nothing that was acknowledged and leaves no half batch', async () => {
    const folder = emptyFolder();
    let acknowledged = 0;
    for (const lines of [1, 7, 40, 150, 23, 80]) {
      acknowledged = await killAfter(startWriter(folder), lines);
      const log = await openSqlite(folder);
      const entries = await log.read(EVENT, 0, Infinity);
      await log.close();
      let after = 0;
      for (const { id, first, facts } of entries) {
        expect([id, first]).toEqual([`batch-${after}`, after + 1]);
        expect(facts).toEqual([1, 2, 3].map((n) => ballot(after + n)));
        after += 3;
      }
      expect(after).toBeGreaterThanOrEqual(acknowledged);
    }
    expect(acknowledged).toBeGreaterThan(600);
  });
});

describe('an unknown outcome', () => {
  it('rejects, and the batch is found by its id where it was stored', async () => {
    const folder = emptyFolder();
    const { log, worker } = await openWithWorker(folder);
    await log.append(EVENT, 0, { id: 'before', facts: [ballot(1)] });

    worker.removeAllListeners('message');
    const lost = log.append(EVENT, 1, { id: 'lost-answer', facts: [ballot(2), ballot(3)] });
    const refused = expect(lost).rejects.toThrow(LogUnavailable);
    await once(worker, 'message');
    await worker.terminate();
    await refused;

    await backAgain(log);
    expect(await log.read(EVENT, 1)).toEqual([{ id: 'lost-answer', first: 2, facts: [ballot(2), ballot(3)] }]);
    expect((await log.append(EVENT, 1, { id: 'lost-answer', facts: [ballot(2), ballot(3)] })).ok).toBe(false);
  });

  it('rejects, and nothing is found where the thread died first', async () => {
    const folder = emptyFolder();
    const { log, worker } = await openWithWorker(folder);
    await log.append(EVENT, 0, { id: 'before', facts: [ballot(1)] });

    const dying = worker.terminate();
    const refused = expect(log.append(EVENT, 1, { id: 'never', facts: [ballot(2)] })).rejects.toThrow(LogUnavailable);
    await dying;
    await refused;
    await expect(log.read(EVENT, 0)).rejects.toThrow(LogUnavailable);

    await backAgain(log);
    expect((await log.read(EVENT, 0)).map(({ id }) => id)).toEqual(['before']);
    expect(await log.append(EVENT, 1, { id: 'never', facts: [ballot(2)] })).toEqual({ ok: true });
  });

  it('rejects where the commit itself fails, and writes again when the fault is gone', async () => {
    const folder = emptyFolder();
    const log = await open(folder);
    await log.append(EVENT, 0, { id: 'before', facts: [ballot(1)] });
    const other = new DatabaseSync(join(folder, 'openfloor.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect(log.append(EVENT, 1, { id: 'blocked', facts: [ballot(2)] })).rejects.toThrow(LogUnavailable);
    expect((await log.read(EVENT, 0)).map(({ id }) => id)).toEqual(['before']);
    other.exec('ROLLBACK');
    other.close();
    expect(await log.append(EVENT, 1, { id: 'again', facts: [ballot(2)] })).toEqual({ ok: true });
  });
});

describe('erased words', () => {
  it('are in no byte of the folder, while the server runs and after', async () => {
    const folder = emptyFolder();
    const log = await open(folder);
    const secret = (n: number) => `SECRET-${n}-${'long '.repeat(n % 200)}`;
    const events = ['event-one', 'event-two', 'event-three'];
    for (let n = 0; n < 1500; n += 3) {
      await Promise.all(
        events.map((event, i) => log.append(event, n / 3, { id: `b${n}`, facts: [post(n + i, secret(n + i))] })),
      );
    }
    expect(bytesIn(folder)).toMatch(/SECRET-3-/);

    for (const event of events) {
      const some = Array.from({ length: 500 }, (_, i) => i + 1).filter((seq) => seq % 3 === 0 || seq % 5 === 0);
      await log.erase(event, some, 'text');
    }
    const left = (await Promise.all(events.map((event) => log.read(event, 0))))
      .flat()
      .flatMap(({ facts }) => facts)
      .filter((fact) => 'text' in fact);
    expect(bytesIn(folder).match(/SECRET-/g)).toHaveLength(left.length);

    for (const event of events) {
      await log.erase(
        event,
        Array.from({ length: 500 }, (_, i) => i + 1),
        'text',
      );
      await log.erase(
        event,
        Array.from({ length: 500 }, (_, i) => i + 1),
        'person',
      );
    }
    expect(bytesIn(folder)).not.toMatch(/SECRET-|attendee-ada/);
    await log.close();
    expect(bytesIn(folder)).not.toMatch(/SECRET-|attendee-ada/);
  });

  it('leave the write-ahead log as soon as a backup has stopped reading it', async () => {
    const folder = emptyFolder();
    const log = await open(folder);
    await log.append(EVENT, 0, { id: 'b1', facts: [post(1, 'SECRET')] });
    const backup = new DatabaseSync(join(folder, 'openfloor.db'), { readOnly: true });
    backup.exec('BEGIN');
    backup.prepare('SELECT count(*) FROM facts').get();
    const erased = log.erase(EVENT, [1], 'text');
    expect(await log.append(EVENT, 1, { id: 'b2', facts: [ballot(2)] })).toEqual({ ok: true });
    expect(bytesIn(folder)).toMatch(/SECRET/);
    backup.exec('COMMIT');
    backup.close();
    await erased;
    expect(bytesIn(folder)).not.toMatch(/SECRET/);
  });
});

describe('opening', () => {
  it('refuses a second writer on the same folder, and lets one in when the first has ended', async () => {
    const folder = emptyFolder();
    const first = await open(folder);
    await expect(openSqlite(folder)).rejects.toThrow(/Another Openfloor is running on the data folder .*DATA_DIR/);
    expect(await first.append(EVENT, 0, { id: 'b1', facts: [ballot(1)] })).toEqual({ ok: true });
    await first.close();
    const second = await open(folder);
    expect(await second.read(EVENT, 0)).toHaveLength(1);
  });

  it('refuses a second writer in another process', async () => {
    const folder = emptyFolder();
    await open(folder);
    const second = startWriter(folder);
    let said = '';
    second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(second, 'close')) as [number];
    expect(code).not.toBe(0);
    expect(said).toMatch(/Another Openfloor is running/);
  });

  it('makes the folder, and says what to do where it cannot', async () => {
    const folder = emptyFolder();
    await open(join(folder, 'new', 'data'));
    writeFileSync(join(folder, 'file'), '');
    await expect(openSqlite(join(folder, 'file', 'data'))).rejects.toThrow(/cannot be written .*DATA_DIR/);
    mkdirSync(join(folder, 'odd', 'openfloor.lock'), { recursive: true });
    await expect(openSqlite(join(folder, 'odd'))).rejects.toThrow(/cannot be written .*DATA_DIR/);
  });

  it('finishes a removal that a crash broke off, and gives the room back', async () => {
    const folder = emptyFolder();
    const log = await openSqlite(folder);
    for (let n = 0; n < 200; n += 1) {
      await log.append(EVENT, n, { id: `one-${n}`, facts: [post(n, `SECRET ${'words '.repeat(50)}`)] });
      await log.append('event-two', n, { id: `two-${n}`, facts: [post(n, `KEPT ${'words '.repeat(9)}`)] });
    }
    await log.close();
    const before = readFileSync(join(folder, 'openfloor.db'), 'latin1');
    // The first step of a removal, and half of its second.
    const db = new DatabaseSync(join(folder, 'openfloor.db'));
    db.exec(`UPDATE events SET removed = 1 WHERE id = '${EVENT}'`);
    db.exec("UPDATE facts SET batch = NULL, body = '', text = NULL, person = NULL WHERE event = 1 AND seq < 100");
    db.close();

    const again = await open(folder);
    expect(await again.events()).toEqual(['event-two']);
    expect(await again.read(EVENT, 0)).toEqual([]);
    expect(await again.read('event-two', 0)).toHaveLength(200);
    const seqs = Array.from({ length: 200 }, (_, n) => n + 1);
    // Nothing was left of the others where their rows lay before.
    await again.erase('event-two', seqs, 'text');
    await again.close();
    const left = readFileSync(join(folder, 'openfloor.db'), 'latin1');
    expect(before).toContain('SECRET');
    expect(left).not.toContain('SECRET');
    expect(left).not.toContain('KEPT');
    expect(left.length).toBeLessThan(before.length / 2);
  });

  it('refuses a file of a newer Openfloor and leaves it as it is', async () => {
    const folder = emptyFolder();
    const db = new DatabaseSync(join(folder, 'openfloor.db'));
    db.exec('CREATE TABLE later (x); PRAGMA user_version = 1000');
    db.close();
    await expect(openSqlite(folder)).rejects.toThrow(/newer Openfloor \(schema 1000/);
    await expect(openSqlite(folder)).rejects.toThrow(/newer Openfloor/);
  });

  it('refuses what is not a log', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'openfloor.db'), 'These are my holiday notes, not a database. '.repeat(50));
    await expect(openSqlite(folder)).rejects.toThrow(/damaged or is not an Openfloor log .*DATA_DIR/);
  });

  it('reads a file of schema 1, as the first Openfloor wrote it', async () => {
    const folder = emptyFolder();
    const db = new DatabaseSync(join(folder, 'openfloor.db'));
    db.exec(`
      PRAGMA journal_mode = WAL;
      CREATE TABLE events (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL);
      CREATE TABLE claims (name TEXT PRIMARY KEY, event INTEGER NOT NULL REFERENCES events (key)) WITHOUT ROWID;
      CREATE TABLE facts (
        event INTEGER NOT NULL REFERENCES events (key), seq INTEGER NOT NULL, batch TEXT,
        body TEXT NOT NULL, text TEXT, person TEXT, UNIQUE (event, seq)
      );
      INSERT INTO events VALUES (7, 'event-one', 'epoch-one');
      INSERT INTO claims VALUES ('482913', 7);
      INSERT INTO facts VALUES
        (7, 1, 'b1', '{"type":"session.started","at":5,"session":"s2"}', NULL, '{"by":"k1","command":"command-1","outbox":""}'),
        (7, 2, NULL, '{"type":"post.edited","at":6,"session":"s2","post":"p3","status":"shown","byHost":true}', '{"text":"Why?"}', NULL);
      PRAGMA user_version = 1;
    `);
    db.close();
    const log = await open(folder);
    expect([await log.find('482913'), await log.epoch(EVENT)]).toEqual([EVENT, 'epoch-one']);
    expect(await log.read(EVENT, 0)).toEqual([
      {
        id: 'b1',
        first: 1,
        facts: [
          {
            type: 'session.started',
            at: 5,
            session: 's2',
            person: { by: 'k1', command: 'command-1', outbox: '' },
          },
          {
            type: 'post.edited',
            at: 6,
            session: 's2',
            post: 'p3',
            status: 'shown',
            byHost: true,
            text: { text: 'Why?' },
          },
        ],
      },
    ]);
    expect(await log.append(EVENT, 2, { id: 'b2', facts: [ballot(3)] })).toEqual({ ok: true });
  });
});
