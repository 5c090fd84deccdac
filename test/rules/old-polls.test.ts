import { expect, it } from 'vitest';
import { facts, type Fact } from '../../shared/facts.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { pollView } from '../../server/view/poll.ts';
import { ada, given, HALL, newEvent, START } from '../support/given.ts';

/** What a log held of a poll and its votes before there were kinds other than one choice and several. */
const before: readonly Fact[] = [
  ...newEvent(),
  {
    ...{ type: 'poll.added', at: START, session: HALL, poll: 'v5', from: 'host', status: 'draft', kind: 'several' },
    ...{ options: ['o1', 'o2'], unsure: true, least: 1, most: 2, results: 'always', changeable: true, mark: 'mark' },
    text: { question: 'Tea or coffee?', options: { o1: 'Tea', o2: 'Coffee' } },
    person: { by: 'k2', command: 'command-a', outbox: '' },
  },
  { type: 'poll.opened', at: START, session: HALL, poll: 'v5', round: 1 },
  {
    ...{ type: 'ballot.cast', at: START, session: HALL, poll: 'v5', round: 1 },
    person: { by: 'attendee-ada', command: 'command-b', outbox: '', choices: ['o1', 'o2'] },
  },
  { type: 'poll.closed', at: START, session: HALL, poll: 'v5', round: 1 },
];

it('[R5] a log of before opens, says what it said, and goes on', () => {
  for (const fact of before) expect(facts[fact.type].safeParse(fact).success).toBe(true);
  const poll = foldAll(before).polls.get('v5') ?? expect.fail();
  expect(pollView(poll)).toMatchObject({
    ...{ kind: 'several', scale: '1-5', range: { least: null, most: null }, set: null, quiz: false, right: null },
    ...{ options: [{ id: 'o1' }, { id: 'o2' }], status: 'closed', until: null },
    ...{ people: 1, counts: { o1: 1, o2: 1, unsure: 0 }, details: {}, rounds: [] },
  });
  const again = given(before).when({ kind: 'key', id: 'k2' }, { type: 'poll.open', poll: 'v5' }).history();
  given(again)
    .when(ada, { type: 'ballot.cast', poll: 'v5', choices: ['o2'] })
    .then({ type: 'ballot.cast', round: 2 });
});

it('[R4] a session that was sealed then keeps what it counted', () => {
  const tallies = { posts: {}, polls: { v5: [{ people: 1, counts: { o1: 1, o2: 1, unsure: 0 } }] } };
  const sealed = foldAll([
    ...before,
    { type: 'session.closed', at: START, session: HALL },
    { type: 'session.sealed', at: START, session: HALL, tallies },
  ]);
  expect(pollView(sealed.polls.get('v5') ?? expect.fail())).toMatchObject({ people: 1, counts: { o1: 1, o2: 1 } });
});
