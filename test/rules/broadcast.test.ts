import { beforeEach, describe, expect, it } from 'vitest';
import { ALL } from '../../shared/all.ts';
import { apply } from '../../shared/apply.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import type { ViewRole } from '../../shared/roles.ts';
import type { Frame, LogWarning, Pulse, ViewName } from '../../shared/wire.ts';
import { openBroadcast, type Broadcast } from '../../server/live/broadcast.ts';
import { GATHER_MS } from '../../server/live/pace.ts';
import { openRoom, type Room } from '../../server/live/room.ts';
import type { Encoded, Screen } from '../../server/live/screen.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { alone } from '../../server/log/neighbours.ts';
import { ada, attendee, commandOf, HALL, host, newEvent, type Wish } from '../support/given.ts';
import { testClock } from '../support/clock.ts';

type Message = { name: string; payload: unknown };
type TestScreen = Screen & { got: Message[]; held: Record<ViewName, Held>; reads: boolean };

let clock: ReturnType<typeof testClock>;
let room: Room;
let broadcast: Broadcast;
let encodings: number;
let passedOver: number;
let warnings: readonly LogWarning[];

beforeEach(async () => {
  clock = testClock();
  const log = memoryLog();
  await log.claim('482913', 'event');
  await log.append('event', 0, { id: 'first', facts: newEvent() });
  let ids = 0;
  room = await openRoom('event', {
    log,
    clockwork: clock,
    newId: () => `batch-${ids++}`,
    complain: (what, why) => expect.fail(`${what}: ${String(why)}`),
  });
  encodings = 0;
  passedOver = 0;
  warnings = [];
  const encode = (name: string, payload: unknown): Encoded => {
    if (name === 'frame') encodings += 1;
    return { packet: JSON.stringify({ name, payload }), frame: new Uint8Array() };
  };
  broadcast = openBroadcast(room, {
    encode,
    clockwork: clock,
    neighbours: alone,
    warnings: () => warnings,
    lag: () => 0,
    passedOver: () => (passedOver += 1),
  });
});

function screen(
  role: ViewRole = 'attendee',
  who: string | null = null,
  key: string | null = null,
  session: string = HALL,
): TestScreen {
  const made: TestScreen = {
    role,
    session,
    keys: false,
    attendee: who,
    changes: false,
    key,
    got: [],
    held: { now: nothingHeld(), list: nothingHeld() },
    reads: true,
    ready: () => made.reads,
    take({ packet }) {
      if (!made.reads) return false;
      const message = JSON.parse(packet) as Message;
      made.got.push(message);
      if (message.name === 'frame') {
        const frame = message.payload as Frame;
        const next = apply(made.held[frame.view], frame);
        if (!next) expect.fail(`A frame from ${frame.from} does not follow ${made.held[frame.view].to}`);
        made.held[frame.view] = next;
      }
      return true;
    },
  };
  broadcast.join(made, { now: 0, list: 0 });
  return made;
}

const ask = (wish: Wish, asker = ada) => room.ask(commandOf(wish), asker);
const question = (text: string) => ({ type: 'post.add', session: HALL, kind: 'question', text }) as const;
const framesOf = (of: TestScreen, view: ViewName): number =>
  of.got.filter(({ name, payload }) => name === 'frame' && (payload as Frame).view === view).length;
