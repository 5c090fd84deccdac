import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../../shared/replies.ts';
import { arrive } from './arriving.ts';
import { openCrowd } from './crowd.ts';
import { Truth } from './freshness.ts';
import { Gauge } from './gauge.ts';
import { answerCalls, type ScreenKind, type Target } from './load-calls.ts';
import { openReading } from './news.ts';
import type { Ear, Phone } from './phone.ts';
import { conversationOf, replay } from './replaying.ts';
import { openSpeech } from './speech.ts';

/** The load process: many raw phones that vote and post at an even pace, and measure what comes back. */

/** Between two looks at what is due, ms. */
const TICK = 5;
/** So long everybody may take to have an answer and to show it, ms. */
const PATIENCE = 30_000;

const gauge = new Gauge();
const truth = new Truth();
const read = openReading();
const crowd = openCrowd(earOf('phone'), gauge);
const { phones } = crowd;
const speech = openSpeech(there, truth, gauge);
const others: Partial<Record<ScreenKind, Phone>> = {};
let target: Target | null = null;
let poll = '';
let ticking: NodeJS.Timeout | undefined;
let supported = 0;
let afterAnswer: (phone: Phone, reply: Reply) => void = () => undefined;

function earOf(kind: ScreenKind): Ear {
  const behind = gauge.behind[kind];
  return {
    message(phone, bytes) {
      if (kind !== 'phone') return;
      gauge.messages += 1;
      if (phone === phones[0]) gauge.record(bytes.length);
    },
    event(phone, payload) {
      const news = read(payload);
      if (!news) return;
      if (kind === 'phone') gauge.views[news.view] += payload.length;
      if (phone === phones[0]) gauge.recordedView(news.view);
      if (news.view === 'list') phone.list = news.to;
      else {
        const now = performance.now();
        if (phone.to > 0) behind.add(truth.behind(phone.to, now));
        phone.to = news.to;
        const tally = news.tallies?.get(poll);
        if (tally) [phone.tally, phone.tallyAt] = [tally, now];
      }
      crowd.seen(phone);
    },
    answer(phone, id, payload) {
      const reply = speech.hear(phone, id, payload);
      if (reply) afterAnswer(phone, reply);
    },
  };
}

answerCalls({
  async open(to) {
    target = to;
    if (to.kind === 'openfloor' && to.poll !== poll) ask(to.poll);
    await crowd.open(to);
    return null;
  },
  async look(hostKey) {
    const to = there();
    if (to.kind !== 'openfloor') throw new Error('Only our server has walls and hosts.');
    others.wall = await crowd.seat(to, { view: 'wall' }, earOf('wall'));
    others.host = await crowd.seat(to, { view: 'host', hostKey }, earOf('host'));
    return null;
  },
  start({ votes, posts, joins = 0, supports = { perSecond: 0, among: [] } }) {
    const to = there();
    const started = performance.now();
    const supportedBefore = supported;
    let [voted, posted, joined] = [0, 0, 0];
    ticking = setInterval(() => {
      const seconds = (performance.now() - started) / 1000;
      for (; voted < seconds * votes; voted++) speech.vote(phoneAt(voted));
      for (; posted < seconds * posts; posted++) speech.post(phoneAt(posted * 7), posted);
      for (; supported < supportedBefore + seconds * supports.perSecond; supported++) support(supports.among);
      for (; to.kind === 'openfloor' && joined < seconds * joins; joined++) crowd.swap(to).catch(fail);
    }, TICK);
    return null;
  },
  mark() {
    gauge.mark();
    return null;
  },
  measured: () => gauge.measured(),
  stop() {
    clearInterval(ticking);
    return null;
  },
  async saturate({ seconds, underWay }) {
    const until = performance.now() + seconds * 1000;
    const before = gauge.votes;
    let slowDowns = 0;
    afterAnswer = (phone, reply) => {
      if (performance.now() > until) return;
      if (reply.ok) speech.vote(phone);
      else {
        slowDowns += 1;
        setTimeout(() => speech.vote(phone), reply.after ?? 1000);
      }
    };
    const started = performance.now();
    for (const phone of phones) for (let under = 0; under < underWay; under++) speech.vote(phone);
    await sleep(seconds * 1000);
    const perSecond = ((gauge.votes - before) * 1000) / (performance.now() - started);
    afterAnswer = () => undefined;
    return { perSecond, slowDowns };
  },
  async wrongTallies() {
    const patience = performance.now() + PATIENCE;
    while (performance.now() < patience && speech.unanswered() > 0) await sleep(100);
    const expected = JSON.stringify(speech.recount());
    const isWrong = ({ tally }: Phone) => JSON.stringify(tally) !== expected;
    while (performance.now() < patience && phones.some(isWrong)) await sleep(100);
    const wrong = phones.filter(isWrong);
    return {
      phones: wrong.length,
      unanswered: speech.unanswered(),
      expected,
      shown: JSON.stringify(wrong[0]?.tally ?? null),
    };
  },
  async everyone({ poll: asked, seconds }) {
    ask(asked);
    gauge.mark();
    for (const phone of phones) setTimeout(() => speech.vote(phone), Math.random() * seconds * 1000);
    await sleep(seconds * 1000);
    const patience = performance.now() + PATIENCE;
    const isTime = () => performance.now() < patience;
    const screens = [...phones, ...Object.values(others)];
    while (isTime() && (gauge.votes + gauge.refused < phones.length || speech.unanswered() > 0)) await sleep(10);
    const load = gauge.load();
    const result = speech.recount();
    const expected = JSON.stringify(result);
    const isWrong = ({ tally }: Phone) => JSON.stringify(tally) !== expected;
    while (isTime() && screens.some(isWrong)) await sleep(100);
    const shown = (which: readonly (Phone | undefined)[]) =>
      which.reduce((latest, phone) => Math.max(latest, (phone?.tallyAt ?? 0) - speech.lastVoteAt()), 0);
    return {
      acknowledged: gauge.votes,
      refused: gauge.refused,
      answers: gauge.answers.spread(),
      shown: { phone: shown(phones), wall: shown([others.wall]), host: shown([others.host]) },
      wrong: screens.filter(isWrong).length,
      result,
      load,
    };
  },
  arrive: ({ target: to, seconds }) => arrive(to, seconds, gauge),
  async replay({ target: to, folder, minutes, part }) {
    const play = conversationOf(folder, part);
    target = to;
    await crowd.open({ ...to, phones: play.people.length });
    return replay(play, phones, to.session, minutes * part, speech, gauge);
  },
});

function there(): Target {
  if (!target) throw new Error('No phone is open.');
  return target;
}

function ask(another: string): void {
  poll = another;
  speech.begin(another);
}

function phoneAt(turn: number): Phone {
  const phone = phones[turn % phones.length];
  if (!phone) throw new Error('No phone is open.');
  return phone;
}

/** All in turn want the same; then, in turn, no longer; then all want something else. */
function support(among: readonly string[]): void {
  const [place, round] = [supported % phones.length, Math.floor(supported / phones.length)];
  const post = among[(place * 7 + (round >> 1)) % among.length] ?? '';
  speech.support(phoneAt(place), post, round % 2 === 0);
}

function fail(error: unknown): void {
  throw error;
}
