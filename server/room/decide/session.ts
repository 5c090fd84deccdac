import { refused } from '../../../shared/replies.ts';
import type { Session, State } from '../state.ts';
import { tallyOf } from '../tally.ts';
import { isRefused, sessionOf, type Rules, type Stated } from './rule.ts';

export const sessionRules: Rules<
  | 'session.add'
  | 'session.edit'
  | 'session.start'
  | 'session.close'
  | 'session.seal'
  | 'session.tell'
  | 'session.remove'
> = {
  'session.add': ({ details }, state) => [{ type: 'session.added', session: `s${state.seq + 1}`, details }],

  'session.edit': ({ session: id, details }, state) => {
    const session = sessionOf(state, id);
    if (isRefused(session)) return session;
    return [{ type: 'session.edited', session: id, details }];
  },

  'session.remove': ({ session: id }, state) => {
    const session = sessionOf(state, id);
    if (isRefused(session)) return session;
    const kept = whyKept(session, state);
    if (kept !== null) return refused('invalid', { field: 'session', hint: kept });
    return [{ type: 'session.removed', session: id }];
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

  'session.tell': ({ session: id, text }, state) => {
    const session = sessionOf(state, id);
    if (isRefused(session)) return session;
    if (text === (session.notice?.text ?? null)) return refused('already-done');
    return [{ type: 'session.told', session: id, notice: text }];
  },
};

/** Why a session cannot be taken off the agenda again, if it cannot. */
function whyKept(session: Session, state: State): string | null {
  if (session.state !== 'upcoming') return 'It has begun, and stays in the archive. Close it instead.';
  if (!session.posts.isEmpty() || !session.polls.isEmpty()) return 'Something was said or asked in it already.';
  return state.agenda.size === 1 ? 'It is the only session. Add another one first.' : null;
}

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
    return poll ? [[id, poll.rounds.map((round) => tallyOf(poll, round))] as const] : [];
  });
  return { posts: Object.fromEntries(posts), polls: Object.fromEntries(polls), balance: session.balance };
}
