import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../../shared/replies.ts';
import { OPTIONS, questionOf } from '../support/busy-event.ts';
import { Truth } from './freshness.ts';
import { answerCalls, type Measured, type Target } from './load-calls.ts';
import { Phone, type Ear } from './phone.ts';
import { spread } from './quantiles.ts';

/** The load process: many raw phones that vote and post at an even pace, and measure what comes back. */

/** Between two looks at what is due, ms. */
const TICK = 5;
/** Phones that connect at one time. */
const AT_THE_DOOR = 50;

type Asked = { readonly at: number; readonly vote: { readonly phone: Phone; readonly choice: string } | null };
/** What a `now` frame or a plain `voted` says, as far as it matters here. */
type News = { to: number; tally: unknown };

const phones: Phone[] = [];
const asked = new Map<number, Asked>();
/** The last acknowledged choice of each phone, and the seq it has in the log. */
const ballots = new Map<Phone, { choice: string; seq: number }>();
let target: Target | null = null;
const truth = new Truth();
let nextId = 0;
let ticking: NodeJS.Timeout | undefined;
let afterAnswer: (phone: Phone, reply: Reply) => void = () => undefined;

let begun = 0;
let counted = { votes: 0, posts: 0, refused: 0, messages: 0, bytes: 0 };
let answers: number[] = [];
let behind: number[] = [];
let recording: [number, number][] = [];

const ear: Ear = {
  message(phone, bytes) {
    counted.messages += 1;
    counted.bytes += bytes.length;
    if (phone === phones[0]) recording.push([performance.now() - begun, bytes.length]);
  },
  event(phone, payload) {
    const news = newsIn(payload);
    if (!news) return;
    const late = truth.behind(phone.to, performance.now());
    if (phone.to > 0) behind.push(late);
    phone.to = news.to;
    if (news.tally !== undefined) phone.tally = news.tally;
  },
  answer(phone, id, payload) {
    const now = performance.now();
    const question = asked.get(id);
    if (!question) return;
    asked.delete(id);
    const [reply] = JSON.parse(payload.toString()) as [Reply];
    if (!reply.ok) counted.refused += 1;
    else {
      answers.push(now - question.at);
      if (question.vote) {
        counted.votes += 1;
        truth.acknowledged(reply.seq, now);
        const last = ballots.get(phone);
        if (!last || last.seq < reply.seq) ballots.set(phone, { choice: question.vote.choice, seq: reply.seq });
      } else counted.posts += 1;
    }
    afterAnswer(phone, reply);
  },
};

answerCalls({
  async open(to) {
    target = to;
    const many = to.kind === 'openfloor' ? to.tokens.length : to.phones;
    const queue = Array.from({ length: many }, (_, index) => index)[Symbol.iterator]();
    const ports = to.kind === 'openfloor' ? to.ports : [to.port];
    const urls = ports.map(
      (port) => `ws://127.0.0.1:${port}/${to.kind === 'bare' ? '' : 'socket.io/?EIO=4&transport=websocket'}`,
    );
    const door = async () => {
      for (const index of queue) {
        const phone = new Phone(phones.length, urls[phones.length % urls.length] ?? '', ear);
        phones.push(phone);
        for (;;) {
          const arrival = await phone.connect(authOf(to, index));
          if ('over' in arrival) break;
          await sleep(arrival.after);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_THE_DOOR }, door));
    while (to.kind === 'openfloor' && phones.some((phone) => phone.to === 0)) await sleep(20);
    return null;
  },
  start({ votes, posts }) {
    const started = performance.now();
    let [voted, posted] = [0, 0];
    ticking = setInterval(() => {
      const seconds = (performance.now() - started) / 1000;
      for (; voted < seconds * votes; voted++) vote(phoneAt(voted));
      for (; posted < seconds * posts; posted++) post(phoneAt(posted * 7), posted);
    }, TICK);
    return null;
  },
  mark() {
    begun = performance.now();
    counted = { votes: 0, posts: 0, refused: 0, messages: 0, bytes: 0 };
    [answers, behind, recording] = [[], [], []];
    return null;
  },
  measured(): Measured {
    const seconds = (performance.now() - begun) / 1000;
    return { seconds, ...counted, answers: spread(answers), behind: spread(behind), recording };
  },
  stop() {
    clearInterval(ticking);
    return null;
  },
  async saturate({ seconds, underWay }) {
    const until = performance.now() + seconds * 1000;
    const before = counted.votes;
    let slowDowns = 0;
    afterAnswer = (phone, reply) => {
      if (performance.now() > until) return;
      if (reply.ok) vote(phone);
      else {
        slowDowns += 1;
        setTimeout(() => vote(phone), reply.after ?? 1000);
      }
    };
    const started = performance.now();
    for (const phone of phones) for (let under = 0; under < underWay; under++) vote(phone);
    await sleep(seconds * 1000);
    const perSecond = ((counted.votes - before) * 1000) / (performance.now() - started);
    afterAnswer = () => undefined;
    return { perSecond, slowDowns };
  },
  async wrongTallies() {
    const patience = performance.now() + 10_000;
    while (performance.now() < patience && asked.size > 0) await sleep(100);
    const expected = recount();
    const isWrong = ({ tally }: Phone) => JSON.stringify(tally) !== expected;
    while (performance.now() < patience && phones.some(isWrong)) await sleep(100);
    const wrong = phones.filter(isWrong);
    return { phones: wrong.length, unanswered: asked.size, expected, shown: JSON.stringify(wrong[0]?.tally ?? null) };
  },
});

