import { onTestFinished, expect, it } from 'vitest';
import type { Reply } from '../../shared/replies.ts';
import { Person } from '../../server/simulator/person.ts';
import { asAttendee, createEvent, enter } from '../support/client.ts';
import { startServer } from '../support/server.ts';
import { textsIn } from '../support/texts.ts';

const PEOPLE = 12;
const POSTS_EACH = 8;
const KILLS = 3;

it('[R1] [R2] through kill -9 in the middle of load everything acknowledged is there, and everything said is there once', async () => {
  const server = await startServer();
  const { code } = await createEvent(server.url);
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const { token } = await enter(server.url, code);
      const person = new Person({ url: server.url, event: code, view: 'attendee', token });
      onTestFinished(() => person.leave());
      await person.arrive();
      return person;
    }),
  );

  let answered = 0;
  const acknowledged: string[] = [];
  let tell = (): void => undefined;
  const asked = people.flatMap((person, who) =>
    Array.from({ length: POSTS_EACH }, async (_, which) => {
      const text = `Post ${which} of person ${who}`;
      const reply: Reply = await person.ask({ type: 'post.add', session: 's3', kind: 'comment', text });
      if (reply.ok) acknowledged.push(text);
      answered += 1;
      tell();
    }),
  );
  const all = people.flatMap((_, who) =>
    Array.from({ length: POSTS_EACH }, (__, which) => `Post ${which} of person ${who}`),
  );

  for (let kill = 1; kill <= KILLS; kill++) {
    await new Promise<void>((resolve) => {
      tell = () => {
        if (answered >= (all.length * kill) / (KILLS + 1)) resolve();
      };
      tell();
    });
    const before = [...acknowledged];
    await server.kill9();
    await server.restart();
    const texts = await textsIn(server.url, code);
    for (const text of before) expect(texts).toContain(text);
  }

  await Promise.all(asked);
  expect((await textsIn(server.url, code)).sort()).toEqual([...all].sort());
  expect(acknowledged.sort()).toEqual([...all].sort());
});

it('[R8] a screen that was away during a restart is brought to what everyone else sees', async () => {
  const server = await startServer();
  const { code } = await createEvent(server.url);
  const early = await asAttendee(server.url, code);
  await early.ask({ type: 'post.add', session: 's3', kind: 'question', text: 'Before' });
  await early.until(() => early.held.list.posts.size === 1);
  const { to, epoch } = early.held.list;
  await server.kill9();
  await server.restart();
  const late = await asAttendee(server.url, code);
  await late.ask({ type: 'post.add', session: 's3', kind: 'question', text: 'After' });
  await late.until(() => late.held.list.posts.size === 2);
  const { token } = await enter(server.url, code);
  const person = new Person({ url: server.url, event: code, view: 'attendee', token });
  onTestFinished(() => person.leave());
  person.now = early.held.now;
  person.list = early.held.list;
  await person.arrive();
  await late.until(() => true);
  while (person.list.to < late.held.list.to) await new Promise((resolve) => setImmediate(resolve));
  expect(epoch).toBe(person.list.epoch);
  expect(person.list.to).toBeGreaterThan(to);
  expect([...person.list.posts]).toEqual([...late.held.list.posts]);
  expect(person.list.order).toEqual(late.held.list.order);
});
