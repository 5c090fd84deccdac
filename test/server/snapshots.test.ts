import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openLog } from '../../server/live/open-log.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { ask, openDataFolder } from '../support/data-folder.ts';
import { emptyFolder } from '../support/folder.ts';
import { ada, HALL, host } from '../support/given.ts';
import { plainState } from '../support/plain-state.ts';

/** Rooms that keep their state after every few facts. */
const OFTEN = { snapshotAfter: 5 };
const WAIT = { timeout: 60_000 };

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
const bytesIn = (folder: string) =>
  filesIn(folder)
    .map((path) => readFileSync(path, 'latin1'))
    .join('');
const snapshotsIn = (folder: string) => filesIn(folder).filter((path) => path.includes('snapshots'));

const say = (text: string) => ({ type: 'post.add', session: HALL, kind: 'question', text }) as const;

/** Opens an event's log as a server does, and checks that what is kept makes no difference. */
async function expectTrueOpening(folder: string, event: string): Promise<{ readonly kept: number }> {
  const log = await openSqlite(folder);
  try {
    const { state, kept } = await openLog(log, event);
    const entries = await log.read(event, 0, Infinity);
    const whole = foldAll(entries.flatMap(({ facts }) => facts));
    expect(plainState(state)).toStrictEqual(plainState(whole));
    return { kept };
  } finally {
    await log.close();
  }
}

it('[R5] a room that was killed at any time opens as it was, and nothing that was taken back is left', async () => {
  const folder = emptyFolder();
  const first = await openDataFolder(folder);
  const room = await first.newEvent();
  const code = room.state().event?.code ?? '';
  await first.close();

  const withdrawn: string[] = [];
  const opened: number[] = [];
  for (const lines of [70, 23, 111, 45]) {
    withdrawn.push(...(await speakAndDie(folder, code, lines)));
    opened.push((await expectTrueOpening(folder, room.event)).kept);
    const again = await openDataFolder(folder, OFTEN);
    await again.rooms.find(code);
    await again.close();
    const left = bytesIn(folder);
    expect(withdrawn.filter((word) => left.includes(word))).toEqual([]);
  }
  expect(withdrawn.length).toBeGreaterThan(50);
  expect(Math.max(...opened)).toBeGreaterThan(0);
});

/** Returns what was taken back and answered for. */
async function speakAndDie(folder: string, code: string, lines: number): Promise<string[]> {
  const script = fileURLToPath(new URL('../support/fickle-speaker.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, code], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [said, complained] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > lines && snapshotsIn(folder).length > 0) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(complained).toBe('');
  return [...said.matchAll(/^took back (\S+)\n/gm)].map(([, word = '']) => word);
}

it('[R5] a long log of which no state is kept is folded by the thread that keeps it, unless it still owes an erasing', async () => {
  const folder = emptyFolder();
  const { newEvent, close } = await openDataFolder(folder);
  const room = await newEvent();
  for (let n = 0; n < 6; n += 1) await ask(room, ada, say(`Question ${n}`));
  const { event } = room;
  const state = room.state();
  await close();
  const log = await openSqlite(folder);
  onTestFinished(() => log.close());
  const opened = await openLog(log, event, 3);
  expect(opened.kept).toBe(state.seq);
  expect(plainState(opened.state)).toStrictEqual(plainState(state));

  await log.dropSnapshot(event);
  const [post] = state.posts.values();
  if (!post) throw new Error('Ada said something.');
  const withdrawn = { type: 'post.withdrawn', at: state.at, post: post.id, session: HALL } as const;
  await log.append(event, state.seq, { id: 'withdrawn', facts: [withdrawn] });
  const owing = await openLog(log, event, 3);
  expect(owing).toMatchObject({ kept: 0, due: [{ which: 'text', seqs: [post.textSeq] }] });
  expect(plainState(owing.state)).toStrictEqual(plainState(foldAll([withdrawn], state)));
});

it('what is taken back while the room is open is soon in no byte of the folder, and its state stays kept', async () => {
  const folder = emptyFolder();
  const { newEvent, close } = await openDataFolder(folder, OFTEN);
  onTestFinished(close);
  const room = await newEvent();
  for (let n = 0; n < 6; n += 1) await ask(room, ada, say(`SECRET-${n}`));
  await vi.waitFor(() => expect(bytesIn(join(folder, 'snapshots'))).toContain('SECRET-1'), WAIT);
  const post = room.state().posts.findLast(({ text }) => text === 'SECRET-1')?.id ?? '';
  await ask(room, ada, { type: 'post.withdraw', post });
  await vi.waitFor(() => expect(bytesIn(folder)).not.toContain('SECRET-1'), WAIT);
  expect(snapshotsIn(folder)).not.toEqual([]);
});

it('who voted is soon in no byte of the folder once a session is sealed', async () => {
  const folder = emptyFolder();
  const { newEvent, close } = await openDataFolder(folder, OFTEN);
  onTestFinished(close);
  const room = await newEvent();
  for (let n = 0; n < 6; n += 1) await ask(room, ada, say(`Question ${n}`));
  await vi.waitFor(() => expect(bytesIn(join(folder, 'snapshots'))).toContain('attendee-ada'), WAIT);
  await ask(room, host, { type: 'session.close', session: HALL });
  await ask(room, host, { type: 'session.seal', session: HALL });
  await vi.waitFor(() => expect(bytesIn(folder)).not.toContain('attendee-ada'), WAIT);
});

it('a room that is closed at once after something was taken back leaves nothing of it', async () => {
  const folder = emptyFolder();
  const { newEvent, close } = await openDataFolder(folder, OFTEN);
  const room = await newEvent();
  for (let n = 0; n < 6; n += 1) await ask(room, ada, say(`SECRET-${n}`));
  await vi.waitFor(() => expect(bytesIn(join(folder, 'snapshots'))).toContain('SECRET-1'), WAIT);
  const post = room.state().posts.findLast(({ text }) => text === 'SECRET-1')?.id ?? '';
  await ask(room, ada, { type: 'post.withdraw', post });
  await close();
  expect(bytesIn(folder)).not.toContain('SECRET-1');
});
