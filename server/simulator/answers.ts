import type { PollView } from '../../shared/views.ts';
import { between, happens, pick } from './pace.ts';
import { ballots } from './script.ts';
import { anyAnswers, anyWords, otherBallots } from './script-polls.ts';
import type { Wish } from './outbox.ts';

type Answer = Pick<Extract<Wish, { type: 'ballot.cast' }>, 'choices' | 'words' | 'number' | 'text'>;

/** What somebody of the pretend audience answers, as the script says where it knows the poll; null where there is nothing to say. */
export function answerTo(poll: PollView): Answer | null {
  const asked = [...ballots, ...otherBallots].find(({ question }) => question === poll.question);
  const options = poll.options.filter(({ text }) => text !== '').map(({ id }) => id);
  if (poll.unsure && happens(0.05)) return { choices: ['unsure'] };
  switch (poll.kind) {
    case 'one':
    case 'rating': {
      const choice = pick(options, asked?.weights);
      return choice === undefined ? null : { choices: [choice] };
    }
    case 'several': {
      const first = pick(options, asked?.weights);
      if (first === undefined) return null;
      const others = inSomeOrder(options.filter((option) => option !== first));
      const more = others.filter((_, place) => place + 1 < (poll.least ?? 1) || happens(0.25));
      return { choices: [first, ...more].slice(0, poll.most ?? options.length) };
    }
    case 'ranking':
      return { choices: inSomeOrder(options, asked?.weights).slice(0, poll.most ?? options.length) };
    case 'words': {
      const [words, weights] = asked && 'answers' in asked ? [asked.answers, asked.weights] : [anyWords, undefined];
      return { words: inSomeOrder(words, weights).slice(0, happens(0.4) ? 2 : 1) };
    }
    case 'open':
      return { text: pick(anyAnswers) ?? null };
    case 'number': {
      const least = poll.range.least ?? 0;
      return { number: Math.round(between(least, poll.range.most ?? least + 20)) };
    }
  }
}

/** All of them, the weightier mostly first. */
function inSomeOrder<Item>(items: readonly Item[], weights: readonly number[] = items.map(() => 1)): Item[] {
  const keyed = items.map((item, index) => ({ item, key: Math.random() ** (1 / (weights[index] ?? 1)) }));
  return keyed.sort((one, other) => other.key - one.key).map(({ item }) => item);
}
