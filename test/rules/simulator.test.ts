import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asked } from '../../shared/commands.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { UNANSWERED_MAX } from '../../shared/limits.ts';
import { refused, type Reply } from '../../shared/replies.ts';
import { differences } from '../../server/simulator/comparison.ts';
import { agreement, type Conversation } from '../../server/simulator/conversation.ts';
import { parseCsv, parseRecords } from '../../server/simulator/csv.ts';
import { Outbox } from '../../server/simulator/outbox.ts';

describe('the CSV reader', () => {
  it('keeps commas, line breaks and doubled quotes of quoted fields', () => {
    expect(parseCsv('a,"b, ""c""\r\nd",\r\n\n"",e,f')).toEqual([
      ['a', 'b, "c"\r\nd', ''],
      ['', 'e', 'f'],
    ]);
  });

  it('says where a record does not fit its header', () => {
    expect(() => parseRecords('a,b\n1,2\n3')).toThrow('record 2 has 1 fields');
  });

  it('refuses a quote that is never closed', () => {
    expect(() => parseCsv('a,"b')).toThrow('never closed');
  });
});

const conversation: Conversation = {
  topic: 'Tea',
  statements: [
    { at: 1, id: 'x', author: 'ada', text: 'Tea  first ' },
    { at: 2, id: 'y', author: 'bo', text: 'Milk first' },
  ],
  votes: [
    { at: 3, statement: 'x', voter: 'ada', vote: 1 },
    { at: 4, statement: 'x', voter: 'bo', vote: 1 },
    { at: 5, statement: 'y', voter: 'ada', vote: 1 },
    { at: 6, statement: 'x', voter: 'bo', vote: -1 },
    { at: 7, statement: 'y', voter: 'bo', vote: 0 },
  ],
};
const posts = new Map([
  ['x', 'p1'],
  ['y', 'p2'],
]);
const archived = (...kept: { id: string; text: string; support: number }[]) =>
  ({ version: 1, sessions: [{ posts: kept }] }) as unknown as ArchiveView;

describe('the comparison of a replay', () => {
  it('counts the people whose last vote was 1', () => {
    expect([...agreement(conversation)]).toEqual([
      ['x', 1],
      ['y', 1],
    ]);
  });

  it('finds nothing where the archive is what was said', () => {
    const archive = archived({ id: 'p1', text: 'Tea first', support: 1 }, { id: 'p2', text: 'Milk first', support: 1 });
    expect(differences(conversation, posts, archive)).toEqual([]);
  });

  it.each([
    ['a missing statement', archived({ id: 'p1', text: 'Tea first', support: 1 })],
    [
      'a statement twice',
      archived(
        { id: 'p1', text: 'Tea first', support: 1 },
        { id: 'p2', text: 'Milk first', support: 1 },
        { id: 'p3', text: 'Milk first', support: 0 },
      ),
    ],
    [
      'a wrong support',
      archived({ id: 'p1', text: 'Tea first', support: 2 }, { id: 'p2', text: 'Milk first', support: 1 }),
    ],
    [
      'a changed text',
      archived({ id: 'p1', text: 'Tea last', support: 1 }, { id: 'p2', text: 'Milk first', support: 1 }),
    ],
  ])('finds %s', (_, archive) => {
    expect(differences(conversation, posts, archive)).not.toEqual([]);
  });
});

describe('the outbox of a pretend person', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A server that is told by the test what to answer, one try after another. */
  function desk() {
    const tries: { command: Asked; answer: (reply: Reply) => void; lose: () => void }[] = [];
    const outbox = new Outbox(
      (command) =>
        new Promise((resolve, reject) =>
          tries.push({ command, answer: resolve, lose: () => reject(new Error('connection lost')) }),
        ),
    );
    const attempt = (index: number) => tries[index] ?? expect.fail(`There was no try ${index}.`);
    return { tries, attempt, outbox };
  }
  const support = (post: string, on = true) => ({ type: 'post.support', post, on }) as const;
  const accepted: Reply = { ok: true, seq: 1 };

  it('has at most 16 commands unanswered', async () => {
    const { tries, attempt, outbox } = desk();
    outbox.open();
    for (let post = 1; post <= 40; post++) void outbox.send(support(`p${post}`));
    expect(tries).toHaveLength(UNANSWERED_MAX);
    attempt(0).answer(accepted);
    await vi.advanceTimersByTimeAsync(1);
    expect(tries).toHaveLength(UNANSWERED_MAX + 1);
  });

  it('sends a command whose answer was lost again, under the same id, once the connection is back', async () => {
    const { tries, attempt, outbox } = desk();
    outbox.open();
    const answer = outbox.send(support('p1'));
    outbox.shut();
    attempt(0).lose();
    await vi.advanceTimersByTimeAsync(5000);
    expect(tries).toHaveLength(1);
    outbox.open();
    expect(attempt(1).command).toEqual(attempt(0).command);
    attempt(1).answer(accepted);
    await expect(answer).resolves.toEqual(accepted);
    expect(outbox.unanswered).toBe(0);
  });

  it('lets no command overtake an earlier one about the same thing', async () => {
    const { tries, attempt, outbox } = desk();
    outbox.open();
    void outbox.send(support('p1', true));
    void outbox.send(support('p1', false));
    void outbox.send(support('p2', true));
    expect(tries.map(({ command }) => 'post' in command && command.post)).toEqual(['p1', 'p2']);
    attempt(0).answer(accepted);
    await vi.advanceTimersByTimeAsync(1);
    expect(attempt(2).command).toMatchObject({ post: 'p1', on: false });
  });

  it('waits as long as it is told to, also over a reconnection', async () => {
    const { tries, attempt, outbox } = desk();
    outbox.open();
    void outbox.send(support('p1'));
    attempt(0).answer(refused('slow-down', { after: 3000 }));
    await vi.advanceTimersByTimeAsync(1000);
    outbox.shut();
    outbox.open();
    void outbox.send(support('p2'));
    await vi.advanceTimersByTimeAsync(1900);
    expect(tries).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(tries).toHaveLength(3);
    expect(outbox.slowDowns).toBe(1);
  });

  it('resolves with a refusal that no waiting would change', async () => {
    const { attempt, outbox } = desk();
    outbox.open();
    const answer = outbox.send(support('p1'));
    attempt(0).answer(refused('closed'));
    await expect(answer).resolves.toMatchObject({ refusal: 'closed' });
  });
});
