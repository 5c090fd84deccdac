import { io } from 'socket.io-client';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ALL } from '../../shared/all.ts';
import type { Created, PostsPage } from '../../shared/http.ts';
import { PAGE_MAX } from '../../shared/limits.ts';
import type { Frame } from '../../shared/wire.ts';
import { asHost, connect, createEvent, enter, type Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

const HALL = 's3';
const question = (session: string, text: string) => ({ type: 'post.add', session, kind: 'question', text }) as const;
const textsOf = ({ held }: Client): string[] => [...held.list.posts.values()].map(({ text }) => text).sort();

async function following(code: string, session: string): Promise<Client> {
  const { token } = await enter(server.url, code);
  return connect(server.url, { event: code, view: 'attendee', token, session });
}

/** An event with two live sessions, and the host who started the second one. */
async function twoSessions(): Promise<Created & { host: Client; other: string }> {
  const event = await createEvent(server.url);
  const host = await asHost(server.url, event);
  const added = await host.ask({ type: 'session.add', details: { title: 'The other room' } });
  const other = added.ok ? (added.session ?? '') : '';
  await host.ask({ type: 'session.start', session: other });
  return { ...event, host, other };
}

describe('an attendee who follows all sessions', () => {
  it('[R6] [R8] sees what is said in each, says something in one, and hears of what is taken away; the others see their own', async () => {
    const { code, host, other } = await twoSessions();
    const [all, hall, room] = [await following(code, ALL), await following(code, HALL), await following(code, other)];
    await hall.ask(question(HALL, 'In the hall'));
    await room.ask(question(other, 'In the room'));
    const said = await all.ask(question(other, 'From afar'));
    await all.until(() => textsOf(all).length === 3);
    await room.until(() => textsOf(room).length === 2);
    await hall.until(() => textsOf(hall).length === 1);
    expect(textsOf(all)).toEqual(['From afar', 'In the hall', 'In the room']);
    expect(textsOf(room)).toEqual(['From afar', 'In the room']);
    expect(textsOf(hall)).toEqual(['In the hall']);
    expect(all.held.list).toMatchObject({ session: ALL, wall: null });
    expect(all.mine()?.posts.map(({ session }) => session)).toEqual([other]);

    await host.ask({ type: 'post.hide', post: said.ok ? (said.post ?? '') : '' });
    await all.until(() => textsOf(all).length === 2);
    expect(Object.keys(all.held.list.gone)).toEqual([said.ok ? said.post : '']);
  });

  it('holds what each live wall shows first, and the open polls, and votes', async () => {
    const { code, host, other } = await twoSessions();
    const all = await following(code, ALL);
    const asked = await all.ask(question(HALL, 'Who decides?'));
    const post = asked.ok ? (asked.post ?? '') : '';
    await host.ask({ type: 'wall.show', session: HALL, screen: { mode: 'post', post } });
    const made = await host.ask({ type: 'poll.add', session: other, question: 'Lunch?', options: ['Soup', 'Bread'] });
    const poll = made.ok ? (made.poll ?? '') : '';
    await all.until(() => all.held.now.posts.has(post) && all.held.now.polls.has(poll));
    expect(all.held.now.order).toEqual([post, poll]);
    await all.ask({ type: 'ballot.cast', poll, choices: ['o1'] });
    await all.until(() => all.held.now.polls.get(poll)?.people === 1);
  });

  it('[R8] comes back with what it holds and is sent what came after', async () => {
    const { code, other } = await twoSessions();
    const { token } = await enter(server.url, code);
    const auth = { event: code, view: 'attendee', token, session: ALL } as const;
    // Somebody else stays, and with them the server's memory of what it showed.
    await following(code, ALL);
    const before = await connect(server.url, auth);
    await before.ask(question(HALL, 'Before'));
    await before.until(() => before.held.list.posts.size === 1 && before.held.now.to > 0);
    const { now, list } = before.held;
    before.socket.disconnect();
    await (await following(code, other)).ask(question(other, 'After'));
    const from = { now: now.to, list: list.to };
    const socket = io(server.url, { auth: { ...auth, from, epoch: list.epoch }, transports: ['websocket'] });
    onTestFinished(() => void socket.disconnect());
    const frame = await new Promise<Frame>((resolve) => {
      socket.on('frame', (sent: Frame) => sent.view === 'list' && resolve(sent));
    });
    expect(frame.from).toBe(list.to);
    expect(frame.posts?.map(({ text }) => text)).toEqual(['After']);
  });

  it('reads older posts of all sessions, page by page', async () => {
    const { code, host, other } = await twoSessions();
    const said = await Promise.all(
      Array.from({ length: PAGE_MAX + 10 }, (_, which) =>
        host.ask(question(which % 2 ? HALL : other, `Post ${which}`)),
      ),
    );
    expect(said.every(({ ok }) => ok)).toBe(true);
    const page = async (before = ''): Promise<PostsPage> =>
      (await fetch(`${server.url}/api/events/${code}/posts?session=${ALL}${before}`)).json() as Promise<PostsPage>;
    const first = await page();
    expect(first.posts).toHaveLength(PAGE_MAX);
    expect(new Set(first.posts.map(({ session }) => session))).toEqual(new Set([HALL, other]));
    const second = await page(`&before=${first.before}`);
    expect(second).toMatchObject({ before: null });
    expect(new Set([...first.posts, ...second.posts].map(({ text }) => text)).size).toBe(said.length);
  });

  it('is no wall and no host, and says nothing to all of them at once', async () => {
    const { code, hostKey } = await twoSessions();
    const turned = { message: 'unknown-session' };
    await expect(connect(server.url, { event: code, view: 'wall', session: ALL })).rejects.toMatchObject(turned);
    await expect(connect(server.url, { event: code, view: 'host', hostKey, session: ALL })).rejects.toMatchObject(
      turned,
    );
    const all = await following(code, ALL);
    expect(await all.ask(question(ALL, 'To all'))).toMatchObject({ ok: false, refusal: 'invalid' });
  });
});
