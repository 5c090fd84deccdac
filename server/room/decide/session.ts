import { refused } from '../../../shared/replies.ts';
import type { Session, State } from '../state.ts';
import { isRefused, sessionOf, type Rules, type Stated } from './rule.ts';

export const sessionRules: Rules<'session.add' | 'session.edit' | 'session.start' | 'session.close' | 'session.seal'> =
  {
    'session.add': ({ details }, state) => [{ type: 'session.added', session: `s${state.seq + 1}`, details }],

    'session.edit': ({ session: id, details }, state) => {
      const session = sessionOf(state, id);
      if (isRefused(session)) return session;
      return [{ type: 'session.edited', session: id, details }];
    },

    'session.start': ({ session: id }, state) => {
      const session = sessionOf(state, id);
      if (isRefused(session)) return session;
      if (session.sealed) return refused('sealed');
      if (session.state === 'live') return refused('already-done');
      return [{ type: 'session.started', session: id }];
    },

    'session.close': ({ session: id }, state) => {
      const session = sessionOf(state, id);
      if (isRefused(session)) return session;
      if (session.state !== 'live') return refused('already-done');
      return [...closeRounds(session, state), { type: 'session.closed', session: id }];
    },

    'session.seal': ({ session: id }, state) => {
      const session = sessionOf(state, id);
      if (isRefused(session)) return session;
      if (session.sealed) return refused('already-done');
      if (session.state !== 'closed')
        return refused('invalid', { field: 'session', hint: 'Close the session before sealing it.' });
      return [{ type: 'session.sealed', session: id, tallies: talliesOf(session, state) }];
    },
  };

function closeRounds(session: Session, state: State): Stated[] {
  return session.openPolls.toArray().map((poll) => ({
    type: 'poll.closed',
    session: session.id,
    poll,
    round: state.polls.get(poll)?.rounds.length ?? 0,
  }));
}

/** What was counted, to stay when who was counted is erased. */
function talliesOf(session: Session, state: State) {
  const posts = session.posts.flatMap((id) => {
    const post = state.posts.get(id);
    return post ? [[id, { support: post.support, reports: post.reports }] as const] : [];
  });
  const polls = session.polls.flatMap((id) => {
    const poll = state.polls.get(id);
    return poll
      ? [[id, poll.rounds.map((round) => ({ people: round.tally.people, counts: { ...round.tally.counts } }))] as const]
      : [];
  });
  return { posts: Object.fromEntries(posts), polls: Object.fromEntries(polls) };
}
