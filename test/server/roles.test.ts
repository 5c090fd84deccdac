import { beforeAll, describe, expect, it } from 'vitest';
import { DOWNLOADS } from '../../server/archive/documents.ts';
import { isThere } from '../../shared/held.ts';
import type { HistoryPage, PostPage, PostsPage } from '../../shared/http.ts';
import { asAttendee, asHost, asWall, connect, createEvent, enter, hostToken, post } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { unzipped } from '../support/unzipped.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

const SESSION = 's3';
const question = (text: string) => ({ type: 'post.add', session: SESSION, kind: 'question', text }) as const;

describe('what a role may see and ask', () => {
  it('[R6] what waits or is hidden is in no frame of a phone or wall, and in no answer over HTTP', async () => {
    const event = await createEvent(server.url, { title: 'Looked at', lookFirst: true });
    const [phone, other, host] = [
      await asAttendee(server.url, event.code),
      await asAttendee(server.url, event.code),
      await asHost(server.url, event),
    ];
    const heard: string[] = [];
    for (const socket of [other.socket, (await asWall(server.url, event.code)).socket])
      socket.onAny((...message: unknown[]) => heard.push(JSON.stringify(message)));
    const added = await phone.ask(question('Something unseen'));
    const shown = await phone.ask(question('Something seen'));
    if (!added.ok || !shown.ok) throw new Error('not added');
    await host.until(() => host.held.list.posts.has(added.post ?? ''));
    await host.ask({ type: 'post.show', post: shown.post ?? '' });
    await other.until(() => other.held.list.posts.has(shown.post ?? ''));
    const everywhere = [
      ...heard,
      ...(await Promise.all(
        [
          '',
          '/posts?session=s3',
          `/posts/${added.post ?? ''}`,
          ...[...DOWNLOADS, 'atom'].map((format) => `/archive.${format}`),
        ].map(async (path) =>
          unzipped(await (await fetch(`${server.url}/api/events/${event.code}${path}`)).arrayBuffer()),
        ),
      )),
      ...(await Promise.all(
        ['', '/s3'].map(async (path) => (await fetch(`${server.url}/${event.code}/archive${path}`)).text()),
      )),
    ].join('\n');
    expect(everywhere).toContain('Something seen');
    expect(everywhere).not.toContain('Something unseen');
    // What others did to one's own posts is told a moment later.
    await phone.until(() => phone.mine()?.posts[1]?.status === 'shown');
    expect(phone.mine()?.posts.map(({ status }) => status)).toEqual(['waiting', 'shown']);
  });

  it('[R6] a phone hears of what it fetched over HTTP and was taken away since', async () => {
    const event = await createEvent(server.url);
    const [phone, host] = [await asAttendee(server.url, event.code), await asHost(server.url, event)];
    const added = await phone.ask(question('Who said that?'));
    if (!added.ok || added.post === undefined) throw new Error('not added');
    const replied = await phone.ask({ type: 'reply.add', post: added.post, text: 'It was Jo.' });
    if (!replied.ok || replied.post === undefined) throw new Error('not added');
    const pages = `${server.url}/api/events/${event.code}/posts`;
    const page = (await (await fetch(`${pages}?session=${SESSION}`)).json()) as PostsPage;
    const { post, to } = (await (await fetch(`${pages}/${added.post}`)).json()) as PostPage;
    expect([page.to, page.posts, to]).toEqual([replied.seq, [post], replied.seq]);
    const sees = (id: string) => isThere(id, to, phone.held.list);
    await host.ask({ type: 'post.hide', post: replied.post });
    await phone.until(() => !sees(replied.post ?? ''));
    expect(sees(added.post)).toBe(true);
    await host.ask({ type: 'post.hide', post: added.post });
    await phone.until(() => !sees(added.post ?? ''));
  });

  it('[R7] a wall asks for nothing, an attendee for nothing of the hosts', async () => {
    const event = await createEvent(server.url);
    const [wall, phone] = [await asWall(server.url, event.code), await asAttendee(server.url, event.code)];
    expect(await wall.ask(question('From the wall'))).toMatchObject({ ok: false, refusal: 'unauthorised' });
    expect(await phone.ask({ type: 'session.close', session: SESSION })).toMatchObject({
      ok: false,
      refusal: 'unauthorised',
    });
  });

  it('[R6] what hosts did is told to hosts and moderators alone, and to no key that was taken back', async () => {
    const event = await createEvent(server.url);
    const host = await asHost(server.url, event);
    const [helper, revoked] = ['a-key-for-a-helper-1234567', 'a-key-for-a-moderator-456'];
    const added = await host.ask({ type: 'key.add', name: 'Mo', role: 'moderator', key: revoked });
    await host.ask({ type: 'key.add', name: 'Hal', role: 'helper', key: helper });
    const tokenOf = (hostKey: string) => hostToken(server.url, { code: event.code, hostKey });
    const history = async (token: string, query = '') => {
      const headers = { Authorization: `Bearer ${token}` };
      return fetch(`${server.url}/api/events/${event.code}/history${query}`, { headers });
    };
    const moderator = await tokenOf(revoked);
    const told = (await (await history(await tokenOf(event.hostKey))).json()) as HistoryPage;
    expect(told.deeds.slice(0, 2).map(({ did, about }) => [did, about])).toEqual([
      ['keyAdded', 'Hal'],
      ['keyAdded', 'Mo'],
    ]);
    expect((await history(moderator)).status).toBe(200);
    expect((await history(moderator, '?before=x')).status).toBe(400);
    const attendee = (await enter(server.url, event.code)).token;
    for (const token of ['', 'forged', attendee, await tokenOf(helper)]) {
      expect((await history(token)).status).toBe(401);
    }
    if (!added.ok) throw new Error('not added');
    await host.ask({ type: 'key.revoke', key: added.key ?? '' });
    expect((await history(moderator)).status).toBe(401);
  });

  it('[R7] files are taken from hosts and moderators alone, and of others not even read', async () => {
    const event = await createEvent(server.url);
    const attendee = (await enter(server.url, event.code)).token;
    for (const what of ['import', 'transcript']) {
      for (const token of [null, attendee, 'forged']) {
        const headers = token === null ? {} : { Authorization: `Bearer ${token}` };
        // No JSON: whoever reads it says so.
        const answer = await post(server.url, `/api/events/${event.code}/sessions/${SESSION}/${what}`, '{', headers);
        expect([what, token, answer.status]).toEqual([what, token, 401]);
      }
    }
  });

  it('turns away forged tokens, other events’ tokens and keys, and views of another role', async () => {
    const [one, two] = [await createEvent(server.url), await createEvent(server.url)];
    const { token } = await enter(server.url, one.code);
    const turned = (auth: Parameters<typeof connect>[1]) =>
      expect(connect(server.url, auth)).rejects.toThrow('unauthorised');
    await turned({ event: two.code, view: 'attendee', token });
    await turned({ event: one.code, view: 'attendee', token: `${token.slice(0, -2)}xx` });
    await turned({ event: one.code, view: 'host', token });
    await turned({ event: one.code, view: 'attendee', hostKey: one.hostKey });
    await turned({ event: two.code, view: 'host', hostKey: one.hostKey });
    await turned({ event: one.code, view: 'attendee' });
    await expect(connect(server.url, { event: '000000', view: 'wall' })).rejects.toThrow('unknown-event');
    await expect(connect(server.url, { event: one.code, view: 'wall', session: 's99' })).rejects.toThrow(
      'unknown-session',
    );
    await expect(connect(server.url, { event: one.code, view: 'wall', extra: 1 } as never)).rejects.toThrow('invalid');
  });

  it('a revoked key is dead on its open connection and cannot come back', async () => {
    const event = await createEvent(server.url);
    const host = await asHost(server.url, event);
    const key = 'a-key-for-a-moderator-123';
    const added = await host.ask({ type: 'key.add', name: 'Mo', role: 'moderator', key });
    if (!added.ok) throw new Error('not added');
    const moderator = await asHost(server.url, { code: event.code, hostKey: key });
    const gone = new Promise((resolve) => moderator.socket.once('disconnect', resolve));
    await host.ask({ type: 'key.revoke', key: added.key ?? '' });
    await gone;
    await expect(asHost(server.url, { code: event.code, hostKey: key })).rejects.toThrow('unauthorised');
  });
});
