import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import { sharedUpTo } from '../../shared/epoch.ts';
import { eraseDue } from '../../server/live/open-log.ts';
import type { Room } from '../../server/live/room.ts';
import { backUp } from '../../server/log/backup.ts';
import { restore } from '../../server/log/restore.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { stamp } from '../../server/log/stamp.ts';
import { ask, factsIn, logIn, openDataFolder, problemsIn, readLog } from '../support/data-folder.ts';
import { emptyFolder } from '../support/folder.ts';
import { ada, attendee, HALL, host } from '../support/given.ts';
import { run } from '../support/run.ts';

const MOMENT = Date.UTC(2026, 10, 22, 11, 3, 16);
const options = { replace: false, moment: MOMENT, finish: eraseDue };

async function open(folder: string) {
  const opened = await openDataFolder(folder);
  onTestFinished(() => opened.close().catch(() => undefined));
  return opened;
}

const say = (room: Room, text: string) => ask(room, ada, { type: 'post.add', session: HALL, kind: 'question', text });

/** A folder whose log has one event with these posts, and no server. */
async function folderWith(...texts: string[]): Promise<{ folder: string; code: string }> {
  const folder = emptyFolder();
  const { newEvent, close } = await openDataFolder(folder);
  const room = await newEvent();
  await Promise.all(texts.map((text) => say(room, text)));
  await close();
  return { folder, code: room.state().event?.code ?? '' };
}

async function backupWith(...texts: string[]): Promise<string> {
  const { folder } = await folderWith(...texts);
  const file = join(emptyFolder(), 'backup.db');
  backUp(folder, file);
  return file;
}

const epochsIn = (file: string) => {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare('SELECT epoch FROM events ORDER BY key').all() as { epoch: string }[];
  db.close();
  return rows.map(({ epoch }) => epoch);
};

const textsIn = (file: string) =>
  (factsIn(file) as Fact[]).flatMap((fact) => (fact.type === 'post.added' && fact.text ? [fact.text.text] : []));

