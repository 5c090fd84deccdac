import { expect, it, vi } from 'vitest';
import type { ArchiveView } from '../../shared/http.ts';
import type { Reply } from '../../shared/replies.ts';
import { DOWNLOADS } from '../../server/archive/documents.ts';
import { bytesIn } from '../support/bytes-in.ts';
import { asHost, connect, createEvent, enter, type Client } from '../support/client.ts';
import { logIn, problemsIn } from '../support/data-folder.ts';
import { HALL, type Wish } from '../support/given.ts';
import { startServer } from '../support/server.ts';
import { unzipped } from '../support/unzipped.ts';

const WAIT = { timeout: 60_000 };
const QUESTION = 'QUESTION: who decides?';
const STORY = 'STORY: the night shift';
const REPLY = 'REPLY: nobody does';

async function taken(client: Client, wish: Wish): Promise<Extract<Reply, { ok: true }>> {
  const reply = await client.ask(wish);
  if (!reply.ok) expect.fail(`${wish.type}: ${reply.refusal}`);
  return reply;
}

/** What everyone may read of an event: its pages, its feed and every download. */
async function readable(url: string, code: string): Promise<string> {
  const api = `/api/events/${code}`;
  const paths = [
    ...[`/${code}/archive`, `/${code}/archive/${HALL}`, `${api}/archive.atom`, `${api}/posts?session=${HALL}`],
    ...DOWNLOADS.map((format) => `${api}/archive.${format}`),
  ];
  const texts = paths.map(async (path) => unzipped(await (await fetch(`${url}${path}`)).arrayBuffer()));
  return (await Promise.all(texts)).join('\n');
}

/** A day of three people with posts, support, a report, ballots and a withdrawal; closed. */
async function day() {
  const server = await startServer();
  const event = await createEvent(server.url, { title: 'Care day' });
  const host = await asHost(server.url, event);
  const people = await Promise.all([1, 2, 3].map(() => enter(server.url, event.code)));
  const phones = await Promise.all(
    people.map(({ token }) => connect(server.url, { event: event.code, view: 'attendee', token })),
  );
  const [ada, ben, cyd] = phones as [Client, Client, Client];
  const said = { session: HALL, name: 'Ada' } as const;
  const question = await taken(ada, { type: 'post.add', ...said, kind: 'question', text: QUESTION });
  const story = await taken(ada, { type: 'post.add', ...said, kind: 'story', text: STORY, archive: true });
  const posts = { question: question.post ?? '', story: story.post ?? '' };
  await taken(host, { type: 'post.show', post: posts.story });
  await taken(ben, { type: 'reply.add', post: posts.question, text: REPLY });
  for (const phone of [ben, cyd]) await taken(phone, { type: 'post.support', post: posts.question, on: true });
  await taken(cyd, { type: 'post.report', post: posts.question, reason: 'Too long' });
  const asked = { session: HALL, question: 'Shall we?', options: ['Yes', 'No'] };
  const { poll = '' } = await taken(host, { type: 'poll.add', ...asked });
  for (const [phone, choice] of [
    [ada, 'o1'],
    [ben, 'o1'],
    [cyd, 'o2'],
  ] as const)
    await taken(phone, { type: 'ballot.cast', poll, choices: [choice] });
  await taken(host, { type: 'session.close', session: HALL });
  return {
    ada,
    ben,
    people,
    posts,
    seal: () => taken(host, { type: 'session.seal', session: HALL }),
    bytes: () => bytesIn(server.dataDir),
    problems: () => problemsIn(logIn(server.dataDir)),
    readable: () => readable(server.url, event.code),
    archive: async () =>
      (await (await fetch(`${server.url}/api/events/${event.code}/archive.json`)).json()) as ArchiveView,
  };
}

it('[R4] [R6] a sealed event holds no token, no person and no ballot in any byte, and counts what it counted', async () => {
  const { people, seal, bytes, problems, readable, archive } = await day();
  const secrets = people.flatMap(({ token, attendee }) => [token, attendee]);
  const traces = [...people.map(({ attendee }) => attendee), '"choices"'];
  const before = await archive();
  for (const trace of traces) expect(bytes()).toContain(trace);

  await seal();
  await vi.waitFor(() => {
    const found = bytes();
    expect([...secrets, ...traces].filter((trace) => found.includes(trace))).toEqual([]);
  }, WAIT);
  const told = await readable();
  expect([...secrets, ...traces].filter((trace) => told.includes(trace))).toEqual([]);
  expect(told).toContain(QUESTION);

  const after = await archive();
  expect(after).toEqual({ ...before, sessions: before.sessions.map((session) => ({ ...session, sealed: true })) });
  expect(after.sessions[0]?.posts[0]?.support).toBe(2);
  expect(after.sessions[0]?.polls[0]).toMatchObject({ people: 3, counts: { o1: 2, o2: 1 } });
  expect(await problems()).toEqual([]);
});

it('after sealing a phone still takes back its own, which is soon in no page, no file and no byte', async () => {
  const { ada, ben, posts, seal, bytes, readable, archive } = await day();
  await seal();
  const [answer] = (await archive()).sessions[0]?.posts[0]?.replies ?? [];
  expect(await ben.ask({ type: 'post.withdraw', post: posts.question })).toMatchObject({ refusal: 'not-yours' });

  await taken(ben, { type: 'post.withdraw', post: answer?.id ?? '' });
  await taken(ada, { type: 'post.withdraw', post: posts.story });
  const told = await readable();
  for (const words of [REPLY, STORY]) expect(told).not.toContain(words);
  expect(told).toContain(QUESTION);
  await taken(ada, { type: 'post.withdraw', post: posts.question });
  expect(await readable()).not.toContain(QUESTION);
  await vi.waitFor(() => {
    const found = bytes();
    expect([QUESTION, STORY, REPLY].filter((words) => found.includes(words))).toEqual([]);
  }, WAIT);
});

it('the teller of a story decides again after sealing, and the archive follows', async () => {
  const { ada, ben, posts, seal, readable, archive } = await day();
  await seal();
  expect(await readable()).toContain(STORY);
  expect(await ben.ask({ type: 'post.consent', post: posts.story, archive: false })).toMatchObject({
    refusal: 'not-yours',
  });
  await taken(ada, { type: 'post.consent', post: posts.story, archive: false });
  const data = await archive();
  expect(data.sessions.flatMap((session) => session.posts.map(({ text }) => text))).toEqual([QUESTION]);
  await taken(ada, { type: 'post.consent', post: posts.story, archive: true });
  expect(await readable()).toContain(STORY);
});
