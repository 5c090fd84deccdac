import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Person } from '../../server/simulator/person.ts';
import { connect as connectTo } from '../../server/log/redis-connection.ts';
import { asHost, asWall, createEvent, enter, type Client } from '../support/client.ts';
import { emptyFolder } from '../support/folder.ts';
import { HALL } from '../support/given.ts';
import { startNodes } from '../support/nodes.ts';
import type { TestRedis } from '../support/redis.ts';
import type { TestServer } from '../support/server.ts';

/** Nodes look every few seconds, and screens come back within a second or two. */
const WAIT = { timeout: 60_000 };

async function personOn({ url }: TestServer, code: string): Promise<Person> {
  const person = new Person({ url, event: code, view: 'attendee', token: (await enter(url, code)).token });
  onTestFinished(() => person.leave());
  await person.arrive();
  return person;
}

/** Resolves with its seq once it is acknowledged. */
async function say(person: Person, text: string): Promise<number> {
  const reply = await person.ask({ type: 'post.add', session: HALL, kind: 'question', text });
  if (!reply.ok) expect.fail(JSON.stringify(reply));
  return reply.seq;
}

const textsOf = ({ list }: Person) => [...list.posts.values()].map(({ text }) => text).sort();

/** What it keeps is as it was when this was called. */
function copyOf({ folder }: TestRedis): { readonly putBack: () => void } {
  const [kept, copy] = [join(folder, 'appendonlydir'), emptyFolder()];
  cpSync(kept, copy, { recursive: true });
  return {
    putBack() {
      rmSync(kept, { recursive: true });
      cpSync(copy, kept, { recursive: true });
    },
  };
}

/** Everyone holds this, under one name of the history that says up to where it is the old one. */
async function comeTo(people: readonly Person[], texts: readonly string[], old: string, shared: number): Promise<void> {
  await vi.waitFor(() => {
    for (const person of people) {
      expect(textsOf(person)).toEqual(texts);
      expect(person.now.epoch).toBe(person.list.epoch);
      expect(person.now.epoch).not.toBe(old);
      expect(person.now.epoch).toMatch(new RegExp(`\\.${shared}$`));
    }
    expect(new Set(people.map(({ now }) => now.epoch)).size).toBe(1);
  }, WAIT);
}

it('[R8] where Redis comes back with less, every screen on every node is brought to what the log says, under another epoch', async () => {
  const { nodes, redis, read } = await startNodes(2);
  const { code } = await createEvent(nodes[0].url);
  const people = await Promise.all(nodes.map((node) => personOn(node, code)));
  const [ada, ben] = people as [Person, Person];
  await say(ada, 'kept');
  const shared = await say(ben, 'kept too');
  const copy = copyOf(redis);
  await say(ada, 'lost');
  await say(ben, 'lost too');
  await vi.waitFor(() => people.forEach((person) => expect(person.list.posts.size).toBe(4)), WAIT);
  const { epoch } = ada.now;

  // And once more: the same copy has an epoch that is over, which is not taken up again.
  let before = epoch;
  for (let times = 0; times < 2; times++) {
    await redis.kill9();
    copy.putBack();
    await redis.start();
    await comeTo(people, ['kept', 'kept too'], before, shared);
    expect(ada.now.epoch).not.toBe(epoch);
    before = ada.now.epoch;
    await Promise.all([say(ada, 'new'), say(ben, 'new too')]);
    await vi.waitFor(() => {
      for (const person of people) expect(textsOf(person)).toEqual(['kept', 'kept too', 'new', 'new too']);
    }, WAIT);
  }
  const { problems, state } = await read(code);
  expect(problems).toEqual([]);
  expect(state.seq).toBe(shared + 2);
});

it('[R8] a node that knows nothing of the loss goes on from what is left as another history, and the one that does follows', async () => {
  const { nodes, redis, read } = await startNodes(2);
  const [knows, restarted] = nodes;
  const { code } = await createEvent(knows.url);
  const ada = await personOn(knows, code);
  const shared = await say(ada, 'kept');
  const copy = copyOf(redis);
  for (const text of ['lost', 'lost too']) await say(ada, text);
  await vi.waitFor(() => expect(ada.list.posts.size).toBe(3), WAIT);
  const { epoch } = ada.now;

  await restarted.kill9();
  process.kill(knows.pid(), 'SIGSTOP');
  await redis.kill9();
  copy.putBack();
  await redis.start();
  await restarted.restart();
  const ben = await personOn(restarted, code);
  // It only knows that Redis was started anew, and that nobody has vouched for the log since.
  await vi.waitFor(() => expect(ben.now.epoch).toMatch(new RegExp(`\\.${shared}$`)), WAIT);
  const written = ['kept', 'other 1', 'other 2', 'other 3', 'other 4'];
  for (const text of written.slice(1)) await say(ben, text);
  process.kill(knows.pid(), 'SIGCONT');

  await comeTo([ada, ben], written, epoch, shared);
  await say(ada, 'then');
  await vi.waitFor(() => expect(textsOf(ben)).toEqual([...written, 'then'].sort()), WAIT);
  expect((await read(code)).problems).toEqual([]);
});

const gone = ({ socket }: Pick<Client, 'socket'>) => new Promise((resolve) => socket.once('disconnect', resolve));

it('where Redis is emptied nobody is told that anything was stored, and everyone learns at the door that it is gone', async () => {
  const { nodes, redis } = await startNodes(2);
  const event = await createEvent(nodes[0].url);
  const hosts = await Promise.all(nodes.map(({ url }) => asHost(url, event)));
  const walls = await Promise.all(nodes.map(({ url }) => asWall(url, event.code)));
  const left = [...hosts, ...walls].map(({ socket }) => gone({ socket }));
  const command = await connectTo(redis.url, () => undefined);
  await command.call('FLUSHALL');
  command.close();

  const asked = { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' } as const;
  const replies = hosts.map((host) => Promise.race([host.ask(asked), gone(host)]));
  for (const reply of await Promise.all(replies)) expect(reply).not.toMatchObject({ ok: true });
  await Promise.all(left);
  for (const { url } of nodes)
    await vi.waitFor(() => expect(asWall(url, event.code)).rejects.toThrow('unknown-event'), WAIT);
});
