import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { asAttendee, asHost, asWall, createEvent, hostToken } from '../support/client.ts';
import { emptyFolder } from '../support/folder.ts';
import { startRedis } from '../support/redis.ts';
import { startServer } from '../support/server.ts';

/** As in `server/deploy/openfloor.service`. */
const SERVICE_STOP_MS = 15_000;

const dist = (name: string): string => fileURLToPath(new URL(`../../dist/server/${name}.js`, import.meta.url));

/** What a start that fails says, and its exit code. */
function failedStart(env: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [dist('main')], {
      env: { ...process.env, OPENFLOOR_TEST: '1', HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.on('close', (code) => resolve({ code, said }));
  });
}

const run = (
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ failed: boolean; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [dist(name), ...args], { env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, said: stdout + stderr }),
    );
  });

describe('a start that cannot be says what to do', () => {
  it.each([
    ['PORT', 'three thousand', 'PORT is a port number'],
    ['PUBLIC_URL', 'floor.example.org', 'PUBLIC_URL is the address people type'],
    ['TRUST_PROXY', 'yes', 'TRUST_PROXY is the number of proxies'],
    [
      'REDIS_URL',
      'http://:secret@127.0.0.1',
      'REDIS_URL is the address of a Redis, such as redis://127.0.0.1:6379; leave it out, and the log is kept in DATA_DIR. It is "http://:…@127.0.0.1"',
    ],
    ['REDIS_URL', 'redis://127.0.0.1:9', 'REDIS_URL leads to 127.0.0.1:9, which cannot be used'],
    ['CREATE_KEY', 'short', 'CREATE_KEY has 8 to 200'],
    ['TLS_CERT', '/nowhere.pem', 'TLS_CERT and TLS_KEY go together'],
  ])('a wrong %s', async (name, value, sentence) => {
    const { code, said } = await failedStart({ DATA_DIR: emptyFolder(), PORT: '0', [name]: value });
    expect(said).toContain(sentence);
    expect(code).toBe(1);
  });

  it('a port in use', async () => {
    const server = await startServer();
    const { code, said } = await failedStart({ DATA_DIR: emptyFolder(), PORT: String(server.port) });
    expect(said).toContain(`Port ${server.port} is in use`);
    expect(code).toBe(1);
  });

  it('a data folder that cannot be written, or is not one, or is open already', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'file'), 'a file');
    expect(await failedStart({ DATA_DIR: join(folder, 'file'), PORT: '0' })).toMatchObject({
      code: 1,
      said: expect.stringContaining('DATA_DIR') as string,
    });
    // Root may write anywhere there are folders.
    const closed = process.getuid?.() === 0 ? '/dev/null/openfloor' : join(folder, 'closed');
    if (process.getuid?.() !== 0) {
      mkdirSync(closed);
      chmodSync(closed, 0o500);
    }
    expect(await failedStart({ DATA_DIR: closed, PORT: '0' })).toMatchObject({
      code: 1,
      said: expect.stringContaining('DATA_DIR') as string,
    });
    const server = await startServer();
    const { code, said } = await failedStart({ DATA_DIR: server.dataDir, PORT: '0' });
    expect(code).toBe(1);
    expect(said.length).toBeGreaterThan(20);
  });
});

describe('a server that stops', () => {
  it('answers what it was asked, tells screens when to come back, and exits with 0', async () => {
    const server = await startServer();
    const event = await createEvent(server.url);
    const [phone, wall] = [await asAttendee(server.url, event.code), await asWall(server.url, event.code)];
    const told = new Promise<{ after: number }>((resolve) => wall.socket.once('leave', resolve));
    const answer = phone.ask({ type: 'post.add', session: 's3', kind: 'question', text: 'Before the end?' });
    expect((await answer).ok).toBe(true);
    expect(await server.stop()).toBe(0);
    expect((await told).after).toBeGreaterThan(0);
    await server.restart();
    const again = await asWall(server.url, event.code);
    await (
      await asHost(server.url, event)
    ).ask({ type: 'wall.show', session: 's3', screen: { mode: 'board', order: 'latest' } });
    await again.until(() => [...again.held.now.posts.values()].some(({ text }) => text === 'Before the end?'));
  });
});

describe('a server that stops, and screens that are hard to reach', () => {
  it('tells one that polls', async () => {
    const server = await startServer();
    const { code } = await createEvent(server.url);
    const auth = { event: code, view: 'wall' };
    const socket = io(server.url, { auth, transports: ['polling'], reconnection: false, forceNew: true });
    onTestFinished(() => void socket.disconnect());
    const told = new Promise<{ after: number }>((resolve) => socket.once('leave', resolve));
    await new Promise<void>((resolve) => socket.once('frame', () => resolve()));
    expect(await server.stop()).toBe(0);
    expect((await told).after).toBeGreaterThan(0);
  });

  it('waits for one that is asleep no longer than whoever stops it does', async () => {
    const server = await startServer();
    const { code } = await createEvent(server.url);
    const wall = await asWall(server.url, code);
    const { ws } = wall.socket.io.engine.transport as unknown as { ws: WebSocket };
    ws.pause();
    const from = Date.now();
    expect(await server.stop()).toBe(0);
    expect(Date.now() - from).toBeLessThan(SERVICE_STOP_MS);
  });
});

describe('npm run host-link', () => {
  it('makes a new key of the running server, and of its files when none runs', async () => {
    const server = await startServer();
    const event = await createEvent(server.url);
    const keyFrom = (said: string): string => /host#([\w-]+)/.exec(said)?.[1] ?? '';
    const running = await run('host-link', [event.code], { DATA_DIR: server.dataDir });
    await asHost(server.url, { code: event.code, hostKey: keyFrom(running.said) });
    await server.stop();
    const stopped = await run('host-link', [event.code], { DATA_DIR: server.dataDir });
    await server.restart();
    await asHost(server.url, { code: event.code, hostKey: keyFrom(stopped.said) });
    expect(await run('host-link', ['000000'], { DATA_DIR: server.dataDir })).toMatchObject({
      failed: true,
      said: expect.stringContaining('no event 000000') as string,
    });
  });

  it('makes a link for an event in Redis, on a machine where a node runs and on any other', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.end());
    const env = { REDIS_URL: redis.url };
    const node = await startServer({ env });
    const other = await startServer({ env });
    const event = await createEvent(node.url);
    const nowhere = emptyFolder();
    const keys = new Set<string>();
    const make = async (place: Readonly<Record<string, string>>): Promise<void> => {
      const { failed, said } = await run('host-link', [event.code], { ...env, ...place });
      expect([failed, said]).toEqual([false, expect.stringMatching(/#[\w-]{22}\s/)]);
      keys.add(/#([\w-]{22})/.exec(said)?.[1] ?? '');
    };

    // The node stores it, and the other one knows it.
    await make({ DATA_DIR: node.dataDir });
    // No node runs on this machine, and then none anywhere.
    await make({ DATA_DIR: nowhere });
    for (const hostKey of keys) {
      const known = async () => Boolean(await hostToken(other.url, { code: event.code, hostKey }));
      await vi.waitUntil(known, { timeout: 10_000 });
    }
    await node.stop();
    await other.stop();
    await make({ DATA_DIR: nowhere });
    expect(keys.size).toBe(3);
    expect(await run('host-link', ['000000'], { ...env, DATA_DIR: nowhere })).toMatchObject({
      failed: true,
      said: expect.stringContaining('There is no event 000000 in the Redis that REDIS_URL names') as string,
    });
  });
});
