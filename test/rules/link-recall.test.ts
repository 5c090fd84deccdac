import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drain } from '../../client/link/drain.ts';
import { RESENT_MS } from '../../shared/limits.ts';
import { recall, TAKEN_MAX, type Recalled } from '../../client/link/recall.ts';
import type { WithoutId } from '../../client/link/waiting.ts';
import type { Asked } from '../../shared/commands.ts';
import { epochAfter } from '../../shared/epoch.ts';
import type { Reply } from '../../shared/replies.ts';
import { FakeBrowser, type FakeTab } from '../support/fake-browser.ts';

/** A log that can go back: it remembers outcomes by id (R2) as far as it still has their facts. */
class ForgetfulServer {
  epoch = 'first';
  away = false;
  log: Asked[] = Array.from({ length: 10 }, (_, n) => question(`Before ${n}`, `before-${n}`));
  readonly received: Asked[] = [];

  ask = async (command: Asked): Promise<Reply> => {
    this.#fail();
    await pass(20);
    this.#fail();
    this.received.push(command);
    const known = this.log.findIndex(({ id }) => id === command.id);
    if (known < 0) this.log.push(command);
    const seq = known < 0 ? this.log.length : known + 1;
    return { ok: true, seq, ...makes(command, seq) };
  };

  #fail(): void {
    if (this.away) throw new Error('no connection');
  }

  /** As a failover that lost what came after `seq`, or a restored backup. */
  goBack(seq: number, epoch = epochAfter(`after-${this.epoch}`, seq)): void {
    this.log = this.log.slice(0, seq);
    this.epoch = epoch;
    this.received.length = 0;
  }
}

function makes({ type }: Asked, seq: number): { post?: string; poll?: string } {
  if (type === 'poll.add') return { poll: `v${seq}` };
  return type === 'post.add' || type === 'reply.add' ? { post: `p${seq}` } : {};
}

const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const question = (text: string, id = 'an-id'): Asked => ({
  type: 'post.add',
  kind: 'question',
  session: 's2',
  text,
  id,
});
const ask = (text: string, session = 's2'): WithoutId => ({ type: 'post.add', kind: 'question', session, text });
const reply = (post: string, text: string): WithoutId => ({ type: 'reply.add', post, text });
const support = (post: string): WithoutId => ({ type: 'post.support', post, on: true });
const poll = (text: string): WithoutId => ({ type: 'poll.add', session: 's2', question: text, options: ['Yes', 'No'] });
const vote = (of: string): WithoutId => ({ type: 'ballot.cast', poll: of, round: 1, choices: ['o1'] });

/** One tab of a phone, which recalls whenever it learns where the server is. */
function openPhone(browser: FakeBrowser, server: ForgetfulServer, { recalls = true, asksTheSame = true } = {}) {
  const tab: FakeTab = { killed: false, heard: () => undefined };
  let epoch = server.epoch;
  const drain = new Drain(browser.shelf(tab), server.ask, () => undefined, { epoch: () => epoch, recalls });
  void drain.start();
  let told: Recalled | undefined;
  async function learn(): Promise<Recalled> {
    epoch = server.epoch;
    const here = { epoch, moment: Date.now(), asksTheSame: () => asksTheSame };
    const done = drain.amend((entries) => (told = recall(entries, here)).amended);
    await later(2000);
    await done;
    return told ?? expect.fail('It was not asked.');
  }
  const close = () => {
    tab.killed = true;
    drain.close();
  };
  return { drain, learn, close };
}

const textsOf = (commands: readonly Asked[]) =>
  commands.map((command) => ('text' in command && command.text ? command.text : command.type));
const refusedIn = ({ waiting }: Drain) =>
  waiting.map(({ command, refused }) => [...textsOf([command]), refused?.refusal ?? null]);

