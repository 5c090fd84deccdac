import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import { LogUnavailable, type Log } from '../../server/log/log.ts';
import { backUp } from '../../server/log/backup.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { restore } from '../../server/log/restore.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { stateReader } from '../../server/room/snapshot.ts';
import type { State } from '../../server/room/state.ts';
import { emptyFolder } from '../support/folder.ts';
import { ada, after, HALL, newEvent } from '../support/given.ts';
import { plainState } from '../support/plain-state.ts';

/** What every engine promises of the states it keeps. `keeps`: it has any. */
const engines = [
  { engine: 'memory', keeps: false, open: () => Promise.resolve(memoryLog()) },
  { engine: 'sqlite', keeps: true, open: (folder: string) => openSqlite(folder) },
];

const EVENT = 'event-one';
const say = (text: string) => [ada, { type: 'post.add', session: HALL, kind: 'question', text }] as const;
const day: readonly Fact[] = after(newEvent(), say('Who pays?'), say('Why not?'), say('When is lunch?'));
/** Where batches of `day` end. */
const [MORNING, NOON, EVENING] = [4, 5, 7] as const;

/** Stores the day as it went: the event, then a batch a post. */
async function fill(log: Log, event = EVENT): Promise<void> {
  await log.append(event, 0, { id: `${event}-morning`, facts: day.slice(0, MORNING) });
  for (let seq = MORNING; seq < day.length; seq += 1) {
    await log.append(event, seq, { id: `${event}-${seq}`, facts: day.slice(seq, seq + 1) });
  }
}

async function kept(log: Log, event = EVENT): Promise<State | undefined> {
  const snapshot = await log.snapshot(event);
  if (!snapshot) return undefined;
  const reader = stateReader();
  for (const part of snapshot.parts) reader.take(part);
  const state = reader.state();
  expect(state.seq).toBe(snapshot.seq);
  return state;
}

const expectFoldTo = (seq: number, state: State | undefined) =>
  expect(plainState(state)).toStrictEqual(plainState(foldAll(day.slice(0, seq))));

describe.each(engines)('states that the $engine log keeps', ({ open, keeps }) => {
  let folder: string;
  let log: Log;

  const reopen = async () => {
    if (!keeps) return;
    await log.close();
    log = await open(folder);
  };

  beforeEach(async () => {
    folder = emptyFolder();
    log = await open(folder);
    onTestFinished(() => log.close().catch(() => undefined));
    await fill(log);
  });

  it('are none unless one is taken', async () => {
    expect(await log.snapshot(EVENT)).toBeUndefined();
    expect(await log.snapshot('event-two')).toBeUndefined();
  });

  it('[R5] are the fold of the facts up to their seq, each in place of the one before', async () => {
    for (const seq of [MORNING, EVENING]) {
      await log.takeSnapshot(EVENT, seq);
      if (keeps) expectFoldTo(seq, await kept(log));
    }
    await reopen();
    if (keeps) expectFoldTo(EVENING, await kept(log));
    else expect(await kept(log)).toBeUndefined();
  });

  it('belong to their event', async () => {
    await fill(log, 'event-two');
    await Promise.all([log.takeSnapshot(EVENT, NOON), log.takeSnapshot('event-two', EVENING)]);
    await log.dropSnapshot('event-two');
    expect(await kept(log, 'event-two')).toBeUndefined();
    expect((await kept(log))?.seq).toBe(keeps ? NOON : undefined);
  });

  it('are gone once dropped, also those that were being taken', async () => {
    const taken = [MORNING, NOON, EVENING].map((seq) => log.takeSnapshot(EVENT, seq).catch(() => undefined));
    await log.dropSnapshot(EVENT);
    await Promise.all(taken);
    expect(await kept(log)).toBeUndefined();
    await log.dropSnapshot(EVENT);
  });

  it('stay as they are when the next is broken off', async () => {
    await log.takeSnapshot(EVENT, MORNING);
    const stop = new AbortController();
    const taken = log.takeSnapshot(EVENT, EVENING, stop.signal);
    stop.abort();
    await (keeps ? expect(taken).rejects.toThrow(LogUnavailable) : taken);
    await log.takeSnapshot(EVENT, NOON, stop.signal).catch(() => undefined);
    expect((await kept(log))?.seq).toBe(keeps ? MORNING : undefined);
  });

  it('[R5] are the fold of all there is where somebody waits for it', async () => {
    await log.takeSnapshot(EVENT, 'head');
    if (keeps) expectFoldTo(EVENING, await kept(log));
    else expect(await kept(log)).toBeUndefined();
  });

  const sealed: Fact = { type: 'session.sealed', at: EVENING, session: HALL, tallies: { posts: {}, polls: {} } };
  it.each([
    [
      'what was withdrawn has its words',
      { type: 'post.withdrawn', at: EVENING, post: 'p5', session: HALL },
      'text',
      [5],
    ],
    ['a sealed session says who spoke', sealed, 'person', [1, 2, 3, 4, 5, 6, 7]],
  ] as const)('are none of all there is as long as %s', async (_, fact, which, seqs) => {
    await log.append(EVENT, EVENING, { id: 'last', facts: [fact] });
    await log.takeSnapshot(EVENT, 'head');
    expect(await kept(log)).toBeUndefined();
    await log.erase(EVENT, seqs, which);
    await log.takeSnapshot(EVENT, 'head');
    expect((await kept(log))?.seq).toBe(keeps ? EVENING + 1 : undefined);
  });

  it('are unavailable once it is closed', async () => {
    await log.close();
    await expect(log.takeSnapshot(EVENT, NOON)).rejects.toThrow(LogUnavailable);
    await expect(log.snapshot(EVENT)).rejects.toThrow(LogUnavailable);
  });
});

