import { beforeAll, expect, it } from 'vitest';
import type { Bring, Brought, Imports } from '../../shared/bring.ts';
import type { ArchiveView, HostEntered } from '../../shared/http.ts';
import { BROUGHT_BYTES_MAX } from '../../shared/limits.ts';
import { asHost, createEvent, enter, post } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { textsIn } from '../support/texts.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

const CHAT = '10:01:00 From Ada to Everyone: Who pays?\n10:02:00 From Ada to Bob(Direct Message): a secret';

/** An event, and how its host brings something into its first session. */
async function hosted() {
  const { code, hostKey } = await createEvent(server.url, { title: 'Care' });
  const entered = (await (await post(server.url, `/api/events/${code}/host`, { hostKey })).json()) as HostEntered;
  const headers = { Authorization: `Bearer ${entered.token}` };
  const path = `/api/events/${code}/sessions/s3`;
  return {
    code,
    hostKey,
    path,
    headers,
    bring: (body: Bring) => post(server.url, `${path}/import`, body, headers),
    imports: async () => (await (await fetch(`${server.url}${path}/imports`, { headers })).json()) as Imports,
    archive: async () => (await (await fetch(`${server.url}/api/events/${code}/archive.json`)).json()) as ArchiveView,
  };
}

it('is tried without a trace, then brought in once, and taken back with its words', async () => {
  const { code, hostKey, bring, imports } = await hosted();
  const tried = await bring({ text: CHAT, try: true });
  expect(tried.status).toBe(200);
  expect(await tried.json()).toMatchObject({
    format: 'zoom-chat',
    sessions: [{ questions: 1, comments: 0, first: [{ name: 'Ada', text: 'Who pays?' }] }],
    left: { private: 1 },
  });
  expect(await textsIn(server.url, code)).toEqual([]);

  const done = await bring({ text: CHAT });
  expect(done.status).toBe(201);
  const { import: id } = (await done.json()) as Brought;
  expect(await textsIn(server.url, code)).toEqual(['Who pays?']);
  expect(await imports()).toMatchObject({ imports: [{ id, format: 'zoom-chat' }] });
  const again = await bring({ text: CHAT });
  expect([again.status, await again.json()]).toMatchObject([409, { refusal: 'already-done' }]);

  const host = await asHost(server.url, { code, hostKey });
  expect(await host.ask({ type: 'session.unimport', import: id })).toMatchObject({ ok: true });
  expect(await textsIn(server.url, code)).toEqual([]);
  expect(await imports()).toEqual({ imports: [] });
});

it('[R2] the same command asked again has its first answer', async () => {
  const { code, bring } = await hosted();
  const first: unknown = await (await bring({ text: CHAT, id: 'import-0001' })).json();
  expect(await (await bring({ text: CHAT, id: 'import-0001' })).json()).toEqual(first);
  expect(await textsIn(server.url, code)).toEqual(['Who pays?']);
});

it('says what is wrong and where, and brings in nothing of it', async () => {
  const { code, bring } = await hosted();
  const wrong = await bring({ text: `${CHAT}\n10:03:00 From Cyd` });
  expect([wrong.status, await wrong.json()]).toMatchObject([
    422,
    { type: 'about:blank#unreadable', reason: 'bad-line', line: 3, said: '10:03:00 From Cyd' },
  ]);
  expect((await bring({ text: 'Dear diary' })).status).toBe(422);
  expect(await (await bring({ text: CHAT, timeZone: 'Mars/Base' })).json()).toMatchObject({ reason: 'bad-zone' });
  expect(await textsIn(server.url, code)).toEqual([]);
});

it('moves a whole archive to another server, session by session', async () => {
  const one = await hosted();
  await one.bring({ text: CHAT });
  const two = await hosted();
  const text = JSON.stringify(await one.archive());
  expect((await two.bring({ text, apart: true })).status).toBe(201);
  const [, session] = (await two.archive()).sessions;
  expect(session).toMatchObject({
    title: 'Care',
    state: 'closed',
    posts: [{ text: 'Who pays?', source: 'zoom-chat' }],
  });
});

it('[R7] is for hosts and moderators alone, and reads nobody else’s body', async () => {
  const { code, path, headers } = await hosted();
  const { token } = await enter(server.url, code);
  const other = await hosted();
  for (const wrong of [{}, { Authorization: `Bearer ${token}` }, other.headers, { Authorization: 'Bearer k.k2.x' }]) {
    expect((await post(server.url, `${path}/import`, { text: CHAT }, wrong)).status).toBe(401);
    expect((await fetch(`${server.url}${path}/imports`, { headers: wrong })).status).toBe(401);
  }
  expect((await post(server.url, `${path}9/import`, { text: CHAT }, headers)).status).toBe(404);
  const large = { text: 'x'.repeat(BROUGHT_BYTES_MAX * 2) };
  expect((await post(server.url, `${path}/import`, large, headers)).status).toBe(413);
  expect((await post(server.url, `${path}/import`, '{"text":', headers)).status).toBe(400);
  expect((await post(server.url, `${path}/import`, { text: CHAT, by: 'k2' }, headers)).status).toBe(400);
});