async function opened() {
  const [browser, server] = [new FakeBrowser(), new ForgetfulServer()];
  const phone = openPhone(browser, server);
  const say = async (command: WithoutId) => {
    const sent = phone.drain.send(command);
    await later(100);
    return sent;
  };
  await later(10);
  return { browser, server, phone, say };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a log that went back', () => {
  it('[R2] [R9] is sent again what it lost and nothing else, in order and under the same ids', async () => {
    const { server, phone, say } = await opened();
    for (const text of ['Kept', 'Lost', 'Lost too']) await say(ask(text));
    await say(support('p3'));
    const ids = server.received.map(({ id }) => id);
    expect(phone.drain.waiting).toEqual([]);
    server.goBack(11);
    const told = await phone.learn();
    expect(textsOf(server.received)).toEqual(['Lost', 'post.support', 'Lost too']);
    expect(server.received.map(({ id }) => id).sort()).toEqual(ids.slice(1).sort());
    expect(told).toMatchObject({ again: [ids[1], ids[2], ids[3]], kept: 0, lost: 0 });
    expect(phone.drain.waiting).toEqual([]);
    // And it is kept on, in the history of now.
    server.goBack(11, epochAfter('third', 11));
    await phone.learn();
    expect(textsOf(server.received)).toEqual(['Lost', 'post.support', 'Lost too']);
  });

  it('[R9] is never told of what may be something else now: words stay with their author, presses are lost', async () => {
    const { server, phone, say } = await opened();
    await say(ask('Lost')); // p11
    await say(reply('p11', 'A reply to it'));
    await say(reply('p4', 'A reply to what is there'));
    await say(support('p11'));
    await say(vote('v12'));
    await say({ type: 'ballot.cast', poll: 'v12', round: 1, text: 'In my own words' });
    await say(ask('In a session that is gone', 's12'));
    server.goBack(10);
    const told = await phone.learn();
    expect(textsOf(server.received)).toEqual(['Lost', 'A reply to what is there']);
    expect(refusedIn(phone.drain)).toEqual([
      ['A reply to it', 'gone'],
      ['In my own words', 'gone'],
      ['In a session that is gone', 'gone'],
    ]);
    expect(told).toMatchObject({ kept: 3, lost: 2 });
  });

  it('[R9] tells a sender whose words had not gone out that what they speak of is gone', async () => {
    const { server, phone } = await opened();
    server.away = true;
    const replied = phone.drain.send(reply('p11', 'Typed without a connection'));
    const pressed = phone.drain.send(support('p11'));
    const asked = phone.drain.send(ask('Not about anything'));
    await later(1000);
    server.goBack(10);
    server.away = false;
    await phone.learn();
    await expect(replied).resolves.toMatchObject({ refusal: 'gone' });
    await expect(pressed).resolves.toMatchObject({ refusal: 'gone' });
    await expect(asked).resolves.toMatchObject({ ok: true });
    expect(textsOf(server.received)).toEqual(['Not about anything']);
    expect(refusedIn(phone.drain)).toEqual([['Typed without a connection', 'gone']]);
  });

  it('is sent nothing before it was compared', async () => {
    const { browser, server, phone } = await opened();
    server.away = true;
    void phone.drain.send(reply('p11', 'To what is lost'));
    await later(100);
    phone.close();
    server.goBack(10);
    server.away = false;
    const next = openPhone(browser, server);
    await later(60_000);
    expect(server.received).toEqual([]);
    await next.learn();
    expect(server.received).toEqual([]);
    expect(refusedIn(next.drain)).toEqual([['To what is lost', 'gone']]);
  });

  it('[R9] is sent it by a phone that was reloaded, or slept, meanwhile', async () => {
    const { browser, server, phone, say } = await opened();
    await say(ask('Lost'));
    phone.close();
    server.goBack(10);
    await later(5 * 60_000);
    const next = openPhone(browser, server);
    await next.learn();
    expect(textsOf(server.received)).toEqual(['Lost']);
  });

  it('[R2] has it once from a phone with several tabs', async () => {
    const { browser, server, phone, say } = await opened();
    const other = openPhone(browser, server);
    await later(10);
    await say(ask('Lost'));
    server.goBack(10);
    await Promise.all([phone.learn(), other.learn()]);
    expect(textsOf(server.log.slice(10))).toEqual(['Lost']);
    expect([phone.drain.waiting, other.drain.waiting]).toEqual([[], []]);
  });

  it('does not have again what its author took back or changed', async () => {
    const { server, phone, say } = await opened();
    await say(ask('Taken back')); // p11
    await say({ type: 'post.withdraw', post: 'p11' });
    await say(ask('Badly put')); // p13
    await say({ type: 'post.edit', post: 'p13', text: 'Well put' });
    await say({ type: 'post.add', kind: 'story', session: 's2', text: 'A story', archive: true }); // p15
    await say({ type: 'post.consent', post: 'p15', archive: false });
    await say(poll('Over?')); // v17
    await say({ type: 'poll.close', poll: 'v17' });
    await say(poll('Taken back?')); // v19
    await say({ type: 'poll.withdraw', poll: 'v19' });
    await say({ type: 'post.withdraw', post: 'p4' });
    server.goBack(10);
    const told = await phone.learn();
    expect(textsOf(server.received)).toEqual(['Well put', 'A story', 'post.withdraw']);
    expect(server.received[1]).toMatchObject({ archive: false });
    expect(refusedIn(phone.drain)).toEqual([['poll.add', 'gone']]);
    expect(told).toMatchObject({ kept: 1, lost: 0 });
    expect(told.again).toHaveLength(3);
  });

  it('[R3] has no ballot again for a poll that asks something else now', async () => {
    const [browser, server] = [new FakeBrowser(), new ForgetfulServer()];
    const phone = openPhone(browser, server, { asksTheSame: false });
    void phone.drain.send(vote('v4'));
    await later(100);
    server.goBack(10);
    expect(await phone.learn()).toMatchObject({ again: [], lost: 1 });
    expect(server.received).toEqual([]);
  });

  it('of which nobody knows how far it is the same is sent only what speaks of nothing', async () => {
    const { server, phone, say } = await opened();
    await say(ask('Lost'));
    await say(reply('p4', 'A reply'));
    await say(support('p4'));
    server.goBack(10, 'without a seq');
    await phone.learn();
    expect(textsOf(server.received)).toEqual(['Lost']);
    expect(refusedIn(phone.drain)).toEqual([['A reply', 'gone']]);
  });

  it('is sent nothing again by a host’s page', async () => {
    const [browser, server] = [new FakeBrowser(), new ForgetfulServer()];
    const host = openPhone(browser, server, { recalls: false });
    void host.drain.send(ask('For somebody in the room'));
    await later(100);
    expect(browser.entries.size).toBe(0);
    server.goBack(10);
    await host.learn();
    expect(server.received).toEqual([]);
  });
});

