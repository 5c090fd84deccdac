import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Log } from '../../server/log/log.ts';
import { openNeighbours } from '../../server/log/redis-neighbours.ts';
import { connect } from '../../server/log/redis-connection.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { ask, logIn, openDataFolder, openDay, problemsIn, readLog } from '../support/data-folder.ts';
import { complain, fileRedis } from '../support/file-redis.ts';
import { emptyFolder } from '../support/folder.ts';
import { ada, ben, HALL } from '../support/given.ts';
import { run } from '../support/run.ts';

const redis = fileRedis();
beforeEach(redis.empty);

const inRedis = (name: string, folder: string, ...args: string[]) =>
  run(name, folder, args, '', { REDIS_URL: redis.url() });
const address = () => new URL(redis.url()).host;

/** A folder with two events, in one of which somebody took something back. */
async function folderWithEvents() {
  const folder = emptyFolder();
  const day = await openDataFolder(folder);
  const codes: string[] = [];
  for (const hashtag of ['box10', null]) {
    const room = await day.newEvent(hashtag);
    await ask(room, ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Who pays?' });
    await ask(room, ben, { type: 'post.add', session: HALL, kind: 'question', text: 'SECRET' });
    await ask(room, ben, { type: 'post.withdraw', post: `p${room.state().seq}` });
    codes.push(room.state().event?.code ?? '');
  }
  await day.close();
  return { folder, codes: codes as [string, string] };
}

async function epochs(log: Log): Promise<string[]> {
  const found = await Promise.all((await log.events()).map((event) => log.epoch(event)));
  await log.close();
  return found;
}

describe('npm run move', () => {
  it('carries events into Redis and back, under the same names and histories', async () => {
    const { folder, codes } = await folderWithEvents();
    const there = await inRedis('move', folder, '--to-redis');
    expect(there).toEqual({
      code: 0,
      said: expect.stringContaining(`2 events with 14 facts copied from the data folder ${folder} to`) as string,
    });
    expect(there.said).toContain(`${codes[0]}: 7 facts, nothing wrong\n${codes[1]}: 7 facts, nothing wrong\n`);

    const rooms = openDay(await redis.openLog());
    const room = await rooms.rooms.find('#Box10');
    expect([...(room?.state().posts.values() ?? [])].map(({ text }) => text)).toContain('Who pays?');
    await rooms.close();

    const back = emptyFolder();
    expect((await inRedis('move', back, '--from-redis')).code).toBe(0);
    expect(readLog(logIn(back))).toEqual(readLog(logIn(folder)));
    expect(await problemsIn(logIn(back))).toEqual([]);
    expect(await epochs(await openSqlite(back))).toEqual(await epochs(await openSqlite(folder)));
  });

  it('carries those that are named, and more another time', async () => {
    const { folder, codes } = await folderWithEvents();
    expect((await inRedis('move', folder, '--to-redis', '#BOX10')).said).toContain('1 event with 7 facts copied');
    expect(await redis.call('GET', `openfloor:name:${codes[1]}`)).toBeNull();
    expect((await inRedis('move', folder, '--to-redis')).said).toContain('2 events with 14 facts copied');
    expect(await inRedis('move', folder, '--to-redis', '999999')).toEqual({
      code: 1,
      said: expect.stringContaining('There is no event 999999 in the data folder') as string,
    });
  });

  it('overwrites nothing', async () => {
    const { folder } = await folderWithEvents();
    await inRedis('move', folder, '--to-redis');
    const day = await openDataFolder(folder);
    const here = await day.rooms.find('box10');
    if (here) await ask(here, ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Here' });
    await day.close();
    const other = openDay(await redis.openLog());
    const there = await other.rooms.find('box10');
    if (there) await ask(there, ada, { type: 'post.add', session: HALL, kind: 'question', text: 'There' });
    await other.close();
    const { code, said } = await inRedis('move', folder, '--to-redis');
    expect([code, said]).toEqual([1, expect.stringMatching(/, box10 is there, and is another from fact 8 on\./)]);
  });

  it('waits for no server: none may run on the folder or on the Redis', async () => {
    const { folder } = await folderWithEvents();
    const day = await openDataFolder(folder);
    expect((await inRedis('move', folder, '--to-redis')).said).toContain('Another Openfloor is running');
    await day.close();
    const node = await connect(redis.url(), complain);
    const neighbours = openNeighbours(node, () => performance.now());
    await node.call('PING');
    const { code, said } = await inRedis('move', folder, '--to-redis');
    expect([code, said]).toEqual([1, expect.stringContaining(`running on the Redis at ${address()}`)]);
    neighbours.close();
    node.close();
    expect(await redis.call('DBSIZE')).toBe(0);
  });

  it('says what is missing', async () => {
    const { folder } = await folderWithEvents();
    expect((await run('move', folder, ['--to-redis'])).said).toContain('REDIS_URL=redis://127.0.0.1:6379 npm run move');
    expect((await inRedis('move', folder)).said).toContain('Say where to: npm run move -- --to-redis');
    const empty = emptyFolder();
    expect((await inRedis('move', empty, '--to-redis')).said).toContain(`There is no log in ${empty}.`);
    expect(existsSync(logIn(empty))).toBe(false);
  });
});

describe('a log in Redis', () => {
  /** What a node has there, and the folder that its commands are given. */
  async function filled() {
    const { folder, codes } = await folderWithEvents();
    await inRedis('move', folder, '--to-redis');
    return { codes, folder: emptyFolder() };
  }

  it('is verified where it is', async () => {
    const { codes, folder } = await filled();
    expect(await inRedis('verify', folder)).toEqual({
      code: 0,
      said: `${codes[0]}: 7 facts, nothing wrong\n${codes[1]}: 7 facts, nothing wrong\n\nThe Redis at ${address()}: 2 events with 14 facts, nothing wrong.\n\n`,
    });
    const event = await redis.call<string>('GET', `openfloor:name:${codes[0]}`);
    await redis.call('HDEL', `openfloor:{${event}}:text`, '5');
    await redis.call('DEL', 'openfloor:name:box10');
    const { code, said } = await inRedis('verify', folder);
    expect(code).toBe(1);
    expect(said).toMatch(
      new RegExp(`${codes[0]} fact 5: its words are missing.*\n${codes[0]} fact 1: box10 does not lead to this event`),
    );
  });

  it('is backed up into a file while nodes write it, and restored into an empty Redis as another history', async () => {
    const { folder } = await filled();
    const node = openDay(await redis.openLog());
    onTestFinished(() => node.close());
    const room = await node.rooms.find('box10');
    if (!room) return expect.fail('there is no event');
    let [busy, said] = [true, 0];
    const talking = (async () => {
      while (busy) {
        await ask(room, ben, { type: 'post.add', session: HALL, kind: 'question', text: `SECRET ${said}` });
        await ask(room, ben, { type: 'post.withdraw', post: `p${room.state().seq}` });
        said += 1;
      }
    })();
    const answered = room.state().seq;
    const file = join(emptyFolder(), 'backup.db');
    const made = await inRedis('backup', folder, file);
    busy = false;
    await talking;
    expect([made.code, made.said]).toEqual([0, expect.stringMatching(/2 events with [\d,]+ facts backed up to/)]);
    expect(said).toBeGreaterThan(0);
    expect(await problemsIn(file)).toEqual([]);
    expect(readLog(file)[0]?.entries.flatMap(({ facts }) => facts).length).toBeGreaterThanOrEqual(answered);
    expect((await inRedis('backup', folder, file)).said).toContain('a backup never overwrites');
    expect((await inRedis('restore', folder, file)).said).toContain('is there already, with another history');
    await node.close();

    const before = await epochs(await redis.openLog());
    await redis.empty();
    const restored = await inRedis('restore', folder, file);
    expect([restored.code, restored.said]).toEqual([
      0,
      expect.stringMatching(new RegExp(`2 events with [\\d,]+ facts restored to the Redis at ${address()}`)),
    ]);
    expect((await inRedis('verify', folder)).code).toBe(0);
    for (const epoch of await epochs(await redis.openLog())) expect(before).not.toContain(epoch);
    expect(existsSync(join(folder, 'copying'))).toBe(false);
  });
});
