import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Fact } from '../../shared/facts.ts';
import type { Handshake } from '../../shared/wire.ts';
import { DOWNLOADS } from '../../server/archive/documents.ts';
import { openApi } from '../../server/simulator/api.ts';
import { LOG_NAME } from '../../server/log/log-file.ts';
import type { Wish } from '../../server/simulator/outbox.ts';
import { Person, type Host } from '../../server/simulator/person.ts';
import { unzipped } from '../support/unzipped.ts';
import { factsIn } from './balance.ts';
import type { Chance } from './chance.ts';
import { withMortal } from './mortal.ts';
import type { Scene } from './scene.ts';

export type Secrets = {
  readonly authors: number;
  /** Posts, replies, polls, names and edits, all together. */
  readonly texts: number;
  readonly deaths: number;
};

const SESSION = 's3';
/** Every text, name, option and reason has one of its own. */
const SECRET = /secret-[a-z]+-\d+/g;
/** Of all authors, a second: as much as an event takes. */
const TEXTS_PER_SECOND = 55;
/** Of the texts that are said, the share that a host approves, sooner or later, and that a host hides. */
const [APPROVED, HIDDEN] = [0.4, 0.2];
/** The rest is left waiting, as far as a host still sees what comes after it. */
const LEFT_MAX = 50;
/** One host alone is not let do as much in a second as authors write. */
const MODERATORS = ['moderator-one', 'moderator-two'] as const;
/** From one change of mode to the next, ms. Most of the time a host looks first. */
const MODE = { looked: 4000, open: 700 };
const LOOK = 40;
/** From one thing that a host handles to the next, ms. */
const HANDLED = 15;
const PATIENCE = 5000;

/** Where a host looks first, while the mode changes, the server dies and everything is read by everyone. */
export const secrets = ({ authors: many, texts, deaths }: Secrets): Scene => ({
  name: 'secrets',
  what: 'where a host looks first, everything that reaches anybody is searched for what no host has approved',
  run: (chance, say) =>
    withMortal(async ({ url, dataDir, server, said }) => {
      await server.start(null);
      const ended = new AbortController();
      const api = openApi(url, ended.signal);
      await api.ready();
      const { code, hostKey } = await api.createEvent({ title: 'Looked at first', lookFirst: true });
      const host: Host = new Person({ url, event: code, view: 'host', hostKey });
      await host.arrive();
      const others = await Promise.all(MODERATORS.map((name) => moderator(url, code, host, name)));
      const hosts = [host, ...others];
      const authors = await Promise.all(
        Array.from({ length: many }, async () => {
          const author = new Person({ url, event: code, view: 'attendee', token: (await api.enter(code, null)).token });
          await author.arrive();
          return author;
        }),
      );
      const watch = openWatch();
      const { token } = await api.enter(code, null);
      const watchers = [
        overhear(url, { event: code, view: 'attendee', token }, watch.hear, ended.signal),
        overhear(url, { event: code, view: 'wall' }, watch.hear, ended.signal),
        browse(url, code, authors, chance, watch.hear, ended.signal),
      ];
      const made = new Map<string, number>();
      const spoken: Promise<void>[] = [];
      const done: Promise<unknown>[] = [];
      let number = 0;
      const secret = (kind: string): string => `secret-${kind}-${++number}`;
      const over = new AbortController();

      const moderating = (async () => {
        const handled = new Set<string>();
        while (!over.signal.aborted) {
          await wait(HANDLED);
          const wish = handling(host, handled, chance, () => secret('reason'));
          if (!wish) continue;
          if (wish.type === 'post.show' || wish.type === 'poll.open') watch.approve(wordsOf(host, wish));
          done.push(chance.of(hosts).ask(wish));
        }
      })();
      const switching = (async () => {
        while (!over.signal.aborted) {
          await wait(MODE.looked * chance.next());
          done.push(host.ask(modeOf(false)));
          await wait(MODE.open * chance.next());
          done.push(host.ask(modeOf(chance.next() < 0.5 ? true : null)));
        }
      })();

      for (let text = 1; text <= texts; text++) {
        await wait(1000 / TEXTS_PER_SECOND);
        const author = chance.of(authors);
        const wish = saying(author, chance, secret);
        spoken.push(
          author.ask(wish).then((reply) => {
            if (reply.ok) for (const found of secretsIn(JSON.stringify(wish))) made.set(found, reply.seq);
          }),
        );
        if (deaths > 0 && text % Math.ceil(texts / (deaths + 1)) === 0) {
          await server.died(0);
          await server.start(null);
          say(`${text} texts, ${watch.seen.size} of their words seen`);
        }
      }
      // What waits for its turn in a full queue comes in as long as hosts go on.
      await Promise.all(spoken);
      over.abort();
      await Promise.all([moderating, switching]);
      await Promise.all(done);
      await wait(MODE.looked);
      ended.abort();
      await Promise.all(watchers);
      for (const person of [...hosts, ...authors]) person.leave();
      await server.stop();
      const facts = factsIn(join(dataDir, LOG_NAME));
      const wrong = watch.early.filter(({ found }) => !wasOpen(facts, made.get(found)));
      return {
        counts: {
          texts: made.size,
          'never approved': [...made].filter(([found, seq]) => !watch.approved.has(found) && !wasOpen(facts, seq))
            .length,
          seen: watch.seen.size,
          bytes: watch.bytes(),
        },
        times: {},
        wrong: [
          ...wrong.map(({ found, where }) => `${found} reached ${where} before any host approved it.`),
          ...secretsIn(said()).map((found) => `${found} is in what the server wrote to the terminal.`),
        ],
      };
    }),
});

