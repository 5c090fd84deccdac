import { beforeAll, expect, it } from 'vitest';
import type { Leaders, Problem } from '../../shared/http.ts';
import { asAttendee, asHost, createEvent, enter, hostToken, post } from '../support/client.ts';
import { HALL, type Wish } from '../support/given.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

const quiz: Wish = {
  type: 'poll.add',
  session: HALL,
  question: 'How many of us work nights?',
  options: ['Every third', 'Every tenth'],
  right: [0],
};

/** A quiz of one poll that Ada has answered right, with her name, and Ben without one. */
async function quizzed() {
  const event = await createEvent(server.url);
  const [host, ada, ben] = [
    await asHost(server.url, event),
    await asAttendee(server.url, event.code),
    await asAttendee(server.url, event.code),
  ];
  const added = await host.ask(quiz);
  const poll = added.ok ? (added.poll ?? '') : '';
  await ada.ask({ type: 'ballot.cast', poll, choices: ['o1'], name: 'Ada' });
  await ben.ask({ type: 'ballot.cast', poll, choices: ['o1'] });
  const get = (path: string, token?: string) =>
    fetch(`${server.url}/api/events/${event.code}/leaders${path}`, {
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    });
  const read = async (token: string) => ((await (await get(`?session=${HALL}`, token)).json()) as Leaders).leaders;
  return { event, host, ada, poll, get, read };
}

it('tells hosts who answered a closed quiz right and gave a name, and takes these rows for everyone', async () => {
  const { event, host, ada, poll, read } = await quizzed();
  const token = await hostToken(server.url, event);
  expect(await read(token)).toEqual([]);
  await host.ask({ type: 'poll.close', poll });
  const rows = await read(token);
  expect(rows).toEqual([{ name: 'Ada', right: 1 }]);
  expect(await host.ask({ type: 'leaders.tell', session: HALL, rows: [{ name: 'Ada', right: 2 }] })).toMatchObject({
    refusal: 'invalid',
    field: 'rows',
  });
  expect(await host.ask({ type: 'leaders.tell', session: HALL, rows: [...rows] })).toMatchObject({ ok: true });
  await ada.until(() => ada.held.now.wall?.leaders?.[0]?.name === 'Ada');
});

it('[R6] [R7] nobody else reads it, and a revoked key no more', async () => {
  const { event, host, poll, get } = await quizzed();
  await host.ask({ type: 'poll.close', poll });
  const other = await createEvent(server.url);
  const { token: attendee } = await enter(server.url, event.code);
  const made = { moderator: 'm', helper: 'h', speaker: 's' } as const;
  const tokens = new Map<string, string>();
  for (const [role, letter] of Object.entries(made)) {
    const key = letter.repeat(22);
    await host.ask({ type: 'key.add', name: role, role: role as keyof typeof made, key });
    tokens.set(role, await hostToken(server.url, { code: event.code, hostKey: key }));
  }
  const wrong = [undefined, attendee, await hostToken(server.url, other), tokens.get('helper'), tokens.get('speaker')];
  for (const token of wrong) {
    const response = await get(`?session=${HALL}`, token);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      401,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await response.text()).not.toContain('Ada');
  }
  expect((await get(`?session=${HALL}`, tokens.get('moderator'))).status).toBe(200);

  await host.until(() => host.held.now.keys.some(({ name }) => name === 'moderator'));
  const key = host.held.now.keys.find(({ name }) => name === 'moderator')?.id ?? '';
  expect(await host.ask({ type: 'key.revoke', key })).toMatchObject({ ok: true });
  expect((await get(`?session=${HALL}`, tokens.get('moderator'))).status).toBe(401);
});

it('says which session it wants', async () => {
  const { event, get } = await quizzed();
  const token = await hostToken(server.url, event);
  for (const path of ['', '?session=s99', '?session=s3&session=s3', '?session=__proto__']) {
    const response = await get(path, token);
    expect([response.status, ((await response.json()) as Problem).field]).toEqual([400, 'session']);
  }
  expect((await post(server.url, `/api/events/${event.code}/leaders`, {})).status).toBe(404);
});
