import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import type { Accepted, Reply } from '../../shared/replies.ts';
import { chanceOf } from '../faults/chance.ts';
import { asAttendee, asHost, asWall, connect, createEvent, enter, hostToken, type Client } from '../support/client.ts';
import { HALL, type Wish } from '../support/given.ts';
import { startNodes, type Nodes } from '../support/nodes.ts';
import type { TestServer } from '../support/server.ts';

const SEED = Number(process.env['NODES_SEED'] ?? Date.now() % 1_000_000);
const context = `NODES_SEED=${SEED}`;
const CHOICES = ['o1', 'o2', 'o3'] as const;
const aPoll = {
  type: 'poll.add',
  session: HALL,
  question: 'Shall we?',
  options: ['Yes', 'No', 'Later'],
  unsure: false,
} satisfies Wish;

const PEOPLE = 20;
const BALLOTS_EACH = 100;

let started: Nodes<readonly [TestServer, TestServer, TestServer]>;
beforeAll(async () => {
  started = await startNodes(3);
});
const three = () => started.nodes;
const two = () => three().slice(0, 2) as [TestServer, TestServer];
const read = (code: string) => started.read(code);

/** An attendee with one token and a screen on each of these nodes. */
async function onEach(urls: readonly string[], code: string): Promise<Client[]> {
  const { token } = await enter(urls[0] ?? '', code);
  return Promise.all(urls.map((url) => connect(url, { event: code, view: 'attendee', token })));
}

const urlsOf = (nodes: readonly { readonly url: string }[]): string[] => nodes.map(({ url }) => url);

/** Sends it again under the same id as long as it is to come later, as an outbox does. */
async function persist(client: Client, command: Wish & { readonly id: string }): Promise<Reply> {
  for (;;) {
    const reply = await client.raw(command);
    if (reply.ok || (reply.refusal !== 'slow-down' && reply.refusal !== 'unavailable')) return reply;
    await wait(reply.after ?? 100);
  }
}

async function taken(client: Client, wish: Wish): Promise<Accepted> {
  const reply = await persist(client, { id: randomUUID(), ...wish });
  if (!reply.ok) expect.fail(`${wish.type}: ${JSON.stringify(reply)}`);
  return reply;
}

const ballotsIn = (facts: readonly Fact[], poll: string) =>
  facts.flatMap((fact, index) =>
    fact.type === 'ballot.cast' && fact.poll === poll && fact.person ? [{ seq: index + 1, ...fact.person }] : [],
  );

it('[R3] of a hundred conflicting ballots of each attendee over two nodes one counts, and the tally is the recount of the log', async () => {
  const chance = chanceOf(SEED);
  const nodes = two();
  const event = await createEvent(nodes[0].url);
  const host = await asHost(nodes[1].url, event);
  const { poll = '' } = await taken(host, aPoll);
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => onEach(urlsOf(nodes), event.code)));

  const asked = people.flatMap((screens) =>
    Array.from({ length: BALLOTS_EACH }, () =>
      taken(chance.of(screens), { type: 'ballot.cast', poll, choices: [chance.of(CHOICES)] }),
    ),
  );
  const seqs = (await Promise.all(asked)).map(({ seq }) => seq);
  expect(new Set(seqs).size, context).toBe(PEOPLE * BALLOTS_EACH);

  const { facts, state, problems } = await read(event.code);
  expect(problems, context).toEqual([]);
  const cast = ballotsIn(facts, poll);
  expect(
    cast.map(({ seq }) => seq),
    context,
  ).toEqual(seqs.sort((one, other) => one - other));
  const last = new Map(cast.map(({ by, choices }) => [by, choices]));
  expect(last.size, context).toBe(PEOPLE);
  const counts = Object.fromEntries(
    CHOICES.map((choice) => [choice, [...last.values()].filter(([chosen]) => chosen === choice).length]),
  );
  const round = state.polls.get(poll)?.rounds.at(-1);
  expect(round?.tally, context).toMatchObject({ people: PEOPLE, counts });

  // And every screen, on whichever node, comes to say the same.
  const told = { people: PEOPLE, counts };
  for (const screen of [host, ...people.flat()])
    await screen.until(() => {
      const shown = screen.held.now.polls.get(poll);
      return JSON.stringify({ people: shown?.people, counts: shown?.counts }) === JSON.stringify(told);
    });
});

