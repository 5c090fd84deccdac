import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, FactOf } from '../../shared/facts.ts';
import { openInspection } from '../../server/room/invariants.ts';
import { openRecount } from '../../server/room/invariants/recount.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { erased } from '../support/erased.ts';
import { ada, after, ben, HALL, host, last, newEvent } from '../support/given.ts';
import { live, scripts, type Day } from '../support/random-day.ts';

const DAYS = 250;
const COMMANDS = 90;

type Batch = { readonly id: string; readonly first: number; readonly facts: readonly unknown[] };

function inspected(batches: readonly Batch[]) {
  const inspection = openInspection();
  for (const batch of batches) inspection.take(batch);
  return inspection.end();
}

/** As a log keeps them: what was decided together lies together. */
function batchesOf({ log, first, steps }: Day): Batch[] {
  const ends = [first.seq, ...steps.map(({ after }) => after.seq)];
  return batched(log, [...new Set(ends)]);
}

const batched = (log: readonly unknown[], ends: readonly number[]): Batch[] =>
  ends.map((end, index) => {
    const start = ends[index - 1] ?? 0;
    return { id: `batch-${start}`, first: start + 1, facts: log.slice(start, end) };
  });

/** One command a batch. */
function single(log: readonly object[]): Batch[] {
  const commandOf = (fact: object | undefined) => (fact as Fact | undefined)?.person?.command;
  const ends = log.flatMap((fact, index) => {
    const command = commandOf(fact);
    return command !== undefined && command === commandOf(log[index + 1]) ? [] : [index + 1];
  });
  return batched(log, ends);
}

describe('an inspection', () => {
  it('[R2] [R4] [R5] finds nothing wrong with any random day once it is erased', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), (script) => {
        const day = live(script);
        // Of what is deleted nothing is left to inspect.
        const log = erased(day.log).filter(({ type }) => type !== 'event.deleted');
        expect(inspected(batchesOf({ ...day, log })).problems).toEqual([]);
      }),
      { numRuns: DAYS },
    );
  });

  it('finds nothing but what is owed before that, and all of it', () => {
    fc.assert(
      fc.property(scripts(COMMANDS), (script) => {
        const day = live(script);
        const kept = erased(day.log);
        const differ = day.log.flatMap((fact, index) => (fact === kept[index] ? [] : [index + 1]));
        const { problems } = inspected(batchesOf(day));
        expect(problems.filter(({ owed }) => !owed)).toEqual([]);
        const left = differ.filter((seq) => isLeft(day, seq));
        expect([...new Set(problems.map(({ seq }) => seq))]).toEqual([
          ...left,
          ...(day.last.event?.deleted ? [day.log.length] : []),
        ]);
      }),
      { numRuns: DAYS },
    );
  });
});

/** Whether a fact holds anything that can be erased. */
const isLeft = ({ log }: Day, seq: number) => {
  const fact = log[seq - 1];
  return fact !== undefined && (('text' in fact && fact.text !== undefined) || fact.person !== undefined);
};