describe('a snapshot in a data folder', () => {
  let folder: string;
  let log: Log;
  const snapshots = () => join(folder, 'snapshots');
  const file = () => join(snapshots(), readdirSync(snapshots())[0] ?? 'none');

  /** A folder with a snapshot at noon, to start from. */
  const noon = mkdtempSync(join(tmpdir(), 'openfloor-test-'));
  beforeAll(async () => {
    const first = await openSqlite(noon);
    await fill(first);
    await first.takeSnapshot(EVENT, NOON);
    await first.close();
  });
  afterAll(() => rmSync(noon, { recursive: true }));

  beforeEach(async () => {
    folder = emptyFolder();
    cpSync(noon, folder, { recursive: true });
    log = await openSqlite(folder);
    onTestFinished(() => log.close().catch(() => undefined));
  });

  /** The same file with another head, and the checksum that belongs to it. */
  function withHead(change: object, parts = (text: string) => text): Buffer {
    const lines = readFileSync(file(), 'utf8').split('\n');
    const head = JSON.stringify({ ...(JSON.parse(lines[0] ?? '') as object), ...change });
    const whole = `${head}\n${parts(lines.slice(1, -1).join('\n'))}\n`;
    return Buffer.from(whole + createHash('sha256').update(whole).digest('hex'));
  }

  const damages: readonly [what: string, damaged: () => Buffer][] = [
    ['that is empty', () => Buffer.alloc(0)],
    ['that holds only a checksum', () => Buffer.from(createHash('sha256').digest('hex'))],
    ['that was cut short', () => readFileSync(file()).subarray(0, -100)],
    ['of which a byte is another', () => Buffer.from(readFileSync(file(), 'utf8').replace('Who pays?', 'Who paid?'))],
    ['that is nothing of ours', () => Buffer.from('These are my holiday notes. '.repeat(50))],
    ['of another format', () => withHead({ format: 'openfloor-snapshot-2' })],
    ['by another reducer', () => withHead({ version: 'another' })],
    ['of another history', () => withHead({ epoch: 'another' })],
    ['of another event', () => withHead({ event: 'event-two' })],
    ['that says too much', () => withHead({ seq: EVENING })],
    ['of a batch that came to nothing', () => withHead({ batch: 'another' })],
  ];

  it.each(damages)('%s is as good as none, and does not stay', async (_, damaged) => {
    writeFileSync(file(), damaged());
    expect(await kept(log)).toBeUndefined();
    expect(readdirSync(snapshots())).toEqual([]);
  });

  it.each([
    ['that cannot be used', (head: string) => head.replace('"event":"', '"event":"other-')],
    ['of another history', (head: string) => head.replace('"batch":"', '"batch":"other-')],
  ])('%s is not gone on from', async (_, change) => {
    const head = JSON.parse(change(readFileSync(file(), 'utf8').split('\n')[0] ?? '')) as object;
    // Nor are its words taken over.
    writeFileSync(
      file(),
      withHead(head, (parts) => parts.replaceAll('Who pays?', 'Who paid?')),
    );
    await log.takeSnapshot(EVENT, EVENING);
    expectFoldTo(EVENING, await kept(log));
  });

  it('is gone on from, without the facts that are in it', async () => {
    const db = new DatabaseSync(join(folder, 'openfloor.db'));
    db.exec(`UPDATE facts SET text = NULL WHERE seq < ${NOON}`);
    db.close();
    await log.takeSnapshot(EVENT, EVENING);
    expectFoldTo(EVENING, await kept(log));
  });

  it('is not of a log that was put back by hand to before it', async () => {
    const backup = join(emptyFolder(), 'backup.db');
    const before = emptyFolder();
    const short = await openSqlite(before);
    await short.append(EVENT, 0, { id: `${EVENT}-morning`, facts: day.slice(0, MORNING) });
    await short.close();
    backUp(before, backup);
    await log.close();
    const taken = readFileSync(file());
    copyFileSync(backup, join(folder, 'openfloor.db'));
    const db = new DatabaseSync(join(folder, 'openfloor.db'));
    db.prepare('UPDATE events SET epoch = ?').run(
      (JSON.parse(taken.toString().split('\n')[0] ?? '') as { epoch: string }).epoch,
    );
    db.close();
    log = await openSqlite(folder);
    // As far as before, with something else.
    await log.append(EVENT, MORNING, { id: 'otherwise', facts: day.slice(NOON, EVENING) });
    expect(await kept(log)).toBeUndefined();
  });

  it('is for its owner alone', () => {
    expect(statSync(snapshots()).mode & 0o777).toBe(0o700);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing unfinished or of unknown events behind at the next start', async () => {
    await log.close();
    writeFileSync(`${file()}.part`, 'half of somebody’s words');
    writeFileSync(join(snapshots(), 'of-an-event-that-is-gone'), 'words');
    log = await openSqlite(folder);
    expect(readdirSync(snapshots())).toHaveLength(1);
    expectFoldTo(NOON, await kept(log));
  });

  it('is refused where the log does not reach so far, and of an event that has no facts', async () => {
    await expect(log.takeSnapshot(EVENT, 99)).rejects.toThrow(/no fact 8/);
    await expect(log.takeSnapshot('event-two', 1)).rejects.toThrow(/no event/);
    expectFoldTo(NOON, await kept(log));
  });

  it('that cannot be written leaves the earlier one, and the log as it is', async () => {
    mkdirSync(`${file()}.part`);
    await expect(log.takeSnapshot(EVENT, EVENING)).rejects.toThrow();
    expectFoldTo(NOON, await kept(log));
    expect(await log.read(EVENT, EVENING - 1)).toHaveLength(1);
  });

  it('is in no backup', () => {
    const target = emptyFolder();
    backUp(folder, join(target, 'backup.db'));
    expect(readdirSync(target)).toEqual(['backup.db']);
  });

  it('goes when a backup is restored', async () => {
    const backup = join(emptyFolder(), 'backup.db');
    backUp(noon, backup);
    await log.close();
    await restore(backup, folder, { replace: true, moment: 0, finish: () => Promise.resolve() });
    expect(existsSync(snapshots())).toBe(false);
    log = await openSqlite(folder);
    expect(await kept(log)).toBeUndefined();
  });
});
