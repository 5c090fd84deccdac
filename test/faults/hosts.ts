import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fact } from '../../shared/facts.ts';
import { openApi } from '../../server/simulator/api.ts';
import { LOG_NAME } from '../../server/log/log-file.ts';
import type { Wish } from '../../server/simulator/outbox.ts';
import { Person, type Host } from '../../server/simulator/person.ts';
import { reduce } from '../../server/room/reduce.ts';
import { emptyState } from '../../server/room/blank.ts';
import { factsIn } from './balance.ts';
import type { Chance } from './chance.ts';
import { withServer } from './mortal.ts';
import type { Scene } from './scene.ts';
import { watchScreens } from './screens.ts';
import { openWire, type Wire } from './wire.ts';

export type Hosts = { readonly posts: number; readonly seconds: number };

const SESSION = 's3';
const NAMES = ['Ana', 'Ben', 'Cyd'] as const;
/** What one author may say at once. */
const POSTS_EACH = 10;
/** Between two things one host does, ms. */
const PACE = { least: 30, most: 150 };
/** Of what hosts do, the share that takes their own last deed back. */
const UNDONE = 0.3;
/** Between two things that befall one host's connection, ms. */
const TROUBLE = { least: 300, most: 2000 };

/** Three hosts over bad connections, who all handle the same posts and take back what they did. */
export const hosts = ({ posts: many, seconds }: Hosts): Scene => ({
  name: 'hosts',
  what: 'three hosts over bad connections handle the same posts that wait, and take back now and then',
  run: (chance) =>
    withServer({}, async (server, dataDir) => {
      await server.start();
      const { url } = server;
      const port = Number(new URL(url).port);
      const api = openApi(url, new AbortController().signal);
      const { code, hostKey } = await api.createEvent({ title: 'Three hosts', lookFirst: true });
      await manyPosts(url, code, many);
      const keys = await keysOf(url, code, hostKey);
      const wires = await Promise.all(keys.map(() => openWire(port)));
      const people: Host[] = keys.map(
        (key, which) => new Person({ url: wires[which]?.url ?? '', event: code, view: 'host', hostKey: key }),
      );
      await Promise.all(people.map((host) => host.arrive()));

      const over = AbortSignal.timeout(seconds * 1000);
      const done: Done[] = [];
      const counts = { 'somebody was faster': 0, 'taken back': 0 };
      const working = people.map(async (host) => {
        const asked: Promise<void>[] = [];
        let last: Deed | null = null;
        while (!over.aborted) {
          await wait(chance.whole(PACE.least, PACE.most));
          const back: Deed | null = last && chance.next() < UNDONE ? last : null;
          const wish: Deed | null = back ?? handling(host, chance);
          if (!wish) continue;
          last = back ? null : { type: 'post.hold', post: wish.post };
          asked.push(
            host.ask(wish).then((reply) => {
              if (reply.ok) done.push({ seq: reply.seq, post: wish.post, type: wish.type });
              if (reply.ok && back) counts['taken back'] += 1;
              if (!reply.ok && reply.refusal === 'already-done') counts['somebody was faster'] += 1;
            }),
          );
        }
        await Promise.all(asked);
      });
      const troubling = wires.map(async (wire) => {
        while (!over.aborted) {
          await wait(chance.whole(TROUBLE.least, TROUBLE.most));
          if (wire.whole()) trouble(wire, chance);
        }
        wire.back();
      });
      await Promise.all([...working, ...troubling]);
      const screens = watchScreens(people);
      const wrong = [...(await screens.agree())];
      for (const host of people) host.leave();
      for (const wire of wires) await wire.close();
      await server.end('SIGTERM');
      wrong.push(...faultsOf(done, factsIn(join(dataDir, LOG_NAME))));
      return { counts: { posts: many, handled: done.length, ...counts }, times: {}, wrong };
    }),
});

type Deed = Extract<Wish, { type: 'post.show' | 'post.hide' | 'post.hold' }>;
type Done = { readonly seq: number; readonly post: string; readonly type: Deed['type'] };

/** Every deed changed its post, has its own fact, and every fact was somebody's deed. */
function faultsOf(done: readonly Done[], facts: readonly Fact[]): string[] {
  const wrong: string[] = [];
  const deeds = new Map(done.map((deed) => [deed.seq, deed]));
  if (deeds.size < done.length) wrong.push(`${done.length - deeds.size} deeds share a fact with another.`);
  let state = emptyState;
  for (const fact of facts) {
    const before = state;
    state = reduce(before, fact);
    if (fact.type !== 'post.shown' && fact.type !== 'post.hidden' && fact.type !== 'post.held') continue;
    const deed = deeds.get(state.seq);
    if (deed?.post !== fact.post) wrong.push(`${state.seq}: ${fact.type} of ${fact.post} was nobody's deed.`);
    if (before.posts.get(fact.post)?.status === state.posts.get(fact.post)?.status)
      wrong.push(`${state.seq}: ${fact.post} was handled twice.`);
    deeds.delete(state.seq);
  }
  for (const { seq, type, post } of deeds.values()) wrong.push(`${type} of ${post} is not at ${seq}.`);
  return wrong;
}

function handling(host: Host, chance: Chance): Deed | null {
  const waiting = [...host.list.posts.values()].filter(({ status }) => status === 'waiting');
  if (waiting.length === 0) return null;
  const { id, text } = chance.of(waiting);
  return chance.next() < 0.6
    ? { type: 'post.show', post: id, seen: text }
    : { type: 'post.hide', post: id, reason: 'Not for now.' };
}

function trouble(wire: Wire, chance: Chance): void {
  const roll = chance.next();
  if (roll < 0.5) wire.befall({ kind: 'delay', ms: chance.whole(50, 800) });
  else if (roll < 0.7) wire.befall({ kind: 'reset' });
  else if (roll < 0.85) wire.befall({ kind: 'reset within a message' });
  else wire.befall({ kind: 'throttle', bytesPerSecond: chance.whole(20_000, 80_000) });
}

async function manyPosts(url: string, code: string, many: number): Promise<void> {
  const api = openApi(url, new AbortController().signal);
  const authors = Array.from({ length: Math.ceil(many / POSTS_EACH) }, async (_, who) => {
    const author = new Person({ url, event: code, view: 'attendee', token: (await api.enter(code, null)).token });
    await author.arrive();
    for (let which = who * POSTS_EACH; which < Math.min(many, (who + 1) * POSTS_EACH); which++) {
      await author.ask({ type: 'post.add', session: SESSION, kind: 'question', text: `Question ${which}` });
    }
    author.leave();
  });
  await Promise.all(authors);
}

/** The key of the event's first host, and one for each of the others. */
async function keysOf(url: string, event: string, hostKey: string): Promise<string[]> {
  const first = new Person({ url, event, view: 'host', hostKey });
  await first.arrive();
  const others = NAMES.slice(1).map((name) => ({ name, key: `key-of-${name}-0123456789-abcdef` }));
  for (const { name, key } of others) await first.ask({ type: 'key.add', name, role: 'moderator', key });
  first.leave();
  return [hostKey, ...others.map(({ key }) => key)];
}
