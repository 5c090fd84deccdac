import type { Held } from '../../shared/held.ts';
import type { Mine } from '../../shared/views.ts';
import type { Waiting } from '../link/waiting.ts';
import { answerOf } from './ballot.ts';

/** Open polls that wait for this person's answer; what a host asks comes first. */
export function asksFor(now: Held, mine: Mine, waiting: readonly Waiting[]): readonly string[] {
  return [...now.polls.values()]
    .filter((poll) => poll.status === 'open' && answerOf(poll, mine, waiting) === null)
    .sort((a, b) => Number(b.from === 'host') - Number(a.from === 'host'))
    .map((poll) => poll.id);
}
