import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Created, Problem } from '../../shared/http.ts';
import { REHEARSAL_KEPT_MS } from '../../server/room/due.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import { bytesIn } from '../support/bytes-in.ts';
import { asAttendee, asHost, asWall, connect, createEvent, post, type Client } from '../support/client.ts';
import { openDataFolder, problemsIn, logIn, ask } from '../support/data-folder.ts';
import { emptyFolder } from '../support/folder.ts';
import { ada, HALL, host as owner } from '../support/given.ts';
import { startServer, type TestServer } from '../support/server.ts';

const WAIT = { timeout: 60_000 };
const DAY = 24 * 3_600_000;
const say = (text: string) => ({ type: 'post.add', session: HALL, kind: 'question', text }) as const;

const left = ({ socket }: Client): Promise<void> =>
  new Promise((resolve) => {
    if (socket.connected) socket.once('disconnect', () => resolve());
    else resolve();
  });

async function expectGone(server: TestServer, name: string): Promise<void> {
  for (const path of ['', '/archive.json', '/agenda.ics', '/posts?session=s3']) {
    const response = await fetch(`${server.url}/api/events/${name}${path}`);
    expect([response.status, ((await response.json()) as Problem).type]).toEqual([410, 'about:blank#gone']);
  }
  for (const page of ['', '/wall', '/host', '/archive']) {
    for (const Accept of ['text/html', '*/*']) {
      expect((await fetch(`${server.url}/${name}${page}`, { headers: { Accept } })).status).toBe(410);
    }
  }
  await expect(connect(server.url, { event: name, view: 'wall' })).rejects.toThrow('unknown-event');
}

describe('an event that is deleted', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });

  it('closes its screens, is answered for as gone, and is in no byte of the folder', async () => {
    const event = await createEvent(server.url, { title: 'SECRET day', hashtag: 'gone26' });
    const other = await createEvent(server.url, { title: 'KEPT day' });
    const [phone, wall, host] = [
      await asAttendee(server.url, event.code),
      await asWall(server.url, event.code),
      await asHost(server.url, event),
    ];
    const neighbour = await asAttendee(server.url, other.code);
    for (let n = 0; n < 8; n += 1) {
      await phone.ask(say(`SECRET ${n}`));
      await neighbour.ask(say(`KEPT ${n}`));
    }
    expect(await phone.ask({ type: 'event.delete' })).toMatchObject({ ok: false, refusal: 'unauthorised' });
    expect(await host.ask({ type: 'event.delete' })).toMatchObject({ ok: true });
    await Promise.all([left(phone), left(wall), left(host)]);
    for (const name of [event.code, 'gone26']) await expectGone(server, name);
    await vi.waitFor(() => expect(bytesIn(server.dataDir)).not.toMatch(/SECRET/), WAIT);

    expect((await post(server.url, '/api/events', { title: 'Next', hashtag: 'gone26' })).status).toBe(409);
    expect(await neighbour.ask(say('KEPT on'))).toMatchObject({ ok: true });
    expect(await problemsIn(logIn(server.dataDir))).toEqual([]);
    await server.restart();
    await expectGone(server, event.code);
    expect((await fetch(`${server.url}/api/events/${other.code}`)).status).toBe(200);
    expect(bytesIn(server.dataDir)).toContain('KEPT 7');
  });

  it('stays so when the server dies with the answer', async () => {
    const event = await createEvent(server.url, { title: 'SECRET evening' });
    const [phone, host] = [await asAttendee(server.url, event.code), await asHost(server.url, event)];
    for (let n = 0; n < 8; n += 1) await phone.ask(say(`SECRET ${n}`));
    expect(await host.ask({ type: 'event.delete' })).toMatchObject({ ok: true });
    await server.kill9();
    await server.restart();
    await expectGone(server, event.code);
    await vi.waitFor(() => expect(bytesIn(server.dataDir)).not.toMatch(/SECRET/), WAIT);
  });

  it('leaves no screen on a session that was taken off the agenda', async () => {
    const event = await createEvent(server.url);
    const host = await asHost(server.url, event);
    const added = await host.ask({ type: 'session.add', details: { title: 'By mistake' } });
    const session = added.ok ? (added.session ?? '') : expect.fail('It was not added.');
    const auth = { event: event.code, view: 'wall', session } as const;
    const [there, here] = [await connect(server.url, auth), await asWall(server.url, event.code)];
    await here.until(() => here.held.now.sessions.length === 2);
    expect(await host.ask({ type: 'session.remove', session })).toMatchObject({ ok: true });
    await left(there);
    await here.until(() => here.held.now.sessions.length === 1);
    expect(here.socket.connected).toBe(true);
    await expect(connect(server.url, auth)).rejects.toThrow('unknown-session');
  });
});

