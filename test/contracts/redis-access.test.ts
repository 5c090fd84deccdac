import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { LogUnavailable, type Log } from '../../server/log/log.ts';
import { connect, type Connection } from '../../server/log/redis-connection.ts';
import { openNeighbours } from '../../server/log/redis-neighbours.ts';
import { openRewriting } from '../../server/log/redis-rewriting.ts';
import { visitRedis } from '../../server/log/redis-visit.ts';
import { openRedis } from '../../server/log/redis.ts';
import { emptyFolder } from '../support/folder.ts';
import { freePort } from '../support/free-port.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { run } from '../support/run.ts';
import { post } from '../support/sample-facts.ts';

/** What README tells operators to write: no command more is needed, and none less will do. */
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, ACL = ''] = /^ {4}user openfloor (.*)$/m.exec(README) ?? [];
const RULES = ACL.replace('>PASSWORD', '>secret').split(' ');
const COMMANDS = RULES.filter((rule) => rule.startsWith('+'));

const EVENT = 'event-one';
const batch = (n: number, ...texts: string[]) => ({
  id: `batch-${n}`,
  facts: texts.map((text, index) => post(n + index, text)),
});

async function openedBy(url: string) {
  const complaints: string[] = [];
  const complain = (what: string, why: unknown) => void complaints.push(`${what} ${String(why)}`);
  const connection = await connect(url, complain);
  onTestFinished(() => connection.close());
  return { connection, complain, complaints };
}

async function open(url: string): Promise<Log> {
  const { connection, complain } = await openedBy(url);
  const log = await openRedis(connection, complain);
  onTestFinished(() => log.close());
  return log;
}

async function redisWith(...args: string[]): Promise<TestRedis> {
  const redis = await startRedis(args);
  onTestFinished(() => redis.end());
  return redis;
}