/** A short day: a poll that ran and was closed, a post that was supported, and one that was withdrawn. */
function shortDay(): Fact[] {
  const asked = after(
    newEvent(),
    [host, { type: 'poll.add', session: HALL, question: 'Lunch?', options: ['Soup', 'Bread'] }],
    [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Who pays?' }],
  );
  const poll = last(asked, 'poll');
  const post = last(asked, 'post');
  const said = after(
    asked,
    [ada, { type: 'ballot.cast', poll, choices: ['o1'] }],
    [ben, { type: 'ballot.cast', poll, choices: ['o2'] }],
    [host, { type: 'poll.close', poll }],
    [ben, { type: 'post.support', post, on: true }],
    [ben, { type: 'post.add', session: HALL, kind: 'comment', text: 'I take it back.' }],
  );
  return erased(after(said, [ben, { type: 'post.withdraw', post: last(said, 'post') }]));
}

const day = shortDay();
const seqOf = (type: Fact['type']) => day.findLastIndex((fact) => fact.type === type) + 1;
const factOf = <Type extends Fact['type']>(type: Type) => day[seqOf(type) - 1] as FactOf<Type>;
const replaced = (type: Fact['type'], change: object) =>
  day.map((fact, index) => (index === seqOf(type) - 1 ? { ...fact, ...change } : fact));
const added = (...facts: readonly object[]) => [...day, ...facts];
const end = day.length;
const lost = (fact: object, key: string) => ({ ...fact, [key]: undefined });

/** Each damage, where it is noticed and in what words. */
const damages: readonly [what: string, batches: readonly Batch[], seq: number, wrong: RegExp][] = [
  ['a fact that is missing', single(day).filter(({ first }) => first !== 7), 8, /fact 7 is missing/],
  [
    'a batch whose start is missing',
    single(day).map((batch) => (batch.first === 8 ? { ...batch, id: '' } : batch)),
    8,
    /no batch starts here/,
  ],
  [
    'a batch that is there twice',
    [...single(day), { id: 'batch-6', first: end + 1, facts: [day.at(-1)] }],
    end + 1,
    /stored before \(R2\)/,
  ],
  ['a command that is there twice', single(added(factOf('post.supported'))), end + 1, /had an effect already \(R2\)/],
  [
    'a ballot after the close',
    single(added({ ...factOf('ballot.cast'), person: { ...factOf('ballot.cast').person, command: 'command-late' } })),
    end + 1,
    /takes no ballot \(R4\)/,
  ],
  [
    'a ballot for what is not offered',
    single(replaced('ballot.cast', { person: { ...factOf('ballot.cast').person, choices: ['o9'] } })),
    seqOf('ballot.cast'),
    /does not offer/,
  ],
  [
    'a round closed twice',
    single(added({ ...factOf('poll.closed'), person: { ...factOf('poll.closed').person, command: 'command-again' } })),
    end + 1,
    /not open/,
  ],
  [
    'a round that skips one',
    single(
      added({
        ...factOf('poll.opened'),
        round: 3,
        person: { ...factOf('poll.opened').person, command: 'command-open' },
      }),
    ),
    end + 1,
    /cannot be opened/,
  ],
  [
    'words that were withdrawn',
    single(replaced('post.added', { text: { text: 'I take it back.', name: null, as: null } })),
    seqOf('post.added'),
    /not erased/,
  ],
  [
    'words that are missing',
    single(day.map((fact) => (fact.type === 'poll.added' ? lost(fact, 'text') : fact))),
    seqOf('poll.added'),
    /words are missing/,
  ],
  [
    'a person who is missing',
    single(replaced('post.supported', { person: undefined })),
    seqOf('post.supported'),
    /who did it is missing/,
  ],
  [
    'a fact nobody knows',
    single(replaced('post.supported', { type: 'post.painted' })),
    seqOf('post.supported'),
    /knows no such fact/,
  ],
  [
    'a fact that lacks a key',
    single(replaced('post.supported', { on: undefined })),
    seqOf('post.supported'),
    /no post\.supported: on /,
  ],
  [
    'a fact that has a key too many',
    single(replaced('poll.added', { text: { question: 'Lunch?', options: {}, voters: ['ada'] } })),
    seqOf('poll.added'),
    /unknown key text\.voters/,
  ],
  [
    'a fact that is no JSON',
    single(replaced('post.supported', {})).map((batch) =>
      batch.first === seqOf('post.supported') ? { ...batch, facts: [undefined] } : batch,
    ),
    seqOf('post.supported'),
    /cannot be read/,
  ],
  [
    'time that runs backwards',
    single(replaced('post.withdrawn', { at: 1 })),
    seqOf('post.withdrawn'),
    /time lies before/,
  ],
  [
    'an entity with the name of another seq',
    single(
      added({
        ...factOf('post.added'),
        post: 'p99',
        text: { text: 'x', name: null, as: null },
        person: { ...factOf('post.added').person, command: 'command-99' },
      }),
    ),
    end + 1,
    /named p99/,
  ],
  [
    'a fact about nothing',
    single(replaced('post.supported', { post: 'p99' })),
    seqOf('post.supported'),
    /there is no p99/,
  ],
  [
    'a second creation',
    single(
      added({
        ...factOf('event.created'),
        at: day.at(-1)?.at,
        person: { ...factOf('event.created').person, command: 'command-two' },
      }),
    ),
    end + 1,
    /created by its first fact/,
  ],
];

describe('an inspection finds', () => {
  it('nothing wrong with the day that is damaged below', () => {
    expect(inspected(single(day)).problems).toEqual([]);
  });

  it.each(damages)('%s', (_, batches, seq, wrong) => {
    expect(inspected(batches).problems).toContainEqual({
      seq,
      wrong: expect.stringMatching(wrong) as string,
      owed: expect.any(Boolean) as boolean,
    });
  });

  it('who did what in a sealed session', () => {
    const sealed = after(
      day,
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    const left = erased(sealed).map((fact) =>
      fact.type === 'ballot.cast' ? (sealed.find((one) => one.type === 'ballot.cast') as Fact) : fact,
    );
    const { problems } = inspected(single(left));
    expect(problems).toHaveLength(2);
    for (const { wrong, owed } of problems)
      expect([wrong, owed]).toEqual(['its session is sealed, and it still says who did it', true]);
  });

  it('[R3] a tally that is not the count of its ballots', () => {
    const recount = openRecount();
    const ballots = day.filter((fact) => fact.type === 'ballot.cast');
    for (const fact of ballots) recount.take(fact);
    expect(recount.differences(foldAll(day))).toEqual([]);
    const [first] = ballots;
    if (first?.person) recount.take({ ...first, person: { ...first.person, by: 'attendee-cyd' } });
    expect(recount.differences(foldAll(day))).toMatchObject([{ poll: { id: last(day, 'poll') }, round: 1 }]);
  });
});
