import type { Fact } from '../../../shared/facts.ts';
import { MINUTE_MS, type Minute, type State } from '../state.ts';
import { withSession } from './fold.ts';

/** After what somebody said, supported or voted: one more in its minute. Counts facts, not people, so that erasing who it was changes nothing. */
export function withMinutes(state: State, fact: Fact): State {
  const part = partOf(fact);
  if (part === null || !('session' in fact)) return state;
  const minute = Math.floor(fact.at / MINUTE_MS);
  return withSession(state, fact.session, (session) => {
    const counted = session.minutes.get(minute) ?? still;
    return { minutes: session.minutes.set(minute, { ...counted, [part]: counted[part] + 1 }) };
  });
}

const still: Minute = { posts: 0, supports: 0, votes: 0 };

function partOf(fact: Fact): keyof Minute | null {
  switch (fact.type) {
    case 'post.added':
      return 'posts';
    case 'post.supported':
      return fact.on ? 'supports' : null;
    case 'ballot.cast':
      return 'votes';
    default:
      return null;
  }
}
