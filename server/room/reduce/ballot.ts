import type { Ballot } from '../../../shared/ballots.ts';
import { alter } from '../alter.ts';
import type { By, Cast, Poll, Round } from '../state.ts';
import { countedOf } from '../tally.ts';
import { putPoll, withPerson, withSession, type Change, type Folds } from './fold.ts';

/** What is counted: ballots of people, hands in the room, and a quiz's best as they were told. */
export const ballotFolds: Folds<'ballot.cast' | 'hands.counted' | 'leaders.told'> = {
  'ballot.cast': (state, fact, seq) => {
    const poll = state.polls.get(fact.poll);
    if (!poll || !fact.person) return state;
    const { by, command: _, outbox: __, ...ballot } = fact.person;
    const cast = sharedCast(poll, fact.round, ballot);
    const rounds = withRound(poll, fact.round, (round) => withBallot(poll, round, by, cast.ballot));
    const { asked, run } = poll.changed;
    const counted = putPoll(state, alter.poll(poll, { rounds, changed: { asked, run, tally: seq } }));
    return withPerson(counted, by, (person) => ({ ballots: withCast(person.ballots, cast) }));
  },

  'hands.counted': (state, fact, seq) => {
    const poll = state.polls.get(fact.poll);
    if (!poll) return state;
    const rounds = withRound(poll, fact.round, () => ({ hands: fact.hands }));
    return putPoll(state, alter.poll(poll, { rounds, changed: { ...poll.changed, run: seq, tally: seq } }));
  },

  'leaders.told': (state, { session, on, person }, seq) =>
    withSession(state, session, (old) => ({
      leaders: on && person ? person.rows : null,
      changed: { ...old.changed, wall: seq },
    })),
};

/** In the place of the earlier one in its poll. */
function withCast(ballots: readonly Cast[], cast: Cast): readonly Cast[] {
  const at = ballots.findIndex(({ poll }) => poll === cast.poll);
  return at < 0 ? ballots.concat(cast) : ballots.with(at, cast);
}

/** By the options they choose from, which go with the state that has them. */
const casts = new WeakMap<Poll['options'], Map<string, Cast>>();
/** Ten thousand rankings are ten thousand. */
const SHARED_MAX = 1000;

/** One for all who choose the same and say nothing else: of ten thousand most do, and theirs was half of what is kept of them. */
function sharedCast({ id, options }: Poll, round: number, ballot: Ballot): Cast {
  const cast = { poll: id, round, ballot };
  if (Object.keys(ballot).length > 1) return cast;
  const known = casts.get(options) ?? new Map<string, Cast>();
  casts.set(options, known);
  const name = [id, round, ...ballot.choices].join(' ');
  const shared = known.get(name);
  if (!shared && known.size < SHARED_MAX) known.set(name, cast);
  return shared ?? cast;
}

/** The rounds with the nth, from 1, changed. */
export function withRound(poll: Poll, number: number, change: Change<Round>): readonly Round[] {
  return poll.rounds.map((round, index) => {
    const parts = index === number - 1 ? change(round) : null;
    return parts ? alter.round(round, parts) : round;
  });
}

/** The ballot takes the place of this voter's earlier one, and the counts follow the ballots (R3). */
function withBallot({ kind }: Poll, round: Round, by: By, ballot: Ballot): Pick<Round, 'ballots' | 'tally'> {
  const earlier = round.ballots.get(by);
  const ballots = round.ballots.set(by, ballot);
  const counts: Record<string, number> = { ...round.tally.counts };
  for (const id of earlier ? countedOf(kind, earlier) : []) counts[id] = (counts[id] ?? 0) - 1;
  for (const id of countedOf(kind, ballot)) counts[id] = (counts[id] ?? 0) + 1;
  return { ballots, tally: { people: ballots.size, counts } };
}
