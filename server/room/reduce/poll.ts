import { Map } from 'immutable';
import type { Tally } from '../../../shared/polls.ts';
import type { By, Poll, Round, State } from '../state.ts';
import { offWall } from './event.ts';
import { withPerson, withSession, type Folds } from './fold.ts';

export const pollFolds: Folds<
  | 'poll.added'
  | 'poll.opened'
  | 'poll.closed'
  | 'poll.withdrawn'
  | 'poll.hidden'
  | 'poll.shown'
  | 'poll.published'
  | 'ballot.cast'
> = {
  'poll.added': (state, fact, seq) => {
    const { kind, unsure, least, most, results, changeable, from, mark, at } = fact;
    const poll: Poll = {
      id: fact.poll,
      session: fact.session,
      at,
      seq,
      from,
      author: fact.person?.by ?? null,
      mark,
      question: fact.text?.question ?? '',
      kind,
      options: fact.options.map((id) => ({ id, text: fact.text?.options[id] ?? '' })),
      unsure,
      least,
      most,
      results,
      changeable,
      run: fact.status,
      hidden: false,
      reason: null,
      withdrawn: false,
      published: false,
      import: null,
      source: null,
      rounds: [],
      changed: { asked: seq, run: seq, tally: seq },
    };
    const added = withSession({ ...state, polls: state.polls.set(poll.id, poll) }, poll.session, (session) => ({
      ...session,
      polls: session.polls.push(poll.id),
    }));
    return withPerson(added, fact.person?.by, (person) => ({ ...person, polls: person.polls.push(poll.id) }));
  },

  'poll.opened': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      ...poll,
      run: 'open',
      rounds: [...poll.rounds, noBallots(poll)],
      changed: { ...poll.changed, run: seq, tally: seq },
    })),

  'poll.closed': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      ...poll,
      run: 'closed',
      rounds: withRound(poll, fact.round, (round) => ({ ...round, closedAt: fact.at })),
      changed: { ...poll.changed, run: seq },
    })),

  'poll.withdrawn': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      ...poll,
      question: '',
      options: poll.options.map(({ id }) => ({ id, text: '' })),
      withdrawn: true,
      changed: { ...poll.changed, asked: seq, run: seq },
    })),

  'poll.hidden': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      ...poll,
      hidden: true,
      reason: fact.reason,
      changed: { ...poll.changed, run: seq },
    })),

  'poll.shown': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      ...poll,
      hidden: false,
      reason: null,
      changed: { ...poll.changed, run: seq },
    })),

  'poll.published': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      ...poll,
      published: fact.on,
      changed: { ...poll.changed, run: seq, tally: seq },
    })),

  'ballot.cast': (state, fact, seq) => {
    const poll = state.polls.get(fact.poll);
    if (!poll || !fact.person) return state;
    const { by, choices } = fact.person;
    const rounds = withRound(poll, fact.round, (round) => withBallot(round, by, choices));
    const counted = {
      ...state,
      polls: state.polls.set(poll.id, { ...poll, rounds, changed: { ...poll.changed, tally: seq } }),
    };
    return withPerson(counted, by, (person) => ({
      ...person,
      ballots: person.ballots.set(poll.id, { round: fact.round, choices }),
    }));
  },
};

/** Changes a poll, and what follows from it: the list of open polls, and a wall that may no longer show it. */
function withPoll(state: State, id: string, seq: number, change: (poll: Poll) => Poll): State {
  const before = state.polls.get(id);
  if (!before) return state;
  const poll = change(before);
  const open = poll.run === 'open' && !poll.hidden && !poll.withdrawn;
  const next = withSession({ ...state, polls: state.polls.set(id, poll) }, poll.session, (session) =>
    session.openPolls.has(id) === open
      ? session
      : { ...session, openPolls: open ? session.openPolls.add(id) : session.openPolls.remove(id) },
  );
  const gone = (poll.hidden && !before.hidden) || poll.withdrawn;
  return gone ? offWall(next, poll.session, (screen) => screen.mode === 'poll' && screen.poll === id, seq) : next;
}

function noBallots(poll: Poll): Round {
  const ids = [...poll.options.map(({ id }) => id), ...(poll.unsure ? ['unsure'] : [])];
  return { ballots: Map(), tally: { people: 0, counts: Object.fromEntries(ids.map((id) => [id, 0])) }, closedAt: null };
}

function withRound(poll: Poll, number: number, change: (round: Round) => Round): readonly Round[] {
  return poll.rounds.map((round, index) => (index === number - 1 ? change(round) : round));
}

/** The ballot takes the place of this voter's earlier one, and the tally follows the ballots (R3). */
function withBallot(round: Round, by: By, choices: readonly string[]): Round {
  const earlier = round.ballots.get(by) ?? [];
  const ballots = round.ballots.set(by, choices);
  const counts: Record<string, number> = { ...round.tally.counts };
  for (const id of earlier) counts[id] = (counts[id] ?? 0) - 1;
  for (const id of choices) counts[id] = (counts[id] ?? 0) + 1;
  const tally: Tally = { people: ballots.size, counts };
  return { ...round, ballots, tally };
}
