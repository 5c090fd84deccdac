import { describe, expect, it } from 'vitest';
import { answerTo } from '../../server/simulator/answers.ts';
import { ballots } from '../../server/simulator/script.ts';
import { otherBallots } from '../../server/simulator/script-polls.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { pollView } from '../../server/view/poll.ts';
import { after, attendee, given, HALL, host, last, newEvent, type Wish } from '../support/given.ts';

type Added = Extract<Wish, { type: 'poll.add' }>;
const asked = (spec: Omit<Added, 'type' | 'session'>): [string, Added] => [
  `${spec.kind ?? 'one'}: ${spec.question}`,
  { type: 'poll.add', session: HALL, ...spec },
];
const options = ['Tea', 'Coffee', 'Water', 'Juice'];

describe('the pretend audience answers', () => {
  it.each([
    ...ballots.map(({ question, kind, options }) => asked({ question, kind, options: [...options] })),
    ...otherBallots.map(({ question, kind, ...more }) =>
      asked({ question, kind, ...('options' in more && { options: [...more.options] }) }),
    ),
    asked({ question: 'Two or three?', kind: 'several', options, least: 2, most: 3 }),
    asked({ question: 'The best three?', kind: 'ranking', options, least: 3, most: 3 }),
    asked({ question: 'Out of ten?', kind: 'rating', scale: '0-10', unsure: false }),
    asked({ question: 'A word?', kind: 'words' }),
    asked({ question: 'How many?', kind: 'number', range: { least: 5, most: 9 } }),
    asked({ question: 'How many at all?', kind: 'number' }),
    asked({ question: 'What else?', kind: 'open' }),
  ])('%s', (_, add) => {
    const facts = after(newEvent(), [host, add]);
    const poll = foldAll(facts).polls.get(last(facts, 'poll')) ?? expect.fail('It was asked.');
    for (let who = 0; who < 40; who++) {
      const answer = answerTo(pollView(poll)) ?? expect.fail('There is something to say.');
      given(facts)
        .when(attendee(String(who)), { type: 'ballot.cast', poll: poll.id, ...answer, as: 'uses' })
        .history();
    }
  });
});