it('[R2] a command that goes to both nodes at the same time has one effect, and the same answer from both', async () => {
  const nodes = two();
  const event = await createEvent(nodes[0].url);
  const { poll = '' } = await taken(await asHost(nodes[1].url, event), aPoll);
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => onEach(urlsOf(nodes), event.code)));
  const question = { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' } as const;

  const sent = await Promise.all(
    people.map(async (screens) => {
      const ids: string[] = [];
      const toBoth = async (wish: Wish): Promise<Accepted> => {
        const id = randomUUID();
        ids.push(id);
        const [one, other] = await Promise.all(screens.map((screen) => persist(screen, { ...wish, id })));
        expect(one, `${wish.type} ${id}`).toMatchObject({ ok: true });
        expect(other, `${wish.type} ${id}`).toEqual(one);
        return one as Accepted;
      };
      for (let times = 0; times < 5; times++) {
        const { post = '' } = await toBoth(question);
        await Promise.all([
          toBoth({ type: 'post.support', post, on: true }),
          toBoth({ type: 'reply.add', post, text: 'We do.' }),
          toBoth({ type: 'ballot.cast', poll, choices: ['o1'] }),
          toBoth({ type: 'ballot.cast', poll, choices: ['o2'] }),
        ]);
      }
      return ids;
    }),
  );

  const { facts, problems } = await read(event.code);
  expect(problems).toEqual([]);
  const done = facts.flatMap((fact) => fact.person?.command ?? []);
  for (const id of sent.flat()) expect(done.filter((command) => command === id)).toHaveLength(1);
  expect(facts.filter(({ type }) => type === 'post.added')).toHaveLength(PEOPLE * 5 * 2);
});

const RACES = 5;

it('[R4] a ballot that races the close of its poll over two nodes counts if and only if the log has it before', async () => {
  const chance = chanceOf(SEED);
  const nodes = two();
  const event = await createEvent(nodes[0].url);
  const hosts = await Promise.all(nodes.map(({ url }) => asHost(url, event)));
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => onEach(urlsOf(nodes), event.code)));

  for (let race = 0; race < RACES; race++) {
    const { poll = '', seq } = await taken(chance.of(hosts), aPoll);
    const screens = people.flat();
    await Promise.all(screens.map((screen) => screen.until(() => screen.held.now.to >= seq)));
    const closesAfter = chance.whole(1, screens.length);
    let closing: Promise<Accepted> | undefined;
    const asked = screens.map((screen, which) => {
      const cast = persist(screen, { id: randomUUID(), type: 'ballot.cast', poll, choices: [chance.of(CHOICES)] });
      if (which + 1 === closesAfter) closing = taken(chance.of(hosts), { type: 'poll.close', poll });
      return cast;
    });
    const replies = await Promise.all(asked);
    const closed = (await closing)?.seq ?? 0;

    const { facts, problems } = await read(event.code);
    expect(problems, context).toEqual([]);
    expect(facts[closed - 1], context).toMatchObject({ type: 'poll.closed', poll });
    for (const reply of replies) {
      if (reply.ok) expect(reply.seq, context).toBeLessThan(closed);
      else expect(reply.refusal, context).toBe('closed');
    }
    const accepted = replies.flatMap((reply) => (reply.ok ? [reply.seq] : []));
    expect(
      ballotsIn(facts, poll).map((each) => each.seq),
      context,
    ).toEqual(accepted.sort((one, other) => one - other));
  }
});

it('[R8] screens of one role hold the same on every node, whatever was done on which', async () => {
  const chance = chanceOf(SEED);
  const nodes = three();
  const event = await createEvent(nodes[0].url);
  const hosts = await Promise.all(nodes.map(({ url }) => asHost(url, event)));
  const walls = await Promise.all(nodes.map(({ url }) => asWall(url, event.code)));
  const phones = await Promise.all(nodes.map(({ url }) => asAttendee(url, event.code)));

  const day = phones.map(async (phone, which) => {
    const host = hosts[which] as Client;
    for (let times = 0; times < 4; times++) {
      const text = `Question ${times} on node ${which}`;
      const { post = '' } = await taken(phone, { type: 'post.add', session: HALL, kind: 'question', text });
      await Promise.all([
        ...phones.map((other) => persist(other, { id: randomUUID(), type: 'post.support', post, on: true })),
        taken(host, { type: 'wall.show', session: HALL, screen: { mode: 'post', post } }),
        taken(host, { type: 'post.label', post, labels: [`of node ${which}`] }),
      ]);
      if (chance.next() < 0.3) await taken(host, { type: 'post.hide', post, reason: 'Off topic' });
    }
  });
  await Promise.all(day);
  const { seq } = await taken(chance.of(hosts), aPoll);

  for (const [of, views] of [
    [hosts, ['now', 'list']],
    [walls, ['now']],
    [phones, ['now', 'list']],
  ] as const) {
    for (const view of views) {
      await Promise.all(of.map((screen) => screen.until(() => screen.held[view].to >= seq)));
      const [first, ...others] = of.map(({ held }) => entitiesOf(held[view]));
      for (const other of others) expect(other, context).toEqual(first);
    }
  }
  expect((await read(event.code)).problems, context).toEqual([]);
});