async function moderator(url: string, event: string, host: Host, name: string): Promise<Host> {
  const hostKey = `key-of-${name}-0123456789`;
  await host.ask({ type: 'key.add', name, role: 'moderator', key: hostKey });
  const other: Host = new Person({ url, event, view: 'host', hostKey });
  await other.arrive();
  return other;
}

const secretsIn = (text: string): readonly string[] => text.match(SECRET) ?? [];

const modeOf = (lookFirst: boolean | null): Wish => ({
  type: 'session.edit',
  session: SESSION,
  details: { lookFirst },
});

/** Whether what was stored as fact `seq` came while everything was shown at once. */
function wasOpen(facts: readonly Fact[], seq: number | undefined): boolean {
  const fact = facts[(seq ?? 0) - 1];
  if (fact?.type === 'post.added' || fact?.type === 'post.edited') return fact.status === 'shown';
  return fact?.type === 'poll.opened';
}

/** Reads everything that reaches anybody, and notes what no host had approved when it came. */
function openWatch() {
  const approved = new Set<string>();
  const seen = new Set<string>();
  const early: { readonly found: string; readonly where: string }[] = [];
  let bytes = 0;
  return {
    approved,
    seen,
    early,
    bytes: () => bytes,
    approve: (words: string): void => secretsIn(words).forEach((found) => approved.add(found)),
    hear: (text: string, where: string): void => {
      bytes += text.length;
      for (const found of secretsIn(text)) {
        if (!seen.has(found) && !approved.has(found)) early.push({ found, where });
        seen.add(found);
      }
    },
  };
}

type Hear = ReturnType<typeof openWatch>['hear'];

/** A screen on the bare wire that comes back until it is told to end. */
async function overhear(url: string, auth: Handshake, hear: Hear, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    const wire = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    await new Promise<void>((resolve) => {
      const hangUp = (): void => wire.terminate();
      ended.addEventListener('abort', hangUp, { once: true });
      wire.on('error', () => undefined);
      wire.on('close', () => {
        ended.removeEventListener('abort', hangUp);
        resolve();
      });
      wire.on('message', (data: Buffer) => {
        const text = data.toString();
        hear(text, `a screen of ${auth.view}`);
        if (text.startsWith('0')) wire.send(`40${JSON.stringify(auth)}`);
        if (text === '2') wire.send('3');
      });
    });
    await wait(LOOK);
  }
}

/** Reads every page and download there is, again and again. */
async function browse(
  url: string,
  code: string,
  authors: readonly Person[],
  chance: Chance,
  hear: Hear,
  ended: AbortSignal,
): Promise<void> {
  const api = `/api/events/${code}`;
  while (!ended.aborted) {
    const post = chance.of(authors).mine?.posts.at(-1)?.id ?? 'p1';
    const downloads = DOWNLOADS.map((format) => `/archive.${format}`);
    const paths = ['', `/posts?session=${SESSION}`, `/posts/${post}`, ...downloads];
    for (const path of [...paths.map((one) => api + one), `/${code}/archive`, `/${code}`]) {
      const body = await fetch(url + path, { signal: AbortSignal.timeout(PATIENCE) }).then(
        async (response) => unzipped(await response.arrayBuffer()),
        () => '',
      );
      hear(body, path);
    }
    await wait(LOOK);
  }
}

function saying(author: Person, chance: Chance, secret: (kind: string) => string): Wish {
  const roll = chance.next();
  const name = chance.next() < 0.3 ? secret('name') : null;
  const shown = author.list.order.filter((id) => id.startsWith('p'));
  const own = author.mine?.posts.filter(({ editable }) => editable) ?? [];
  if (roll < 0.1) {
    const options = [secret('option'), secret('option')];
    return { type: 'poll.add', session: SESSION, question: secret('poll'), options };
  }
  if (roll < 0.3 && own.length > 0) return { type: 'post.edit', post: chance.of(own).id, text: secret('edit') };
  if (roll < 0.5 && shown.length > 0) {
    return { type: 'reply.add', post: chance.of(shown), text: secret('reply'), name };
  }
  const kind = chance.of(['question', 'story', 'comment'] as const);
  return { type: 'post.add', session: SESSION, kind, text: secret(kind), name };
}

type Handling = Extract<Wish, { type: 'post.show' | 'post.hide' | 'post.keep' | 'poll.open' }>;

/** What a host does with the next thing that waits; each is looked at once. */
function handling(host: Host, handled: Set<string>, chance: Chance, reason: () => string): Handling | null {
  const roll = chance.next();
  const post = [...host.list.posts.values()].find(
    ({ id, status, draft, text }) => (status === 'waiting' || draft !== null) && !handled.has(`${id} ${draft ?? text}`),
  );
  if (post) {
    const words = post.draft ?? post.text;
    handled.add(`${post.id} ${words}`);
    if (roll < APPROVED) return { type: 'post.show', post: post.id, seen: words };
    const left = [...host.list.posts.values()].filter(({ status, draft }) => status === 'waiting' || draft !== null);
    if (roll > APPROVED + HIDDEN && left.length < LEFT_MAX) return null;
    return post.status === 'shown'
      ? { type: 'post.keep', post: post.id, reason: reason() }
      : { type: 'post.hide', post: post.id, reason: reason() };
  }
  const poll = [...host.list.polls.values()].find(({ id, status }) => status === 'waiting' && !handled.has(id));
  if (!poll) return null;
  handled.add(poll.id);
  return roll < APPROVED ? { type: 'poll.open', poll: poll.id } : null;
}

/** The words that an approval is about. */
function wordsOf(host: Host, wish: Extract<Handling, { type: 'post.show' | 'poll.open' }>): string {
  if (wish.type === 'poll.open') return JSON.stringify(host.list.polls.get(wish.poll));
  return `${wish.seen ?? ''} ${host.list.posts.get(wish.post)?.name ?? ''}`;
}
