import type { Fact, FactType } from '../../shared/facts.ts';
import { deedOf, unnamed } from './deeds.ts';
import { withOutcome } from './outcomes.ts';
import { carriesWords } from './quota.ts';
import { ballotFolds } from './reduce/ballot.ts';
import { eventFolds } from './reduce/event.ts';
import { groupFolds } from './reduce/group.ts';
import { importFolds } from './reduce/imported.ts';
import { touched, withPerson, withPost, type Fold } from './reduce/fold.ts';
import { pollFolds } from './reduce/poll.ts';
import { postFolds } from './reduce/post.ts';
import { sealFolds } from './reduce/seal.ts';
import { withMinutes } from './reduce/minutes.ts';
import { withShows } from './reduce/shows.ts';
import { videoFolds } from './reduce/video.ts';
import { withVoices } from './reduce/voices.ts';
import { alter } from './alter.ts';
import { emptyState } from './blank.ts';
import type { State } from './state.ts';

const folds: { readonly [Type in FactType]: Fold<Type> } = {
  ...eventFolds,
  ...postFolds,
  ...groupFolds,
  ...pollFolds,
  ...ballotFolds,
  ...importFolds,
  ...sealFolds,
  ...videoFolds,
};

/** The state after a fact, which is the next of its log. Pure and total: it never refuses, and never throws on a fact of a known type. */
export function reduce(state: State, fact: Fact): State {
  const seq = state.seq + 1;
  const fold = folds[fact.type] as Fold<FactType>;
  const moderated = withHandler(fold(state, fact, seq), fact, seq);
  const deed = deedOf(state, fact, seq);
  const folded = alter.state(withMinutes(withShows(state, withVoices(state, moderated, fact, seq), fact), fact), {
    seq,
    at: fact.at,
    texts: state.texts + (carriesWords[fact.type] ? 1 : 0),
    deeds: deed ? state.deeds.push(deed) : state.deeds,
  });
  // What seals a session forgets who acted in it, and so itself.
  return fact.type === 'session.sealed'
    ? alter.state(folded, { deeds: folded.deeds.map((each) => unnamed(each, fact.session)) })
    : withPerson(folded, fact.person?.by, ({ outboxes }) => ({ outboxes: withOutcome(outboxes, fact, seq) }));
}

/** What hosts do to a post says who it was, until the session is sealed. */
function withHandler(state: State, fact: Fact, seq: number): State {
  const by = fact.person?.by;
  if (!('post' in fact) || by === undefined || !state.keys.has(by)) return state;
  if (fact.type === 'post.added' || fact.type === 'post.imported') return state;
  return withPost(state, fact.post, (post) => ({ handled: { by, at: fact.at }, changed: touched(post, seq, 'host') }));
}

/** The state of a whole log, or of more of it. */
export function foldAll(facts: Iterable<Fact>, from: State = emptyState): State {
  let state = from;
  for (const fact of facts) state = reduce(state, fact);
  return state;
}
