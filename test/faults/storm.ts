import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fact } from '../../shared/facts.ts';
import type { Held } from '../../shared/held.ts';
import type { Accepted } from '../../shared/replies.ts';
import { openApi } from '../../server/simulator/api.ts';
import { Person } from '../../server/simulator/person.ts';
import type { Wish } from '../../server/simulator/outbox.ts';
import { openSqlite } from '../../server/log/sqlite.ts';
import type { Chance } from './chance.ts';
import { FAILPOINTS } from './failpoints.ts';
import type { Mortal } from './mortal.ts';

/** A crowd that votes, supports and comments as fast as it may, while its server dies again and again. */
export type Storm = {
  readonly people: number;
  /** Commands a second of each; the server takes ten. */
  readonly pace: number;
  readonly deaths: number;
  readonly chance: Chance;
  readonly url: string;
  readonly dataDir: string;
  readonly server: Mortal;
  readonly say: (line: string) => void;
};

/** What came of it. All lists are empty where every rule held. */
export type Outcome = {
  readonly acknowledged: number;
  /** Commands acknowledged with a seq at which the log has something else, or nothing. */
  readonly missing: readonly string[];
  /** Facts of the crowd that no acknowledged command accounts for. */
  readonly twice: readonly string[];
  /** Screens that held something else than another at the same `to`, or at the end. */
  readonly diverged: readonly string[];
  /** How the server died, and how often. */
  readonly deaths: Readonly<Record<string, number>>;
};

type Journal = { readonly by: string; readonly wish: Wish; readonly reply: Accepted }[];

const SESSION = 's3';
/** Commands one person may have unanswered before they wait. */
const PATIENCE = 24;
/** Of a person's commands, the share that are comments: text is limited to 12 in 20 s. */
const COMMENTS = 0.04;
/** And of withdrawals of their own, which are followed by erasing. */
const WITHDRAWALS = 0.01;
/** A server lives at most this long, ms, where it never comes to its failpoint. */
const LIFE_MS = 4000;

export async function runStorm({ people, pace, deaths, chance, url, dataDir, server, say }: Storm): Promise<Outcome> {
  const ended = new AbortController();
  await server.start(null);
  const api = openApi(url, ended.signal);
  await api.ready();
  const { code, hostKey } = await api.createEvent({ title: 'A storm' });
  const poll = await openPoll(url, code, hostKey);
  const journal: Journal = [];
  const screens = new Screens();
  const crowd = await Promise.all(
    Array.from({ length: people }, async () => {
      const { token, attendee } = await api.enter(code, null);
      const person = new Person({ url, event: code, view: 'attendee', token });
      await person.arrive();
      return { person, attendee };
    }),
  );
  const counts: Record<string, number> = {};
  const weather = { calm: false };

  const talking = crowd.map(async ({ person, attendee }, who) => {
    const asked: Promise<void>[] = [];
    const own: string[] = [];
    for (let turn = 0; !weather.calm; turn++) {
      await wait((1000 / pace) * (0.5 + chance.next()));
      if (person.outbox.unanswered >= PATIENCE) continue;
      const wish = wishOf(person, own, poll, chance, `${who} says ${turn}`);
      asked.push(
        person.ask(wish).then((reply) => {
          if (!reply.ok) return;
          journal.push({ by: attendee, wish, reply });
          if (reply.post !== undefined) own.push(reply.post);
        }),
      );
    }
    await Promise.all(asked);
  });
  const looking = (async () => {
    while (!weather.calm) {
      for (const { person } of crowd) screens.look(person);
      await wait(50);
    }
  })();

  await server.died(LIFE_MS);
  for (let death = 1; death <= deaths; death++) {
    const at = chance.of(FAILPOINTS);
    await server.start({ at, nth: chance.whole(1, 60) });
    const how = await server.died(chance.whole(200, LIFE_MS));
    const name = how === 'killed' ? 'at any moment' : at;
    counts[name] = (counts[name] ?? 0) + 1;
    if (death % 10 === 0) say(`${death} deaths, ${journal.length} commands acknowledged`);
  }
  await server.start(null);
  weather.calm = true;
  await Promise.all([...talking, looking]);
  await screens.settle(crowd.map(({ person }) => person));
  for (const { person } of crowd) person.leave();
  ended.abort();
  await server.stop();
  const facts = await factsIn(dataDir);
  return { acknowledged: journal.length, ...balance(journal, facts), diverged: screens.diverged, deaths: counts };
}