describe('a backup', () => {
  it('[R1] taken under load holds all that was answered for, and restores to a prefix of the log in which nothing is wrong', async () => {
    const folder = emptyFolder();
    const { newEvent, close } = await open(folder);
    const rooms = [await newEvent('box10'), await newEvent()];
    const target = emptyFolder();
    let busy = true;

    /** Speaks, votes, edits and takes back, without end. */
    async function attend(room: Room, name: string, poll: string): Promise<void> {
      const asker = attendee(name);
      for (let n = 0; busy; n++) {
        const post = `p${await said(room, name, n)}`;
        await ask(room, asker, { type: 'ballot.cast', poll, choices: [n % 2 ? 'o1' : 'o2'] });
        if (n % 2) await ask(room, asker, { type: 'post.edit', post, text: `${name} means ${n}` });
        if (n % 3) await ask(room, asker, { type: 'post.withdraw', post });
      }
    }

    async function said(room: Room, name: string, n: number): Promise<number> {
      const text = `${name} says ${n}`;
      await ask(room, attendee(name), { type: 'post.add', session: HALL, kind: 'question', text });
      const post = room.state().posts.findLast((one) => one.text === text);
      return Number(post?.id.slice(1));
    }

    const pollOf = async (room: Room): Promise<string> => {
      await ask(room, host, { type: 'poll.add', session: HALL, question: 'Lunch?', options: ['Soup', 'Bread'] });
      return `v${room.state().seq - 1}`;
    };
    const polls = await Promise.all(rooms.map(pollOf));
    const crowd = rooms.flatMap((room, index) =>
      ['ada', 'ben', 'cyd', 'dee'].map((name) => attend(room, name, polls[index] ?? '')),
    );

    const taken: { file: string; answered: number[] }[] = [];
    for (let n = 0; n < 20; n++) {
      const file = join(target, `${n}.db`);
      const answered = rooms.map((room) => room.state().seq);
      const { code, said } = await run('backup', folder, [file]);
      expect([code, said]).toEqual([0, expect.stringMatching(/2 events with [\d,]+ facts backed up to/)]);
      taken.push({ file, answered });
    }
    busy = false;
    await Promise.all(crowd);
    await close();

    const final = readLog(logIn(folder));
    for (const { file, answered } of taken) {
      const restored = emptyFolder();
      await restore(file, restored, options);
      expect(await problemsIn(logIn(restored))).toEqual([]);
      readLog(logIn(restored)).forEach(({ id, entries }, index) => {
        const whole = final[index];
        expect(id).toBe(whole?.id);
        const facts = entries.flatMap((entry) => entry.facts) as Fact[];
        const later = whole?.entries.flatMap((entry) => entry.facts) as Fact[];
        expect(facts.length).toBeGreaterThanOrEqual(answered[index] ?? Infinity);
        expect(entries.map((entry) => entry.id)).toEqual(
          whole?.entries.slice(0, entries.length).map((entry) => entry.id),
        );
        // Words may have been erased since then.
        expect(later.slice(0, facts.length)).toEqual(
          facts.map((fact, at) =>
            'text' in fact && !('text' in (later[at] ?? {})) ? { ...fact, text: undefined } : fact,
          ),
        );
      });
    }
    expect(taken.at(-1)?.answered[0]).toBeGreaterThan(taken[0]?.answered[0] ?? Infinity);
  }, 180_000);

  it('has none of the words that were erased, and is its owner’s alone', async () => {
    const folder = emptyFolder();
    const { newEvent, close } = await open(folder);
    const room = await newEvent();
    await say(room, 'SECRET');
    await ask(room, ada, { type: 'post.withdraw', post: `p${room.state().seq}` });
    await say(room, 'Said aloud');
    await close();
    const file = join(emptyFolder(), 'backup.db');
    expect(backUp(folder, file)).toEqual({ events: 1, facts: 7 });
    expect(readFileSync(file, 'latin1')).toMatch(/Said aloud/);
    expect(readFileSync(file, 'latin1')).not.toMatch(/SECRET/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('never overwrites', async () => {
    const { folder } = await folderWith('One');
    const file = join(emptyFolder(), 'backup.db');
    writeFileSync(file, 'mine');
    expect(() => backUp(folder, file)).toThrow(/is there already, and a backup never overwrites/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    const other = join(emptyFolder(), 'backup.db');
    writeFileSync(`${other}.part`, 'being written');
    expect(() => backUp(folder, other)).toThrow(/another backup is being written, or one was broken off/);
    expect(readFileSync(`${other}.part`, 'utf8')).toBe('being written');
  });

  it('says where there is nothing to back up, and where it cannot be put', async () => {
    const { folder } = await folderWith('One');
    const target = emptyFolder();
    expect(() => backUp(join(target, 'none'), join(target, 'b.db'))).toThrow(/There is no log in .*DATA_DIR/);
    expect(() => backUp(folder, join(target, 'none', 'b.db'))).toThrow(/cannot be written .*ENOENT/);
    expect(readdirSync(target)).toEqual([]);
  });

  it('of a damaged log is refused, and leaves no file', async () => {
    const { folder } = await folderWith(...Array.from({ length: 50 }, (_, n) => `${n} ${'long '.repeat(50)}`));
    breakPages(logIn(folder));
    const target = emptyFolder();
    expect(() => backUp(folder, join(target, 'b.db'))).toThrow(/The log is damaged .*npm run verify/);
    expect(readdirSync(target)).toEqual([]);
  });

  it('that does not fit says so, and leaves no half file', async () => {
    const { folder } = await folderWith(...Array.from({ length: 400 }, (_, n) => `${n} ${'long '.repeat(50)}`));
    const target = emptyFolder();
    const { code, said } = await run('backup', folder, [join(target, 'b.db')], 'ulimit -f 64;');
    expect([code, said]).toEqual([1, expect.stringMatching(/could not be made .* room for it/)]);
    expect(readdirSync(target)).toEqual([]);
  });

  it('is named after the moment', () => {
    expect(stamp(MOMENT + 999)).toBe('2026-11-22T11-03-16Z');
  });
});

/** Overwrites the second half of a file. */
function breakPages(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, bytes.length >> 1);
  writeFileSync(file, bytes);
}

describe('restoring', () => {
  it('gives another folder the same facts under the same names, in another history', async () => {
    const { folder, code } = await folderWith('One', 'Two');
    const file = join(emptyFolder(), 'backup.db');
    backUp(folder, file);
    const data = join(emptyFolder(), 'new', 'data');
    expect(await restore(file, data, options)).toEqual({ events: 1, facts: 6, kept: null });
    expect(readLog(logIn(data))).toEqual(readLog(logIn(folder)));
    expect(epochsIn(file)).toEqual(epochsIn(logIn(folder)));
    expect(epochsIn(logIn(data))).not.toEqual(epochsIn(file));
    expect(statSync(logIn(data)).mode & 0o777).toBe(0o600);
    const { rooms } = await open(data);
    const room = await rooms.find(code);
    await say(room as Room, 'Three');
    expect(room?.state().seq).toBe(7);
  });

  it('gives every event an epoch of its own, each time', async () => {
    const folder = emptyFolder();
    const { newEvent, close } = await open(folder);
    await newEvent();
    await newEvent();
    await close();
    const file = join(emptyFolder(), 'backup.db');
    backUp(folder, file);
    const [one, other] = [emptyFolder(), emptyFolder()];
    await restore(file, one, options);
    await restore(file, other, options);
    expect(new Set([file, logIn(one), logIn(other)].flatMap(epochsIn)).size).toBe(6);
  });

  it('[R8] says how far the history is the same as the one before', async () => {
    const { folder, code } = await folderWith('One', 'Two');
    const file = join(emptyFolder(), 'backup.db');
    expect((await run('backup', folder, [file])).code).toBe(0);
    const { rooms, close } = await openDataFolder(folder);
    await say((await rooms.find(code)) as Room, 'Lost');
    await close();
    await restore(file, folder, { ...options, replace: true });
    const [first = ''] = epochsIn(logIn(folder));
    expect(sharedUpTo(first)).toBe(6);

    // The log of now is another history than the backup's: nobody knows how far they are the same.
    const again = await restore(file, folder, { ...options, moment: MOMENT + 5000, replace: true });
    const [second = ''] = epochsIn(logIn(folder));
    expect([again.facts, sharedUpTo(second)]).toEqual([6, null]);
    expect(second).not.toBe(first);
  });

  it('erases what the backup still owed', async () => {
    const folder = emptyFolder();
    const log = await openSqlite(folder);
    const { facts, event } = owing();
    await log.append(event, 0, { id: 'b1', facts });
    await log.close();
    const file = join(emptyFolder(), 'backup.db');
    backUp(folder, file);
    expect(readFileSync(file, 'latin1')).toMatch(/SECRET/);
    const data = emptyFolder();
    await restore(file, data, options);
    expect(readFileSync(logIn(data), 'latin1')).not.toMatch(/SECRET/);
    expect(readdirSync(data).sort()).toEqual(['openfloor.db', 'openfloor.lock']);
  });

  it('is refused where a server runs on the folder', async () => {
    const file = await backupWith('One');
    const folder = emptyFolder();
    const { newEvent } = await open(folder);
    await newEvent();
    await expect(restore(file, folder, { ...options, replace: true })).rejects.toThrow(
      /Another Openfloor is running .*Stop it first/,
    );
    expect(readdirSync(folder)).not.toContain('restoring');
  });

  it('is refused where there is a log, which --replace keeps', async () => {
    const file = await backupWith('Newer');
    const { folder } = await folderWith('Older');
    await expect(restore(file, folder, options)).rejects.toThrow(/There is a log in .* already.*--replace/);
    expect(textsIn(logIn(folder))).toEqual(['Older']);
    const { kept } = await restore(file, folder, { ...options, replace: true });
    expect(kept).toBe(join(folder, 'openfloor-replaced-2026-11-22T11-03-16Z.db'));
    expect(textsIn(logIn(folder))).toEqual(['Newer']);
    expect(textsIn(kept ?? '')).toEqual(['Older']);
    expect(statSync(kept ?? '').mode & 0o777).toBe(0o600);
  });

  it('keeps of the old log also what was only in its write-ahead log, and leaves nothing of it to the new one', async () => {
    const file = await backupWith('Newer');
    const folder = await folderAfterKill();
    expect(existsSync(`${logIn(folder)}-wal`)).toBe(true);
    const { kept } = await restore(file, folder, { ...options, replace: true });
    expect(textsIn(kept ?? '')).toEqual(['Older']);
    expect(textsIn(logIn(folder))).toEqual(['Newer']);
    expect(await problemsIn(logIn(folder))).toEqual([]);
  });

  it('takes the place of a log that is damaged, and keeps that as it is', async () => {
    const file = await backupWith('Newer');
    const folder = emptyFolder();
    writeFileSync(logIn(folder), 'no database at all');
    const { kept } = await restore(file, folder, { ...options, replace: true });
    expect(readFileSync(kept ?? '', 'utf8')).toBe('no database at all');
    expect(textsIn(logIn(folder))).toEqual(['Newer']);
  });

  it('waits for nobody who reads the old log: it is refused', async () => {
    const file = await backupWith('Newer');
    const folder = await folderAfterKill();
    const reader = new DatabaseSync(logIn(folder), { readOnly: true });
    reader.exec('BEGIN; SELECT count(*) FROM facts');
    await expect(restore(file, folder, { ...options, replace: true })).rejects.toThrow(
      /it is being read.*is as it was/,
    );
    reader.exec('COMMIT');
    reader.close();
    expect(textsIn(logIn(folder))).toEqual(['Older']);
  });

  it('changes nothing where it fails on the way, and clears up after one that was broken off', async () => {
    const file = await backupWith('Newer');
    const { folder } = await folderWith('Older');
    const failing = { ...options, replace: true, finish: () => Promise.reject(new Error('no room')) };
    await expect(restore(file, folder, failing)).rejects.toThrow(/could not be restored \(no room\).*is as it was/);
    expect(textsIn(logIn(folder))).toEqual(['Older']);
    expect(readdirSync(folder).sort()).toEqual(['openfloor.db', 'openfloor.lock']);
    mkdirSync(join(folder, 'restoring'));
    writeFileSync(logIn(join(folder, 'restoring')), 'half');
    await restore(file, folder, { ...options, replace: true });
    expect(textsIn(logIn(folder))).toEqual(['Newer']);
    expect(existsSync(join(folder, 'restoring'))).toBe(false);
  });

  const unfit: readonly [what: string, make: (file: string) => unknown, sentence: RegExp][] = [
    ['is not there', () => undefined, /There is no file/],
    ['is a folder', mkdirSync, /not an Openfloor log/],
    ['is empty', (file) => writeFileSync(file, ''), /not an Openfloor log/],
    [
      'is something else',
      (file) => writeFileSync(file, 'my holiday notes '.repeat(500)),
      /not an Openfloor log \(file is not a database\)/,
    ],
    ['is another program’s database', (file) => sqlite(file, 'CREATE TABLE notes (text)'), /not an Openfloor log/],
    [
      'is of a newer Openfloor',
      async (file) => sqlite(file, 'PRAGMA user_version = 1000', await backupWith('One')),
      /newer Openfloor \(schema 1000/,
    ],
    [
      'is cut off',
      async (file) => writeFileSync(file, readFileSync(await backupWith('One')).subarray(0, 9000)),
      /damaged/,
    ],
    [
      'is damaged',
      async (file) => {
        writeFileSync(
          file,
          readFileSync(await backupWith(...Array.from({ length: 50 }, (_, n) => `${n} ${'long '.repeat(50)}`))),
        );
        breakPages(file);
      },
      /is damaged/,
    ],
  ];

  it.each(unfit)('is refused where the file %s, and the folder stays as it was', async (_, make, sentence) => {
    const file = join(emptyFolder(), 'backup.db');
    await make(file);
    const { folder } = await folderWith('Older');
    await expect(restore(file, folder, { ...options, replace: true })).rejects.toThrow(sentence);
    expect(textsIn(logIn(folder))).toEqual(['Older']);
    expect(readdirSync(folder)).not.toContain('restoring');
  });
});

/** A log that a crash left between a fact and the erasing that follows from it. */
function owing(): { event: string; facts: Fact[] } {
  const by = { by: 'attendee-ada', command: 'command-1', outbox: 'phone' };
  return {
    event: 'event-one',
    facts: [
      {
        type: 'post.added',
        at: 1,
        session: 's3',
        post: 'p1',
        kind: 'question',
        to: null,
        from: 'attendee',
        status: 'shown',
        archive: true,
        voice: null,
        mark: 'mark',
        person: by,
        text: { text: 'SECRET', name: null, as: null },
      },
      { type: 'post.withdrawn', at: 2, session: 's3', post: 'p1', person: { ...by, command: 'command-2' } },
    ],
  };
}

/** As a power cut leaves it: what was stored last is in the write-ahead log alone. */
async function folderAfterKill(): Promise<string> {
  const running = emptyFolder();
  const { newEvent, close } = await open(running);
  await say(await newEvent(), 'Older');
  const folder = emptyFolder();
  for (const file of ['openfloor.db', 'openfloor.db-wal'])
    writeFileSync(join(folder, file), readFileSync(join(running, file)));
  await close();
  return folder;
}

function sqlite(file: string, sql: string, from?: string): void {
  if (from !== undefined) writeFileSync(file, readFileSync(from));
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}