function phoneAt(turn: number): Phone {
  const phone = phones[turn % phones.length];
  if (!phone) throw new Error('No phone is open.');
  return phone;
}

function ask(phone: Phone, event: string, body: object, choice: string | null): void {
  const id = nextId++;
  asked.set(id, { at: performance.now(), vote: choice === null ? null : { phone, choice } });
  phone.emit(id, event, body);
}

/** Always another option than the last time, so that every vote changes the tally. */
function vote(phone: Phone): void {
  const choice = OPTIONS[(phone.index + phone.votes++) % OPTIONS.length] ?? 'o1';
  if (target?.kind === 'plain') ask(phone, 'vote', { choice }, choice);
  else if (target?.kind === 'openfloor') {
    const body = { id: commandId(), type: 'ballot.cast', poll: target.poll, round: 1, choices: [choice] };
    ask(phone, 'command', body, choice);
  }
}

function post(phone: Phone, number: number): void {
  const text = questionOf(number);
  if (target?.kind === 'plain') ask(phone, 'post', { text }, null);
  else if (target?.kind === 'openfloor') {
    const body = { id: commandId(), type: 'post.add', kind: 'question', session: target.session, text };
    ask(phone, 'command', body, null);
  }
}

const commandId = () => `bench-${String(nextId).padStart(10, '0')}`;

function authOf(to: Target, index: number): object | null {
  if (to.kind === 'openfloor')
    return { event: to.code, session: to.session, view: 'attendee', token: to.tokens[index] };
  return to.kind === 'plain' ? {} : null;
}

/** Many phones are sent the same bytes, so they are read once. */
let lastRead: { readonly bytes: Buffer; readonly news: News | null } | null = null;

function newsIn(payload: Buffer): News | null {
  if (target?.kind === 'plain') return plainNews(payload);
  if (lastRead?.bytes.equals(payload)) return lastRead.news;
  lastRead = { bytes: payload, news: readNews(payload) };
  return lastRead.news;
}

/** `["voted",{"to":12,…}]` without parsing: there is one for each vote and phone, and the load must not be what is slow. */
function plainNews(payload: Buffer): News | null {
  if (payload[2] !== VOTED) return null;
  return { to: Number.parseInt(payload.toString('latin1', PLAIN_TO, PLAIN_TO + 12), 10), tally: undefined };
}
const VOTED = 'v'.charCodeAt(0);
const PLAIN_TO = '["voted",{"to":'.length;

type Tallied = { id?: string; people?: number; counts?: Record<string, number> };

function readNews(payload: Buffer): News | null {
  const [event, body] = JSON.parse(payload.toString()) as [
    string,
    Tallied & { view?: string; to: number; polls?: Tallied[] },
  ];
  if (event !== 'frame' || body.view !== 'now') return null;
  const poll = body.polls?.find(({ id }) => target?.kind === 'openfloor' && id === target.poll);
  return { to: body.to, tally: poll?.counts ? tallied(poll) : undefined };
}

const tallied = ({ people, counts }: Tallied) => ({
  people,
  counts: OPTIONS.map((option) => counts?.[option] ?? 0),
});

function recount(): string {
  const counts = Object.fromEntries(OPTIONS.map((option) => [option, 0]));
  for (const { choice } of ballots.values()) counts[choice] = (counts[choice] ?? 0) + 1;
  return JSON.stringify(tallied({ people: ballots.size, counts }));
}