async function openPoll(url: string, event: string, hostKey: string): Promise<string> {
  const host = new Person({ url, event, view: 'host', hostKey });
  await host.arrive();
  const added = await host.ask({
    type: 'poll.add',
    session: SESSION,
    question: 'Does it hold?',
    options: ['Yes', 'No', 'Mostly'],
    results: 'always',
  });
  host.leave();
  if (!added.ok || added.poll === undefined) throw new Error(`The poll was refused: ${JSON.stringify(added)}`);
  return added.poll;
}

function wishOf(person: Person, own: string[], poll: string, chance: Chance, text: string): Wish {
  if (own.length > 0 && chance.next() < WITHDRAWALS) return { type: 'post.withdraw', post: own.pop() ?? '' };
  const roll = chance.next();
  if (roll < COMMENTS || person.list.order.length === 0) {
    return { type: 'post.add', session: SESSION, kind: 'comment', text };
  }
  const post = roll < 0.4 ? chance.of(person.list.order) : undefined;
  if (post?.startsWith('p') === true) return { type: 'post.support', post, on: chance.next() < 0.5 };
  return { type: 'ballot.cast', poll, choices: [chance.of(['o1', 'o2', 'o3'])] };
}

/** Every acknowledged command has its own fact at its seq, and every fact of the crowd its own acknowledged command. */
function balance(journal: Journal, facts: readonly Fact[]) {
  const missing: string[] = [];
  const accounted = new Set<number>();
  for (const { by, wish, reply } of journal) {
    const fact = facts[reply.seq - 1];
    if (fact && isOf(fact, by, wish) && !accounted.has(reply.seq)) accounted.add(reply.seq);
    else missing.push(`${wish.type} by ${by}, acknowledged as ${reply.seq}, where the log has ${JSON.stringify(fact)}`);
  }
  const twice = facts.flatMap((fact, index) =>
    CROWD_FACTS.has(fact.type) && !accounted.has(index + 1) ? [`${index + 1}: ${JSON.stringify(fact)}`] : [],
  );
  return { missing, twice };
}

const CROWD_FACTS: ReadonlySet<string> = new Set(['post.added', 'post.supported', 'post.withdrawn', 'ballot.cast']);

function isOf(fact: Fact, by: string, wish: Wish): boolean {
  if (fact.person?.by !== by) return false;
  // A withdrawn post's words are erased.
  if (fact.type === 'post.added' && wish.type === 'post.add') return !fact.text || fact.text.text === wish.text;
  if (fact.type === 'post.withdrawn' && wish.type === 'post.withdraw') return fact.post === wish.post;
  if (fact.type === 'post.supported' && wish.type === 'post.support') {
    return fact.post === wish.post && fact.on === wish.on;
  }
  if (fact.type === 'ballot.cast' && wish.type === 'ballot.cast') {
    return JSON.stringify(fact.person.choices) === JSON.stringify(wish.choices);
  }
  return false;
}

async function factsIn(dataDir: string): Promise<Fact[]> {
  const log = await openSqlite(dataDir);
  try {
    const [event = ''] = await log.events();
    return (await log.read(event, 0, Infinity)).flatMap((entry) => entry.facts);
  } finally {
    await log.close();
  }
}

/** What screens held at each `to`: all of one view hold the same (R8). */
class Screens {
  readonly diverged: string[] = [];
  readonly #held = new Map<string, string>();

  look({ now, list }: Person): void {
    for (const [view, held] of Object.entries({ now, list })) {
      if (held.to === 0) continue;
      const key = `${view} ${held.epoch} ${held.to}`;
      const hash = hashOf(held);
      const known = this.#held.get(key);
      if (known === undefined) this.#held.set(key, hash);
      else if (known !== hash) this.diverged.push(`Two screens at ${key} hold different things.`);
    }
  }

  /** Waits until all hold the same; gives up when nothing has moved for long. */
  async settle(people: readonly Person[]): Promise<void> {
    const until = Date.now() + 60_000;
    const kinds = () => new Set(people.map(({ now, list }) => `${hashOf(now)} ${hashOf(list)}`)).size;
    while (kinds() > 1 && Date.now() < until) await wait(100);
    if (kinds() > 1) this.diverged.push(`At the end ${kinds()} different screens are left.`);
  }
}

function hashOf({ order, posts, polls, wall }: Held): string {
  const sorted = (things: ReadonlyMap<string, unknown>) => [...things].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([order, sorted(posts), sorted(polls), wall]))
    .digest('base64url');
}
