import { Map, Set } from 'immutable';
import type { Tally } from '../../../shared/tally.ts';
import { wantedFrom } from '../wanted.ts';
import { alter } from '../alter.ts';
import { nobodyHeard } from '../blank.ts';
import type { Person, Poll, Post, Session, State } from '../state.ts';
import { putSession, touched, type Folds } from './fold.ts';

/**
 * Sealing: from this fact on the state ties nobody to anything in the session, so that erasing who did it from the
 * facts before changes nothing. Counts are taken from the fact, which holds what was counted.
 */
export const sealFolds: Folds<'session.sealed'> = {
  'session.sealed': (state, fact, seq) => {
    const session = state.sessions.get(fact.session);
    if (!session) return state;
    const posts = state.posts.withMutations((all) => {
      for (const id of session.posts) {
        const post = all.get(id);
        if (post) all.set(id, sealedPost(post, fact.tallies.posts[id], seq));
      }
    });
    const polls = state.polls.withMutations((all) => {
      for (const id of session.polls) {
        const poll = all.get(id);
        if (poll) all.set(id, sealedPoll(poll, fact.tallies.polls[id], seq));
      }
    });
    const sealed = alter.session(session, {
      sealed: true,
      leaders: null,
      voices: Map(),
      balance: fact.tallies.balance ?? nobodyHeard,
      // What was counted when the wall froze is erased with who counted: it goes on with what is sealed.
      frozen: session.frozen && { ...session.frozen, poll: null, support: {} },
      changed: { ...session.changed, details: seq, wall: seq, balance: seq },
    });
    return putSession(
      alter.state(state, { posts, polls, people: forgotten(state, session) }),
      alter.session(sealed, {
        wanted: wantedFrom(sealed, posts),
        reported: session.posts.filter((id) => (posts.get(id)?.reports ?? 0) > 0).toOrderedSet(),
      }),
    );
  },
};

function sealedPost(post: Post, tally: { support: number; reports: number } | undefined, seq: number): Post {
  return alter.post(post, {
    author: null,
    supporters: Set(),
    reporters: Set(),
    support: tally?.support ?? post.support,
    reports: tally?.reports ?? post.reports,
    reportReason: null,
    muted: false,
    handled: null,
    changed: touched(post, seq, 'support', 'reports', 'host'),
  });
}

function sealedPoll(poll: Poll, tallies: readonly Tally[] | undefined, seq: number): Poll {
  return alter.poll(poll, {
    author: null,
    words: Map(),
    rounds: poll.rounds.map((round, index) =>
      alter.round(round, { ballots: Map(), tally: tallies?.[index] ?? round.tally }),
    ),
    changed: { ...poll.changed, tally: seq },
  });
}

/** Without anything of this session; whoever was in no other is gone. */
function forgotten(state: State, session: Session): State['people'] {
  const elsewhere = (id: string): boolean => (state.posts.get(id) ?? state.polls.get(id))?.session !== session.id;
  return state.people
    .map((person): Person => ({
      outboxes: person.outboxes.filter((outbox) => outbox.session !== session.id),
      posts: person.posts.filter(elsewhere),
      polls: person.polls.filter(elsewhere),
      muted: person.muted.filter(elsewhere),
      supports: person.supports.filter(elsewhere),
      reports: person.reports.filter(elsewhere),
      ballots: person.ballots.filter(({ poll }) => elsewhere(poll)),
    }))
    .filter((person) => person.outboxes.length > 0);
}
