import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drain } from '../../client/link/drain.ts';
import type { Shelf, WithoutId } from '../../client/link/waiting.ts';
import type { Asked } from '../../shared/commands.ts';
import { OUTCOMES_KEPT, UNANSWERED_MAX } from '../../shared/limits.ts';
import { refused, type Reply } from '../../shared/replies.ts';
import { FakeBrowser, type FakeTab } from '../support/fake-browser.ts';

/** What can become of one try. `late`: it reaches the server when the phone has long given up waiting. */
type Fate =
  'answered' | 'slow' | 'command lost' | 'answer lost' | 'late' | 'slow-down' | 'unavailable' | 'no connection';
const fates: readonly Fate[] = [
  'answered',
  'slow',
  'command lost',
  'answer lost',
  'late',
  'slow-down',
  'unavailable',
  'no connection',
];

/** The receiving side: remembers outcomes by id as R2 says, refuses what is typed as "bad". */
class FakeServer {
  readonly accepted: Asked[] = [];
  readonly #outcomes = new Map<string, Reply>();
  readonly #fates: Fate[];
  unanswered = 0;
  mostUnanswered = 0;
  tries = 0;

  constructor(fates: readonly Fate[] = []) {
    this.#fates = [...fates];
  }

  ask = async (command: Asked): Promise<Reply> => {
    this.tries++;
    this.mostUnanswered = Math.max(this.mostUnanswered, ++this.unanswered);
    try {
      return await this.#carry(command, this.#fates.shift() ?? 'answered');
    } finally {
      this.unanswered--;
    }
  };

  async #carry(command: Asked, fate: Fate): Promise<Reply> {
    switch (fate) {
      case 'no connection':
        throw new Error(fate);
      case 'command lost':
        await after(8000);
        throw new Error(fate);
      case 'answer lost':
        await after(40);
        this.#receive(command);
        await after(7960);
        throw new Error(fate);
      case 'late':
        setTimeout(() => this.#receive(command), 9000);
        await after(8000);
        throw new Error(fate);
      case 'slow-down':
        await after(40);
        return refused('slow-down', { after: 700 });
      case 'unavailable':
        await after(40);
        return refused('unavailable');
      case 'slow':
        await after(3000);
        return this.#receive(command);
      case 'answered':
        await after(40);
        return this.#receive(command);
    }
  }