describe('what a start finds', () => {
  it('finishes a deletion of which only the fact was stored, and nobody has to come for it', async () => {
    const dataDir = emptyFolder();
    const before = await openDataFolder(dataDir);
    const room = await before.newEvent();
    await ask(room, ada, say('SECRET'));
    const { seq, at, event } = room.state();
    await before.close();
    const log = await openSqlite(dataDir);
    await log.append(room.event, seq, { id: 'the-last-batch', facts: [{ type: 'event.deleted', at }] });
    await log.close();
    expect(await problemsIn(logIn(dataDir))).toContainEqual(expect.stringContaining('is not removed'));

    const server = await startServer({ dataDir });
    await vi.waitFor(() => expect(bytesIn(dataDir)).not.toContain('SECRET'), WAIT);
    await expectGone(server, event?.code ?? '');
    expect(await problemsIn(logIn(dataDir))).toEqual([]);
  });

  it('deletes an event that is over for as long as it was to be kept', async () => {
    const dataDir = emptyFolder();
    const before = await openDataFolder(dataDir, { now: () => Date.now() - DAY });
    const [kept, room] = [await before.newEvent(), await before.newEvent()];
    await ask(kept, owner, { type: 'event.edit', details: { keepDays: 2 } });
    await ask(room, owner, { type: 'event.edit', details: { keepDays: 1 } });
    await ask(room, ada, say('SECRET'));
    for (const each of [kept, room]) await ask(each, owner, { type: 'session.close', session: HALL });
    await before.close();
    const server = await startServer({ dataDir });
    const status = async (code = '') => (await fetch(`${server.url}/api/events/${code}`)).status;
    await vi.waitFor(async () => expect(await status(room.state().event?.code)).toBe(410), WAIT);
    await vi.waitFor(() => expect(bytesIn(dataDir)).not.toContain('SECRET'), WAIT);
    expect(await status(kept.state().event?.code)).toBe(200);
  });

  it('deletes a rehearsal that is a day old, and no event', async () => {
    const dataDir = emptyFolder();
    const before = await openDataFolder(dataDir, { now: () => Date.now() - REHEARSAL_KEPT_MS });
    const room = await before.newEvent();
    await ask(room, owner, { type: 'session.add', details: { title: 'Stories' } });
    const old = await before.rooms.rehearse(room, 'Host');
    await before.close();
    const server = await startServer({ dataDir });
    const status = async (code = '') => (await fetch(`${server.url}/api/events/${code}`)).status;
    await vi.waitFor(async () => expect(await status(old.code)).toBe(410), WAIT);
    expect(await status(room.state().event?.code)).toBe(200);
  });
});

it('a rehearsal is a copy that says so, with the agenda of its event and a code of its own', async () => {
  const server = await startServer();
  const event = await createEvent(server.url, { title: 'Care day' });
  const host = await asHost(server.url, event);
  await host.ask({ type: 'session.add', details: { title: 'Stories', room: 'Blue room' } });
  const made = await post(server.url, `/api/events/${event.code}/rehearsal`, { hostKey: event.hostKey });
  expect(made.status).toBe(201);
  const copy = (await made.json()) as Created;
  expect(copy.code).not.toBe(event.code);
  const wall = await asWall(server.url, copy.code);
  expect(wall.held.now.event).toMatchObject({ title: 'Care day', rehearsal: true });
  expect(wall.held.now.sessions.map(({ title, room, state }) => [title, room, state])).toEqual([
    ['Care day', null, 'live'],
    ['Stories', 'Blue room', 'upcoming'],
  ]);
  // Its audience comes by itself, and is gone with it.
  const inCopy = await asHost(server.url, copy);
  await inCopy.until(() => inCopy.held.list.posts.size > 0);
  expect(await inCopy.ask({ type: 'event.delete' })).toMatchObject({ ok: true });
  await left(wall);
  await expectGone(server, copy.code);
  expect(server.said()).not.toMatch(/rehearsing/);
  expect((await fetch(`${server.url}/api/events/${event.code}`)).status).toBe(200);
});
