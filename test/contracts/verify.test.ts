import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eraseDue } from '../../server/live/open-log.ts';
import { openToRead } from '../../server/log/log-file.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { ask, logIn, openDataFolder, problemsIn } from '../support/data-folder.ts';
import { emptyFolder } from '../support/folder.ts';
import { ada, ben, HALL, host } from '../support/given.ts';
import { live, scripts } from '../support/random-day.ts';
import { run } from '../support/run.ts';

/**
 * An event with a poll that ran and was closed, and a post that was withdrawn:
 * 1–4 the event, 5 and 6 the poll and its opening, 7 a ballot, 8 the close, 9 a post, 10 its withdrawal, 11 a post.
 */
async function shortDay() {
  const folder = emptyFolder();
  const day = await openDataFolder(folder);
  const room = await day.newEvent('box10');
  await ask(room, host, { type: 'poll.add', session: HALL, question: 'Lunch?', options: ['Soup', 'Bread'] });
  await ask(room, ada, { type: 'ballot.cast', poll: 'v5', choices: ['o1'] });
  await ask(room, host, { type: 'poll.close', poll: 'v5' });
  await ask(room, ben, { type: 'post.add', session: HALL, kind: 'question', text: 'I take it back.' });
  await ask(room, ben, { type: 'post.withdraw', post: 'p9' });
  await ask(room, ben, { type: 'post.add', session: HALL, kind: 'question', text: 'Who pays?' });
  return { folder, file: logIn(folder), code: room.state().event?.code ?? '', room, close: () => day.close() };
}

async function closedDay() {
  const day = await shortDay();
  await day.close();
  return day;
}

function change(file: string, sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
  db.close();
}

/** Stores a fact once more at the end, in a batch of its own. */
const again = (seq: number, body = 'body', person = 'person') =>
  `INSERT INTO facts SELECT event, 12, 'batch-12', ${body}, text, ${person} FROM facts WHERE seq = ${seq}`;
const NOW = `json_set(body, '$.at', (SELECT body ->> '$.at' FROM facts WHERE seq = 11))`;

const damages: readonly [what: string, sql: string, found: RegExp][] = [
  ['a fact that is missing', 'DELETE FROM facts WHERE seq = 9', /^\d{6} 10: fact 9 is missing$/],
  ['a log without its beginning', 'UPDATE facts SET batch = NULL WHERE seq = 1', /^\d{6} 1: no batch starts here$/],
  [
    'a batch stored twice',
    `${again(11)}; UPDATE facts SET batch = (SELECT batch FROM facts WHERE seq = 11) WHERE seq = 12`,
    /^\d{6} 12: its batch was stored before \(R2\)$/,
  ],
  ['a command that had two effects', again(8, NOW), /^\d{6} 12: its command had an effect already \(R2\)$/],
  [
    'a ballot after the close',
    again(7, NOW, `json_set(person, '$.command', 'command-late')`),
    /^\d{6} 12: a closed round takes no ballot \(R4\)$/,
  ],
  [
    'words that were withdrawn',
    `UPDATE facts SET text = '{"text":"I take it back.","name":null,"as":null}' WHERE seq = 9`,
    /^\d{6} 9: its words were withdrawn or replaced, and are not erased$/,
  ],
  ['words that are missing', 'UPDATE facts SET text = NULL WHERE seq = 11', /^\d{6} 11: its words are missing/],
  ['a person who is missing', 'UPDATE facts SET person = NULL WHERE seq = 7', /^\d{6} 7: who did it is missing/],
  [
    'a fact nobody knows',
    `UPDATE facts SET body = json_set(body, '$.type', 'post.painted') WHERE seq = 11`,
    /^\d{6} 11: this Openfloor knows no such fact$/,
  ],
  [
    'a key nobody knows',
    `UPDATE facts SET body = json_set(body, '$.voters', 7) WHERE seq = 11`,
    /^\d{6} 11: .* unknown key voters$/,
  ],
  ['a fact that is no JSON', `UPDATE facts SET body = '{"type":' WHERE seq = 11`, /^\d{6} 11: it cannot be read$/],
  [
    'a name that leads nowhere',
    `UPDATE claims SET event = 99 WHERE name = 'box10'`,
    /^file: a row of claims .* names one of events that is not there$/,
  ],
  [
    'an event that its hashtag does not lead to',
    `DELETE FROM claims WHERE name = 'box10'`,
    /^\d{6} 1: box10 does not lead to this event$/,
  ],
  [
    'facts of no event',
    'UPDATE facts SET event = 99 WHERE seq = 11',
    /^file: a row of facts .* names one of events that is not there$/,
  ],
];