  #receive(command: Asked): Reply {
    const first = this.#outcomes.get(command.id);
    if (first) return first;
    if ('text' in command && command.text === 'bad') return refused('closed');
    if (command.type === 'ballot.cast') return refused('closed');
    this.accepted.push(command);
    const reply: Reply = { ok: true, seq: this.accepted.length };
    this.#outcomes.set(command.id, reply);
    for (const id of this.#outcomes.keys()) if (this.#outcomes.size > OUTCOMES_KEPT) this.#outcomes.delete(id);
    return reply;
  }
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const question = (text: string): WithoutId => ({ type: 'post.add', kind: 'question', session: 's2', text });
const support = (post: string, on: boolean): WithoutId => ({ type: 'post.support', post, on });

/** The server's log never goes back. */
const oneHistory = { epoch: () => 'e', recalls: false };

function openTab(browser: FakeBrowser, server: FakeServer) {
  const tab: FakeTab = { killed: false, heard: () => undefined };
  const drain = new Drain(
    browser.shelf(tab),
    (command) => (tab.killed ? new Promise<never>(() => undefined) : server.ask(command)),
    () => undefined,
    oneHistory,
  );
  void drain.start();
  const kill = () => {
    tab.killed = true;
    drain.close();
  };
  return { drain, kill };
}

const textsOf = (commands: readonly Asked[]) =>
  commands.flatMap((command) => ('text' in command ? [command.text] : []));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the outbox', () => {
  it('[R2] [R9] whatever gets lost and however often the page is reloaded, everything typed arrives once and in order', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('type' as const), tab: fc.nat(1), bad: fc.boolean() }) },
      {
        weight: 5,
        arbitrary: fc.record({
          do: fc.constant('support' as const),
          tab: fc.nat(1),
          post: fc.nat(2),
          on: fc.boolean(),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 5, max: 20_000 }) }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const), tab: fc.nat(1) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('flush' as const), tab: fc.nat(1) }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.array(fc.constantFrom(...fates), { maxLength: 60 }),
        fc.boolean(),
        async (steps, fate, twoTabs) => {
          const browser = new FakeBrowser();
          const server = new FakeServer(fate);
          const tabs = [openTab(browser, server), ...(twoTabs ? [openTab(browser, server)] : [])];
          const typed: string[] = [];
          const bad: string[] = [];
          const wanted = new Map<string, boolean[]>();
          const at = (tab: number) => tab % tabs.length;
          await vi.advanceTimersByTimeAsync(10);
          for (const [place, each] of steps.entries()) {
            if (each.do === 'wait') await vi.advanceTimersByTimeAsync(each.ms);
            else if (each.do === 'flush') tabs[at(each.tab)]?.drain.flush();
            else if (each.do === 'reload') {
              tabs[at(each.tab)]?.kill();
              tabs[at(each.tab)] = openTab(browser, server);
            } else if (each.do === 'type') {
              const text = each.bad && place % 3 === 0 ? 'bad' : `words ${place}`;
              (text === 'bad' ? bad : typed).push(text);
              void tabs[at(each.tab)]?.drain.send(question(text));
            } else {
              const post = `p${each.post}`;
              wanted.set(post, [...(wanted.get(post) ?? []), each.on]);
              void tabs[at(each.tab)]?.drain.send(support(post, each.on));
            }
            await vi.advanceTimersByTimeAsync(3);
          }
          await vi.advanceTimersByTimeAsync(3_600_000);
          expect(textsOf(server.accepted)).toEqual(typed);
          for (const [post, values] of wanted) {
            const seen = server.accepted.flatMap((each) =>
              each.type === 'post.support' && each.post === post ? [each.on] : [],
            );
            expect(seen).toEqual(values);
          }
          expect(new Set(server.accepted.map((each) => each.id)).size).toBe(server.accepted.length);
          for (const { drain } of tabs) {
            expect(textsOf(drain.waiting.map((each) => each.command))).toEqual(bad);
            expect(drain.waiting.every((each) => each.refused?.refusal === 'closed')).toBe(true);
          }
          expect(browser.entries.size).toBe(bad.length);
          for (const { kill } of tabs) kill();
          vi.clearAllTimers();
        },
      ),
      { numRuns: 400 },
    );
  });

  it('stores a command before it is sent', async () => {
    const browser = new FakeBrowser();
    const server = new FakeServer();
    const { drain } = openTab(browser, server);
    await vi.advanceTimersByTimeAsync(10);
    void drain.send(question('hello'));
    expect(browser.entries.size).toBe(1);
    expect(server.tries).toBe(0);
    expect(drain.waiting).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(textsOf(server.accepted)).toEqual(['hello']);
    expect(browser.entries.size).toBe(0);
    expect(drain.waiting).toHaveLength(0);
  });

  it(`leaves at most ${UNANSWERED_MAX} commands unanswered`, async () => {
    const server = new FakeServer();
    const { drain } = openTab(new FakeBrowser(), server);
    await vi.advanceTimersByTimeAsync(10);
    for (let post = 1; post <= 50; post++) void drain.send(support(`p${post}`, true));
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.mostUnanswered).toBe(UNANSWERED_MAX);
    expect(server.accepted).toHaveLength(50);
  });

  it('answers the sender, be it after a lost answer and a pause', async () => {
    const server = new FakeServer(['answer lost', 'unavailable', 'slow-down']);
    const { drain } = openTab(new FakeBrowser(), server);
    const reply = drain.send(question('hello'));
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(reply).resolves.toEqual({ ok: true, seq: 1 });
    expect(server.accepted).toHaveLength(1);
  });

  it('obeys `after` of "slow down", which no flush shortens', async () => {
    const server = new FakeServer(['slow-down']);
    const { drain } = openTab(new FakeBrowser(), server);
    void drain.send(support('p1', true));
    await vi.advanceTimersByTimeAsync(100);
    drain.flush();
    void drain.send(question('hello'));
    await vi.advanceTimersByTimeAsync(500);
    expect(server.tries).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(server.accepted).toHaveLength(2);
  });

  it('lets what is new wait in a slow session, says until when, and votes meanwhile', async () => {
    const server = new FakeServer(['slow-down']);
    const { drain } = openTab(new FakeBrowser(), server);
    const told = Date.now();
    void drain.send(question('One'));
    void drain.send(question('Two'));
    await vi.advanceTimersByTimeAsync(100);
    const [one, two] = drain.waiting;
    expect(one?.goes).toBeGreaterThan(told + 700);
    expect(two).not.toHaveProperty('goes');
    drain.flush();
    void drain.send(support('p1', true));
    void drain.send({ type: 'post.withdraw', post: 'p2' });
    await vi.advanceTimersByTimeAsync(500);
    expect(server.accepted.map(({ type }) => type)).toEqual(['post.support', 'post.withdraw']);
    await vi.advanceTimersByTimeAsync(500);
    expect(textsOf(server.accepted)).toEqual(expect.arrayContaining(['One', 'Two']));
    expect(drain.waiting).toEqual([]);
  });

  it('[R9] rests no longer because a clock was set back by an hour', async () => {
    const server = new FakeServer(['slow-down', 'unavailable']);
    const { drain } = openTab(new FakeBrowser(), server);
    void drain.send(question('Where?'));
    await vi.advanceTimersByTimeAsync(100);
    vi.setSystemTime(Date.now() - 3_600_000);
    await vi.advanceTimersByTimeAsync(2000);
    vi.setSystemTime(Date.now() - 3_600_000);
    await vi.advanceTimersByTimeAsync(2000);
    expect(textsOf(server.accepted)).toEqual(['Where?']);
  });

  it('[R2] sends what waits after an hour asleep, once, from whichever tab wakes first', async () => {
    const [browser, server] = [new FakeBrowser(), new FakeServer(['no connection', 'no connection'])];
    const [one, other] = [openTab(browser, server), openTab(browser, server)];
    void one.drain.send(question('First?'));
    void one.drain.send(question('Second?'));
    await vi.advanceTimersByTimeAsync(50);
    // Asleep, timers stand still and the clock does not.
    vi.setSystemTime(Date.now() + 3_600_000);
    other.drain.flush();
    one.drain.flush();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(textsOf(server.accepted)).toEqual(['First?', 'Second?']);
    expect(one.drain.waiting).toEqual([]);
    expect(other.drain.waiting).toEqual([]);
  });

  it('tries at once when flushed after a failure', async () => {
    const server = new FakeServer(['no connection', 'no connection', 'no connection', 'no connection']);
    vi.spyOn(Math, 'random').mockReturnValue(0.99);
    const { drain } = openTab(new FakeBrowser(), server);
    void drain.send(question('hello'));
    await vi.advanceTimersByTimeAsync(4000);
    const before = server.tries;
    drain.flush();
    await vi.advanceTimersByTimeAsync(10);
    expect(server.tries).toBe(before + 1);
    vi.restoreAllMocks();
  });

  it('[R9] keeps what was refused, lets later ones pass, and sends it again changed as a new command', async () => {
    const browser = new FakeBrowser();
    const server = new FakeServer();
    const { drain, kill } = openTab(browser, server);
    const reply = drain.send(question('bad'));
    void drain.send(question('good'));
    await vi.advanceTimersByTimeAsync(500);
    await expect(reply).resolves.toMatchObject({ ok: false, refusal: 'closed' });
    expect(textsOf(server.accepted)).toEqual(['good']);
    kill();

    const next = openTab(browser, server).drain;
    await vi.advanceTimersByTimeAsync(500);
    const [kept] = next.waiting;
    expect(kept).toMatchObject({ command: { text: 'bad' }, refused: { refusal: 'closed' } });
    void next.again(kept?.id ?? '', { text: 'better' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(textsOf(server.accepted)).toEqual(['good', 'better']);
    expect(server.accepted.at(-1)?.id).not.toBe(kept?.id);
    expect(next.waiting).toHaveLength(0);
    expect(browser.entries.size).toBe(0);
  });

  it('drops a refused one when told to, for good', async () => {
    const browser = new FakeBrowser();
    const { drain } = openTab(browser, new FakeServer());
    void drain.send(question('bad'));
    await vi.advanceTimersByTimeAsync(500);
    void drain.drop(drain.waiting[0]?.id ?? '');
    await vi.advanceTimersByTimeAsync(500);
    expect(drain.waiting).toHaveLength(0);
    expect(browser.entries.size).toBe(0);
  });

  it('does not keep a refused ballot: nothing in it was typed', async () => {
    const browser = new FakeBrowser();
    const { drain } = openTab(browser, new FakeServer());
    const reply = drain.send({ type: 'ballot.cast', poll: 'v3', choices: ['o1'] });
    await vi.advanceTimersByTimeAsync(500);
    await expect(reply).resolves.toMatchObject({ refusal: 'closed' });
    expect(drain.waiting).toHaveLength(0);
    expect(browser.entries.size).toBe(0);
  });

  it('shows in every tab what waits, sends it from one, and answers the tab that asked', async () => {
    const browser = new FakeBrowser();
    const server = new FakeServer(['slow']);
    const first = openTab(browser, server).drain;
    const second = openTab(browser, server).drain;
    await vi.advanceTimersByTimeAsync(10);
    void first.send(question('one'));
    await vi.advanceTimersByTimeAsync(10);
    const reply = second.send(question('two'));
    await vi.advanceTimersByTimeAsync(500);
    expect(textsOf(first.waiting.map((each) => each.command))).toEqual(['one', 'two']);
    expect(textsOf(second.waiting.map((each) => each.command))).toEqual(['one', 'two']);
    expect(server.tries).toBe(1);
    await vi.advanceTimersByTimeAsync(5000);
    await expect(reply).resolves.toEqual({ ok: true, seq: 2 });
    expect(server.tries).toBe(2);
    expect(second.waiting).toHaveLength(0);
  });

  it('gives its turn to another tab that wants it, and takes over from a tab that crashed', async () => {
    const browser = new FakeBrowser();
    const server = new FakeServer();
    const first = openTab(browser, server);
    const second = openTab(browser, server);
    void first.drain.send(question('one'));
    await vi.advanceTimersByTimeAsync(500);
    void second.drain.send(question('two'));
    await vi.advanceTimersByTimeAsync(500);
    expect(textsOf(server.accepted)).toEqual(['one', 'two']);
    void second.drain.send(question('three'));
    await vi.advanceTimersByTimeAsync(5);
    second.kill();
    await vi.advanceTimersByTimeAsync(2500);
    expect(textsOf(server.accepted)).toEqual(['one', 'two', 'three']);
  });

  it('[R9] says that a text is safe once it is stored, and not before', async () => {
    const browser = new FakeBrowser();
    const server = new FakeServer(['no connection']);
    const { drain } = openTab(browser, server);
    await vi.advanceTimersByTimeAsync(10);
    const safe = vi.fn(() =>
      expect(textsOf([...browser.entries.values()].map(({ command }) => command))).toEqual(['a']),
    );
    void drain.send(question('a'), safe);
    await vi.advanceTimersByTimeAsync(1);
    expect(safe).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(4);
    expect(safe).toHaveBeenCalledOnce();
    expect(server.accepted).toHaveLength(0);
  });

  it('[R9] where nothing outlives the page, says so only of what was taken', async () => {
    const server = new FakeServer(['no connection', 'answered']);
    const shelf: Shelf = { ...new FakeBrowser().shelf({ killed: false, heard: () => undefined }), kept: false };
    const drain = new Drain(shelf, server.ask, () => undefined, oneHistory);
    void drain.start();
    const [taken, bad] = [vi.fn(), vi.fn()];
    void drain.send(question('hello'), taken);
    void drain.send(question('bad'), bad);
    // However soon it is tried again, an answer takes longer.
    await vi.advanceTimersByTimeAsync(30);
    expect(taken).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(taken).toHaveBeenCalled();
    expect(bad).not.toHaveBeenCalled();
  });

  it('sends, and says so, where the browser would not keep it', async () => {
    const server = new FakeServer();
    const shelf = new FakeBrowser().shelf({ killed: false, heard: () => undefined });
    const full: Shelf = { ...shelf, put: () => Promise.reject(new Error('full')) };
    const drain = new Drain(full, server.ask, () => undefined, oneHistory);
    void drain.start();
    void drain.send(question('hello'));
    await vi.advanceTimersByTimeAsync(500);
    expect(drain.kept).toBe(false);
    expect(textsOf(server.accepted)).toEqual(['hello']);
  });
});