describe('a user that may do only what is needed', () => {
  let redis: TestRedis;
  let admin: Connection;
  beforeAll(async () => {
    redis = await startRedis();
    admin = await connect(redis.url, () => undefined);
  });
  afterAll(async () => {
    admin.close();
    await redis.end();
  });

  const as = async (...rules: readonly string[]): Promise<string> => {
    await admin.call('FLUSHALL');
    await admin.call('SCRIPT', 'FLUSH');
    await admin.call('ACL', 'SETUSER', 'openfloor', 'reset', ...rules);
    return redis.url.replace('//', '//openfloor:secret@');
  };

  /** All that a node does, and the commands beside it. Rejects or complains where something is refused. */
  async function everything(url: string): Promise<void> {
    const { connection, complain, complaints } = await openedBy(url);
    const log = await openRedis(connection, complain);
    const neighbours = openNeighbours(connection, () => performance.now());
    const rewriting = openRewriting(connection, complain);
    const heard: unknown[] = [];
    try {
      const stop = log.follow(EVENT, (news) => heard.push(news));
      await log.check();
      await log.claim('482913', EVENT);
      expect(await log.names()).toEqual(new Map([['482913', EVENT]]));
      expect(await log.adopt(EVENT, 'history')).toBe(true);
      expect(await log.epoch(EVENT)).toBe('history');
      for (const n of [0, 2, 4]) expect(await log.append(EVENT, n, batch(n, 'one', 'two'))).toEqual({ ok: true });
      expect(await log.append(EVENT, 1, batch(9, 'late'))).toMatchObject({ ok: false });
      expect(await log.read(EVENT, 0)).toHaveLength(3);
      await log.erase(EVENT, [1], 'text');
      await rewriting.look();
      expect(await log.events()).toEqual([EVENT]);
      await vi.waitUntil(() => heard.length >= 4, { timeout: 1500 });
      stop();
      await vi.waitUntil(async () => (await listeners()) === 0, { timeout: 1500 });
      await vi.waitUntil(() => neighbours.deafFor() < 500, { timeout: 1500 });
      const visit = await visitRedis(url, complain);
      expect(await visit.nodes()).toBe(1);
      await visit.log.close();
      // A copy that was put back in place of it has lost facts: another history begins.
      await admin.call('HSET', `openfloor:{${EVENT}}:place`, 'head', '2', 'batch', 'batch-0');
      await expect(log.append(EVENT, 6, batch(6, 'gone'))).rejects.toThrow('The log has lost facts');
      await log.remove(EVENT);
      expect(await log.find('482913')).toBeNull();
      expect(log.warnings()).toEqual([]);
      // From here on it says nothing by itself but that it is there.
      neighbours.close();
      const pinged = async () => /cmd=ping user=openfloor/.test(await admin.call('CLIENT', 'LIST'));
      await vi.waitUntil(pinged, { timeout: 5000 });
      await log.find('482913');
      expect(complaints).toEqual([expect.stringContaining('the log in Redis has lost facts')]);
    } finally {
      neighbours.close();
      rewriting.close();
      await log.close();
    }
  }

  async function listeners(): Promise<number> {
    const [, count] = await admin.call<[string, number]>('PUBSUB', 'NUMSUB', `openfloor:{${EVENT}}:bell`);
    return count;
  }

  it('can do everything', async () => {
    await everything(await as(...RULES));
  });

  it('is needed with each of its commands', async () => {
    expect(COMMANDS.length).toBeGreaterThan(20);
    const needless: string[] = [];
    for (const command of COMMANDS) {
      const url = await as(...RULES.filter((rule) => rule !== command));
      await everything(url).then(
        () => needless.push(command),
        () => undefined,
      );
    }
    expect(needless).toEqual([]);
  });

  it('touches nothing of others', async () => {
    const { connection } = await openedBy(await as(...RULES));
    for (const refused of [
      ['GET', 'another:key'],
      ['SET', 'another:key', '1'],
      ['PUBLISH', 'another:channel', '1'],
      ['FLUSHALL'],
      ['CONFIG', 'SET', 'appendfsync', 'no'],
      ['KEYS', '*'],
      ['SHUTDOWN'],
    ])
      await expect(connection.call(...refused)).rejects.toThrow(/NOPERM/);
  });

  it('is told apart by its password, which no message repeats', async () => {
    const url = (await as(...RULES)).replace('secret', 'mistaken');
    const refused = await connect(url, () => undefined).catch(String);
    expect(refused).toMatch(/which cannot be used \(WRONGPASS/);
    expect(refused).not.toContain('mistaken');
    const { code, said } = await run('verify', emptyFolder(), [], '', { REDIS_URL: url });
    expect([code, said]).toEqual([2, expect.stringContaining('WRONGPASS')]);
    expect(said).not.toContain('mistaken');
  });
});

describe('what a Redis promises', () => {
  it.each([
    ['syncs each write', [], []],
    ['has no append-only file', ['--appendonly', 'no'], ['may-lose']],
    ['syncs once a second', ['--appendfsync', 'everysec'], ['may-lose']],
    ['drops what does not fit', ['--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru'], ['may-drop']],
    ['would drop, and has no limit', ['--maxmemory-policy', 'allkeys-lru'], []],
    ['does not say', ['--rename-command', 'CONFIG', ''], ['unsure']],
    ['says nothing at all', ['--rename-command', 'INFO', ''], ['unsure']],
  ])('is known where it %s', async (_, args, warnings) => {
    const { connection, complain, complaints } = await openedBy((await redisWith(...args)).url);
    const log = await openRedis(connection, complain);
    expect(log.warnings()).toEqual(warnings);
    expect(complaints).toHaveLength(warnings.length);
    await log.close();
  });
});

describe('a Redis that takes nothing just now', () => {
  /** What was acknowledged before is read, nothing is stored by half, and it goes on with what was refused. */
  async function refuses(log: Log, why: RegExp, mend: () => Promise<unknown>): Promise<void> {
    const refused = [log.append(EVENT, 2, batch(2, 'three', 'four')), log.append('event-two', 0, batch(0, 'new'))];
    for (const one of refused) {
      await expect(one).rejects.toThrow(LogUnavailable);
      await expect(one).rejects.toThrow(why);
    }
    await expect(log.check()).rejects.toThrow(why);
    await expect(log.claim('111111', 'event-two')).rejects.toThrow(why);
    expect(await log.read(EVENT, 0)).toEqual([{ ...batch(0, 'one', 'two'), first: 1 }]);
    expect(await log.find('482913')).toBe(EVENT);
    await mend();
    await log.check();
    expect(await log.append(EVENT, 2, batch(2, 'three', 'four'))).toEqual({ ok: true });
    expect(await log.events()).toEqual([EVENT]);
    expect(await log.read(EVENT, 0)).toHaveLength(2);
  }

  async function filled(redis: TestRedis): Promise<Log> {
    const log = await open(redis.url);
    await log.claim('482913', EVENT);
    await log.append(EVENT, 0, batch(0, 'one', 'two'));
    return log;
  }

  it('[R1] acknowledges nothing while its memory is full, and goes on when there is room', async () => {
    const redis = await redisWith();
    const log = await filled(redis);
    const { connection: admin } = await openedBy(redis.url);
    await admin.call('CONFIG', 'SET', 'maxmemory', '1');
    await refuses(log, /OOM/, () => admin.call('CONFIG', 'SET', 'maxmemory', '0'));
  });

  it('lets an event be removed while its memory is full', async () => {
    const redis = await redisWith();
    const log = await filled(redis);
    const { connection: admin } = await openedBy(redis.url);
    await log.erase(EVENT, [1], 'text');
    await admin.call('CONFIG', 'SET', 'maxmemory', '1');
    await log.remove(EVENT).catch(() => undefined);
    expect(await log.find('482913')).toBeNull();
    expect(await log.read(EVENT, 0)).toEqual([]);
  });

  it('[R1] acknowledges nothing while it cannot save, and goes on when it can', async () => {
    const redis = await redisWith();
    const log = await filled(redis);
    const { connection: admin } = await openedBy(redis.url);
    const saved = async (status: string) => {
      await admin.call('BGSAVE');
      await vi.waitUntil(async () => (await admin.call<string>('INFO')).includes(`rdb_last_bgsave_status:${status}`));
    };
    mkdirSync(join(redis.folder, 'dump.rdb'));
    await admin.call('CONFIG', 'SET', 'save', '3600 1');
    await saved('err');
    await refuses(log, /MISCONF/, () => {
      rmdirSync(join(redis.folder, 'dump.rdb'));
      return saved('ok');
    });
  });
});

describe('what was erased', () => {
  const bytesOf = (folder: string): string =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => bytesIn(join(entry.parentPath, entry.name)))
      .join('');

  /** Redis takes files away while they are looked at. */
  function bytesIn(file: string): string {
    try {
      return readFileSync(file, 'latin1');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    }
  }

  async function memoryOf({ call }: Connection): Promise<string> {
    const keys = await call<string[]>('KEYS', 'openfloor:{*}:*');
    const dumps = await Promise.all(
      keys.map((key) => (key.endsWith(':log') ? call('XRANGE', key, '-', '+') : call('HGETALL', key))),
    );
    return JSON.stringify(dumps);
  }

  it('is gone from memory at once, and from the files once they are written anew; a removed event, too', async () => {
    const redis = await redisWith('--rdbcompression', 'no');
    const { connection, complain, complaints } = await openedBy(redis.url);
    const { connection: admin } = await openedBy(redis.url);
    const log = await openRedis(connection, complain);
    const rewriting = openRewriting(admin, complain);
    onTestFinished(() => rewriting.close());
    await log.append(EVENT, 0, batch(0, 'SECRET', 'Said aloud'));
    await log.append('event-two', 0, batch(0, 'Elsewhere'));
    expect(await memoryOf(admin)).toContain('SECRET');
    expect(bytesOf(redis.folder)).toContain('SECRET');

    await log.erase(EVENT, [1], 'text');
    expect(await memoryOf(admin)).not.toContain('SECRET');
    await rewriting.look();
    await vi.waitUntil(() => !bytesOf(redis.folder).includes('SECRET'), { timeout: 10_000 });
    expect(bytesOf(redis.folder)).toContain('Said aloud');

    await log.remove(EVENT);
    expect(await memoryOf(admin)).not.toContain('Said aloud');
    // It was written anew just now.
    await rewriting.look();
    expect(await admin.call('GET', 'openfloor:erased')).toBe('1');
    expect(await admin.call('PTTL', 'openfloor:rewriting')).toBeGreaterThan(0);
    await admin.call('DEL', 'openfloor:rewriting');
    await rewriting.look();
    await vi.waitUntil(() => !bytesOf(redis.folder).includes('Said aloud'), { timeout: 10_000 });
    expect(bytesOf(redis.folder)).toContain('Elsewhere');

    await redis.kill9();
    await redis.start();
    const again = await open(redis.url);
    expect(await again.events()).toEqual(['event-two']);
    expect(complaints.filter((complaint) => !complaint.startsWith('speaking to Redis'))).toEqual([]);
    await log.close();
  });

  it('is asked for again where Redis could not write its file anew', async () => {
    const redis = await redisWith();
    const { connection, complain, complaints } = await openedBy(redis.url);
    const rewriting = openRewriting(connection, complain);
    onTestFinished(() => rewriting.close());
    const status = (is: string) =>
      vi.waitUntil(async () => (await connection.call<string>('INFO')).includes(`aof_last_bgrewrite_status:${is}`));
    await connection.call('SET', 'some:key', '1');
    await rewriting.wanted();
    mkdirSync(join(redis.folder, 'appendonlydir', 'appendonly.aof.2.base.rdb'));
    await rewriting.look();
    await status('err');
    await rewriting.look();
    expect(await connection.call('GET', 'openfloor:erased')).toBe('1');
    expect(complaints).toEqual([expect.stringContaining('asking Redis to write its file anew')]);
    rmdirSync(join(redis.folder, 'appendonlydir', 'appendonly.aof.2.base.rdb'));
    await connection.call('DEL', 'openfloor:rewriting');
    await rewriting.look();
    await status('ok');
    await rewriting.look();
    expect(await connection.call('GET', 'openfloor:erased')).toBeNull();
    expect(complaints).toHaveLength(1);
  });
});

describe('a Redis behind TLS', () => {
  it('is reached with rediss: where its certificate is trusted, and only there', async () => {
    const folder = emptyFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert];
    const says = ['-subj', '/CN=redis', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...made, ...says], { stdio: 'ignore' });
    const port = await freePort();
    const pems = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', cert];
    await redisWith('--tls-port', String(port), ...pems, '--tls-auth-clients', 'no', '--requirepass', 'secret');
    const env = { REDIS_URL: `rediss://:secret@127.0.0.1:${port}` };
    expect(await run('verify', folder, [], '', { ...env, NODE_EXTRA_CA_CERTS: cert })).toEqual({
      code: 0,
      said: `\nThe Redis at 127.0.0.1:${port}: 0 events with 0 facts, nothing wrong.\n\n`,
    });
    expect(await run('verify', folder, [], '', env)).toEqual({
      code: 2,
      said: expect.stringContaining('self-signed certificate') as string,
    });
  });
});