/** What a screen holds of a view, without how it came to it. */
function entitiesOf({ gone: _, hearsFrom: __, posts, polls, ...held }: Client['held']['now']) {
  const byId = (entities: ReadonlyMap<string, unknown>) =>
    [...entities].sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...held, posts: byId(posts), polls: byId(polls) };
}

it('what is due happens once though every node looks, and a poll that is over takes no ballot anywhere', async () => {
  const nodes = three();
  const event = await createEvent(nodes[0].url);
  const hosts = await Promise.all(nodes.map(({ url }) => asHost(url, event)));
  const phones = await Promise.all(nodes.map(({ url }) => asAttendee(url, event.code)));
  const [host] = hosts as [Client];
  const polls = await Promise.all(Array.from({ length: 4 }, () => taken(host, aPoll)));
  await Promise.all(polls.map(({ poll = '' }) => taken(host, { type: 'poll.time', poll, seconds: 5 })));
  const isOver = ({ held }: Client) => polls.every(({ poll = '' }) => held.list.polls.get(poll)?.status === 'closed');
  await Promise.all([...hosts, ...phones].map((client) => client.until(() => isOver(client))));

  for (const { poll = '' } of polls)
    for (const phone of phones)
      expect(await phone.ask({ type: 'ballot.cast', poll, choices: ['o1'] })).toMatchObject({ refusal: 'closed' });
  const { facts, problems } = await read(event.code);
  expect(problems).toEqual([]);
  expect(facts.filter(({ type }) => type === 'poll.closed')).toHaveLength(polls.length);
});

it('a session that two nodes are asked to seal is sealed once, and nobody can be told from what is left', async () => {
  const nodes = two();
  const event = await createEvent(nodes[0].url);
  const hosts = await Promise.all(nodes.map(({ url }) => asHost(url, event)));
  const phone = await asAttendee(nodes[1].url, event.code);
  const { post = '' } = await taken(phone, { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' });
  const posts = `${nodes[0].url}/api/events/${event.code}/posts?session=${HALL}`;
  await expect.poll(async () => (await fetch(posts)).text()).toContain('Who decides?');
  await taken(hosts[0] as Client, { type: 'session.close', session: HALL });

  const replies = await Promise.all(hosts.map((host) => host.ask({ type: 'session.seal', session: HALL })));
  const refusals = replies.map((reply) => (reply.ok ? null : reply.refusal));
  expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
  for (const refusal of refusals) expect([null, 'already-done']).toContain(refusal);

  await expect
    .poll(async () => (await read(event.code)).facts.filter((fact) => 'session' in fact && fact.person))
    .toEqual([]);
  const { facts, problems } = await read(event.code);
  expect(problems).toEqual([]);
  expect(facts.filter(({ type }) => type === 'session.sealed')).toHaveLength(1);
  expect(await (await fetch(posts)).json()).toMatchObject({ posts: [{ id: post, text: 'Who decides?' }] });
});

it('hosts on two nodes act on one post at once, and read one history of it', async () => {
  const nodes = two();
  const event = await createEvent(nodes[0].url);
  const hosts = await Promise.all(nodes.map(({ url }) => asHost(url, event)));
  const [one, other] = hosts as [Client, Client];
  const phone = await asAttendee(nodes[0].url, event.code);
  const { post = '', seq } = await taken(phone, { type: 'post.add', session: HALL, kind: 'question', text: 'Who?' });
  await other.until(() => other.held.list.to >= seq);

  const acts = await Promise.all([
    taken(one, { type: 'post.hide', post, reason: 'Off topic' }),
    taken(other, { type: 'post.answer', post, on: true }),
    taken(one, { type: 'post.label', post, labels: ['bus'] }),
    taken(other, { type: 'post.label', post, labels: ['train'] }),
  ]);
  const until = Math.max(...acts.map((act) => act.seq));
  await Promise.all(hosts.map((host) => host.until(() => host.held.list.to >= until)));
  expect(other.held.list.posts.get(post)).toEqual(one.held.list.posts.get(post));

  const histories = await Promise.all(
    nodes.map(async ({ url }) => {
      const asked = await fetch(`${url}/api/events/${event.code}/history`, {
        headers: { authorization: `Bearer ${await hostToken(url, event)}` },
      });
      return await asked.json();
    }),
  );
  expect(histories[1]).toEqual(histories[0]);
  expect(JSON.stringify(histories[0])).toMatch(/hidden/);
  expect((await read(event.code)).problems).toEqual([]);
});