describe('what was accepted', () => {
  it(`is kept for ${RESENT_MS / 60_000} minutes`, async () => {
    const { browser, phone, say } = await opened();
    await say(ask('Old'));
    await later(RESENT_MS - 60_000);
    await say(ask('Young'));
    await phone.learn();
    expect(browser.entries.size).toBe(2);
    await later(60_000);
    await phone.learn();
    expect([...browser.entries.values()].map(({ command }) => textsOf([command]))).toEqual([['Young']]);
    expect(phone.drain.waiting).toEqual([]);
  });

  it(`is kept for at most ${TAKEN_MAX} commands`, async () => {
    const { browser, phone, say } = await opened();
    for (let n = 0; n < TAKEN_MAX + 5; n++) await say(ask(`Question ${n}`));
    await phone.learn();
    const kept = [...browser.entries.values()].flatMap(({ command }) => textsOf([command]));
    expect(kept).toHaveLength(TAKEN_MAX);
    expect(kept[0]).toBe('Question 5');
  });

  it('[R2] is there once whatever is lost when, over reloads and second tabs', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('ask' as const), tab: fc.nat(1) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(200) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), tab: fc.nat(1) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('go back' as const), by: fc.nat(6) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const [browser, server] = [new FakeBrowser(), new ForgetfulServer()];
        const tabs = [openPhone(browser, server), openPhone(browser, server)];
        const at = (tab: number) => tabs[tab] ?? expect.fail('There is no such tab.');
        const typed: string[] = [];
        await later(10);
        for (const [place, each] of steps.entries()) {
          if (each.do === 'wait') await later(each.ms);
          else if (each.do === 'ask') {
            typed.push(`Question ${place}`);
            void at(each.tab).drain.send(ask(`Question ${place}`));
            await later(3);
          } else if (each.do === 'reload') {
            at(each.tab).close();
            tabs[each.tab] = openPhone(browser, server);
          } else {
            // The connection breaks with it, and what is on its way gets no answer.
            server.away = true;
            await later(30);
            server.goBack(Math.max(10, server.log.length - each.by));
            server.away = false;
            await Promise.all(tabs.map(({ learn }) => learn()));
          }
        }
        await later(60_000);
        expect(textsOf(server.log.slice(10)).sort()).toEqual(typed.sort());
        for (const { drain, close } of tabs) {
          expect(drain.waiting).toEqual([]);
          close();
        }
        vi.clearAllTimers();
      }),
      { numRuns: 200 },
    );
  });
});