describe('verifying', () => {
  it('finds nothing wrong with a log, while a server writes it and after', async () => {
    const { file, close } = await shortDay();
    expect(await problemsIn(file)).toEqual([]);
    await close();
    expect(await problemsIn(file)).toEqual([]);
  });

  it.each(damages)('finds %s', async (_, sql, found) => {
    const { file } = await closedDay();
    change(file, sql);
    expect(await problemsIn(file)).toContainEqual(expect.stringMatching(found));
  });

  it('finds who did what in a sealed session', async () => {
    const { file, room, close } = await shortDay();
    await ask(room, host, { type: 'session.close', session: HALL });
    await ask(room, host, { type: 'session.seal', session: HALL });
    await close();
    expect(await problemsIn(file)).toEqual([]);
    change(
      file,
      `UPDATE facts SET person = '{"by":"ada","command":"command-7","outbox":"","choices":["o1"]}' WHERE seq = 7`,
    );
    expect(await problemsIn(file)).toEqual([
      expect.stringMatching(/ 7: its session is sealed, and it still says who did it$/),
    ]);
  });

  it('finds a broken page, and goes on with what can be read', async () => {
    const { file, folder } = await closedDay();
    const bytes = readFileSync(file);
    const page = 4096 * Math.floor(bytes.indexOf('Who pays?') / 4096);
    bytes.fill(0xa5, page, page + 64);
    writeFileSync(file, bytes);
    expect(await problemsIn(file)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^file: /), expect.stringMatching(/nothing can be read/)]),
    );
    const { code, said } = await run('verify', folder);
    expect([code, said]).toEqual([1, expect.stringMatching(/The file is damaged: /)]);
  });

  it('waits for a server that is about to erase', async () => {
    const { file, folder } = await closedDay();
    change(file, `UPDATE facts SET text = '{"text":"I take it back.","name":null,"as":null}' WHERE seq = 9`);
    expect(await problemsIn(file)).toHaveLength(1);
    const erase = async () => {
      const log = await openSqlite(folder);
      await eraseDue(log);
      await log.close();
    };
    expect(await problemsIn(file, erase)).toEqual([]);
  });

  it('[R2] [R4] [R5] finds nothing wrong with random days as they are stored and erased', async () => {
    await fc.assert(
      fc.asyncProperty(scripts(60), async (script) => {
        const folder = emptyFolder();
        const { log: facts, first, steps } = live(script);
        const log = await openSqlite(folder);
        await log.claim('482913', 'event-one');
        await log.append('event-one', 0, { id: 'batch-first', facts: facts.slice(0, first.seq) });
        for (const { before, after } of steps) {
          const own = facts.slice(before.seq, after.seq);
          if (own.length > 0) await log.append('event-one', before.seq, { id: `batch-${before.seq}`, facts: own });
        }
        await eraseDue(log);
        await log.close();
        expect(await problemsIn(logIn(folder))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('reads batch by batch', async () => {
    const { file } = await closedDay();
    const log = openToRead(file);
    onTestFinished(() => log.close());
    const [event] = log.events();
    const entries = log.entries(event?.key ?? 0);
    expect(entries.next()).toMatchObject({ value: { first: 1, facts: { length: 4 } } });
    expect([...entries].flatMap(({ facts }) => facts)).toHaveLength(7);
  });
});

describe('npm run verify', () => {
  it('says a line an event, and what is wrong with which fact', async () => {
    const { file, folder, code } = await closedDay();
    expect(await run('verify', folder)).toEqual({
      code: 0,
      said: `${code}: 11 facts, nothing wrong\n\n${file}: 1 event with 11 facts, nothing wrong.\n\n`,
    });
    change(file, 'DELETE FROM facts WHERE seq = 3');
    const { code: exit, said } = await run('verify', emptyFolder(), [file]);
    expect(exit).toBe(1);
    expect(said).toMatch(new RegExp(`${code}: 11 facts, \\d+ wrong\n${code} fact 4: fact 3 is missing\n`));
  });

  it('ends with 2 where there is nothing to read', async () => {
    const folder = emptyFolder();
    expect(await run('verify', folder)).toEqual({ code: 2, said: `\nThere is no file ${logIn(folder)}.\n\n` });
    const notes = join(folder, 'notes.db');
    writeFileSync(notes, 'my holiday notes '.repeat(500));
    const { code, said } = await run('verify', folder, [notes]);
    expect([code, said]).toEqual([2, expect.stringMatching(/is damaged or is not an Openfloor log/)]);
  });
});