/** What is due at once is sent in the next turn. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('the broadcast', () => {
  it('sends at once in an idle room, and gathers what comes after', async () => {
    const phone = screen();
    clock.pass(20_000);
    await ask(question('First'));
    await turn();
    expect(phone.held.list.posts.size).toBe(1);
    const more = Array.from({ length: 10 }, (_, which) => ask(question(`More ${which}`), attendee(`${which}`)));
    clock.pass(GATHER_MS.least);
    await Promise.all(more);
    await turn();
    expect(phone.held.list.posts.size).toBe(1);
    clock.pass(20_000);
    expect(phone.held.list.posts.size).toBe(11);
    expect(framesOf(phone, 'list')).toBe(3);
  });

  it('encodes a frame once, however many screens there are', async () => {
    const phones = Array.from({ length: 50 }, () => screen());
    clock.pass(20_000);
    encodings = 0;
    await ask(question('Everyone?'));
    await turn();
    clock.pass(20_000);
    // `now` and `list` of the phones: one each.
    expect(encodings).toBeLessThanOrEqual(2);
    expect(phones.every(({ held }) => held.list.posts.size === 1)).toBe(true);
  });

  it('encodes a view once for a crowd that comes while the room goes on, and brings each to what all hold', async () => {
    const phones = [screen()];
    clock.pass(20_000);
    encodings = 0;
    for (let which = 0; which < 10; which++) {
      const asked = ask(question(`Post ${which}`), attendee(`${which}`));
      clock.pass(GATHER_MS.least);
      await asked;
      await turn();
      phones.push(...Array.from({ length: 20 }, () => screen()));
    }
    // Two views, looked at and flushed about every 100 ms of 800.
    expect(encodings).toBeLessThanOrEqual(40);
    clock.pass(20_000);
    const orders = phones.map(({ held }) => held.list.order.join(' '));
    expect(new Set(orders).size).toBe(1);
    expect(phones.every(({ held }) => held.list.posts.size === 10)).toBe(true);
  });

  it('[R10] a screen that takes nothing is passed over, costs no queue, and gets one frame of all it missed', async () => {
    const [quick, slow] = [screen(), screen()];
    clock.pass(20_000);
    slow.reads = false;
    const frames = framesOf(slow, 'list');
    for (let which = 0; which < 8; which++) {
      await ask(question(`Post ${which}`), attendee(`${which}`));
      await turn();
      clock.pass(20_000);
    }
    expect(quick.held.list.posts.size).toBe(8);
    expect(framesOf(slow, 'list')).toBe(frames);
    const before = passedOver;
    expect(before).toBeGreaterThan(0);
    slow.reads = true;
    clock.pass(20_000);
    expect(framesOf(slow, 'list')).toBe(frames + 1);
    expect(passedOver).toBe(before);
    expect(new Map([...slow.held.list.posts].sort())).toEqual(new Map([...quick.held.list.posts].sort()));
  });

  it('[R8] a crowd is sent to in portions, and whoever comes meanwhile ends with what all hold', async () => {
    const crowd = Array.from({ length: 2500 }, () => screen());
    clock.pass(20_000);
    const postsOf = (of: TestScreen | undefined): number => of?.held.list.posts.size ?? 0;
    await ask(question('Everyone?'));
    const [first, last] = [crowd.at(0), crowd.at(-1)];
    while (postsOf(first) === 0) await turn();
    expect(postsOf(last)).toBe(0);
    // In between others have their turn.
    const gone = crowd.at(-2);
    if (gone) broadcast.leave(gone);
    const asked = ask(question('And this?'), attendee('ben'));
    const late = screen();
    expect(postsOf(late)).toBe(1);
    clock.pass(1000);
    expect(postsOf(last)).toBe(1);
    clock.pass(GATHER_MS.least);
    expect((await asked).ok).toBe(true);
    for (let round = 0; round < 3; round++) {
      clock.pass(20_000);
      for (let portions = 0; portions < 3; portions++) await turn();
    }
    expect(postsOf(gone)).toBe(0);
    const others = [...crowd.filter((one) => one !== gone), late];
    expect(new Set(others.map(({ held }) => `${held.list.to} ${held.list.order.join(' ')}`)).size).toBe(1);
    expect(postsOf(last)).toBe(2);
    const { heads } = first?.got.findLast(({ name }) => name === 'pulse')?.payload as Pulse;
    expect(heads.list).toBe(first?.held.list.to);
  });

  it('[R6] tells an attendee what is theirs, and nobody else', async () => {
    const [own, other] = [screen('attendee', 'attendee-ada'), screen('attendee', 'attendee-ben')];
    await ask(question('Mine'));
    const mine = (of: TestScreen) =>
      of.got.filter(({ name }) => name === 'mine').map(({ payload }) => (payload as { posts: unknown[] }).posts.length);
    expect(mine(own)).toEqual([0, 1]);
    expect(mine(other)).toEqual([0]);
  });

  it('[R6] tells hosts which hosts are here and what each looks at, and nobody else', async () => {
    const [host, other] = [screen('host', null, 'k2'), screen('host', null, 'k2')];
    const others = [screen(), screen('wall')];
    const hostsIn = (of: TestScreen) =>
      (of.got.findLast(({ name }) => name === 'pulse')?.payload as Pulse | undefined)?.hosts;
    broadcast.review(other, 'p5');
    broadcast.review(others[0] ?? host, 'p6');
    clock.pass(20_000);
    await turn();
    const seen = { key: 'k2', name: 'Hana', session: HALL };
    expect(hostsIn(host)).toEqual([
      { ...seen, reviewing: null },
      { ...seen, reviewing: 'p5' },
    ]);
    for (const one of others) expect(hostsIn(one)).toBeUndefined();
    broadcast.leave(other);
    clock.pass(20_000);
    expect(hostsIn(host)).toEqual([{ ...seen, reviewing: null }]);
  });

  it('[R6] warns hosts, and nobody else, of a log that may lose what it stores', () => {
    const pulse = (of: TestScreen) => of.got.findLast(({ name }) => name === 'pulse')?.payload as Pulse;
    const [hosts, others] = [[screen('host', null, 'k2')], [screen(), screen('wall'), screen('speaker', null, 'k2')]];
    clock.pass(20_000);
    for (const one of [...hosts, ...others]) expect(pulse(one)).not.toHaveProperty('warnings');
    warnings = ['may-lose'];
    others.push(screen());
    clock.pass(20_000);
    for (const one of hosts) expect(pulse(one).warnings).toEqual(['may-lose']);
    for (const one of others) expect(pulse(one)).not.toHaveProperty('warnings');
  });

  it('[R8] tells each screen by a pulse how far it should have got, and never further than it was sent', async () => {
    const phones = [screen(), screen('wall')];
    const pulse = (of: TestScreen) => of.got.findLast(({ name }) => name === 'pulse')?.payload as Pulse;
    for (let which = 0; which < 5; which++) {
      await ask(question(`Post ${which}`), attendee(`${which}`));
      await turn();
      clock.pass(700);
      for (const phone of phones) expect(pulse(phone).heads.now ?? 0).toBeLessThanOrEqual(phone.held.now.to);
      phones.push(screen());
    }
    clock.pass(20_000);
    for (const phone of phones) {
      expect(pulse(phone).heads.now).toBeLessThanOrEqual(phone.held.now.to);
      expect(pulse(phone).heads.list).toBe(phone.role === 'wall' ? undefined : phones[0]?.held.list.to);
    }
  });

  it('[R8] accuses no screen of missing a frame when a slow one catches up, or one comes that needs nothing', async () => {
    const [quick, slow] = [screen(), screen()];
    const pulse = (of: TestScreen) => of.got.findLast(({ name }) => name === 'pulse')?.payload as Pulse;
    clock.pass(20_000);
    slow.reads = false;
    const asked = await ask(question('Seen by one'));
    await turn();
    clock.pass(20_000);
    // Phones see nothing of a report, so that the one that reads holds less than the other's sum.
    const post = asked.ok ? (asked.post ?? '') : '';
    await ask({ type: 'post.report', post, reason: null }, attendee('ben'));
    await turn();
    clock.pass(20_000);
    slow.reads = true;
    clock.pass(20_000);
    clock.pass(20_000);
    expect(slow.held.list.to).toBeGreaterThan(quick.held.list.to);
    expect(pulse(quick).heads.list).toBe(quick.held.list.to);
    broadcast.leave(quick);
    await ask({ type: 'post.report', post, reason: null }, attendee('cyd'));
    await turn();
    clock.pass(20_000);
    broadcast.join(quick, { now: quick.held.now.to, list: quick.held.list.to });
    expect(pulse(quick).heads.list).toBeLessThanOrEqual(quick.held.list.to);
  });

  it('counts people, not tabs', () => {
    const tabs = [
      screen('attendee', 'attendee-ada'),
      screen('attendee', 'attendee-ada'),
      screen('attendee', 'attendee-ben'),
    ];
    const wall = screen('wall');
    const here = () => {
      clock.pass(20_000);
      return (wall.got.findLast(({ name }) => name === 'pulse')?.payload as Pulse).here;
    };
    expect(here()).toBe(2);
    for (const tab of tabs.slice(0, 1)) broadcast.leave(tab);
    expect(here()).toBe(2);
    for (const tab of tabs.slice(1, 2)) broadcast.leave(tab);
    expect(here()).toBe(1);
  });

  it('counts who follows all sessions once among those who are here, and in no session', async () => {
    const [everywhere, hall] = [screen('attendee', 'attendee-ada', null, ALL), screen('attendee', 'attendee-ben')];
    const pulse = (of: TestScreen) => of.got.findLast(({ name }) => name === 'pulse')?.payload as Pulse;
    clock.pass(20_000);
    await turn();
    expect(pulse(everywhere)).toMatchObject({ here: 2, hereInSession: 2 });
    expect(pulse(hall)).toMatchObject({ here: 2, hereInSession: 1 });
    broadcast.leave(everywhere);
    clock.pass(20_000);
    expect(pulse(hall)).toMatchObject({ here: 1, hereInSession: 1 });
  });

  it('shows who follows all sessions what happens in any, at the pace of their number', async () => {
    const phones = Array.from({ length: 20 }, () => screen('attendee', null, null, ALL));
    clock.pass(20_000);
    const added = await ask({ type: 'session.add', details: { title: 'The other room' } }, host);
    const other = added.ok ? (added.session ?? '') : '';
    await turn();
    clock.pass(20_000);
    encodings = 0;
    const said = Array.from({ length: 10 }, (_, which) =>
      ask({ ...question(`Post ${which}`), session: which % 2 ? HALL : other }, attendee(`${which}`)),
    );
    clock.pass(GATHER_MS.least);
    await Promise.all(said);
    await turn();
    clock.pass(20_000);
    expect(phones.every(({ held }) => held.list.posts.size === 10)).toBe(true);
    // At most the first post at once, and then all the others.
    expect(encodings).toBeLessThanOrEqual(2);
  });

  it('a screen that comes back says what it holds, and is sent what came after', async () => {
    const phone = screen();
    await ask(question('One'));
    await turn();
    clock.pass(20_000);
    broadcast.leave(phone);
    await ask(question('Two'), host);
    const from = { now: phone.held.now.to, list: phone.held.list.to };
    const back = { ...phone, got: [] as Message[] };
    broadcast.join({ ...phone, take: phone.take.bind(back) }, from);
    expect(phone.held.list.posts.size).toBe(2);
    await room.close();
  });
});
