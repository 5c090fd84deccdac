import { Map } from 'immutable';
import type { FactOf } from '../../../shared/facts.ts';
import { alter } from '../alter.ts';
import { blankPoll, blankRound } from '../blank.ts';
import { askedIn } from '../poll-spec.ts';
import type { Poll, State } from '../state.ts';
import { countsFor } from '../tally.ts';
import { withRound } from './ballot.ts';
import { offWall } from './event.ts';
import { putPoll, withPerson, withSession, type Folds } from './fold.ts';

export const pollFolds: Folds<
  | 'poll.added'
  | 'poll.edited'
  | 'poll.opened'
  | 'poll.closed'
  | 'poll.timed'
  | 'poll.withdrawn'
  | 'poll.hidden'
  | 'poll.shown'
  | 'poll.published'
  | 'option.added'
  | 'option.shown'
  | 'option.hidden'
  | 'word.shown'
  | 'word.hidden'
> = {
  'poll.added': (state, fact, seq) => {
    const poll = alter.poll(blankPoll, {
      ...askedIn(fact),
      id: fact.poll,
      session: fact.session,
      at: fact.at,
      seq,
      from: fact.from,
      author: fact.person?.by ?? null,
      mark: fact.mark,
      optionsMade: fact.options.length,
      run: fact.status,
      textSeqs: [seq],
      changed: { asked: seq, run: seq, tally: seq },
    });
    const added = withSession(putPoll(state, poll), poll.session, (session) => ({
      polls: session.polls.push(poll.id),
    }));
    return withPerson(added, fact.person?.by, (person) => ({ polls: person.polls.concat(poll.id) }));
  },

  'poll.edited': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => {
      const edited = alter.poll(poll, {
        ...askedIn(fact),
        optionsMade: Math.max(poll.optionsMade, ...fact.options.map((id) => Number(id.slice(1)))),
        textSeqs: [...poll.textSeqs, seq],
        changed: { ...poll.changed, asked: seq, run: seq, tally: seq },
      });
      // Nobody has voted: what is open counts for the options there are now.
      const rounds = withRound(edited, poll.rounds.length, () =>
        poll.run === 'open' ? { tally: { people: 0, counts: countsFor(edited) } } : null,
      );
      return alter.poll(edited, { rounds });
    }),

  'poll.opened': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      run: 'open',
      until: null,
      rounds: [
        ...poll.rounds,
        alter.round(blankRound, {
          tally: { people: 0, counts: countsFor(poll) },
          standpoints: state.event?.details.standpoints.map(({ id }) => id) ?? [],
          openedAt: fact.at,
        }),
      ],
      changed: { ...poll.changed, run: seq, tally: seq },
    })),

  'poll.closed': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      run: 'closed',
      until: null,
      rounds: withRound(poll, fact.round, () => ({ closedAt: fact.at })),
      changed: { ...poll.changed, run: seq },
    })),

  'poll.timed': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({ until: fact.until, changed: { ...poll.changed, run: seq } })),

  'poll.withdrawn': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      question: '',
      options: poll.options.map((option) => ({ ...option, text: '' })),
      low: null,
      high: null,
      unit: null,
      set: null,
      words: Map(),
      withdrawn: true,
      changed: { ...poll.changed, asked: seq, run: seq },
    })),

  'poll.hidden': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      hidden: true,
      returned: fact.returned ?? false,
      reason: fact.reason,
      changed: { ...poll.changed, run: seq },
    })),

  'poll.shown': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      hidden: false,
      returned: false,
      reason: null,
      changed: { ...poll.changed, run: seq },
    })),

  'poll.published': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      published: fact.on,
      changed: { ...poll.changed, run: seq, tally: seq },
    })),

  'option.added': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => {
      const { option: id, from, status } = fact;
      const options = [...poll.options, { id, from, status, text: fact.text?.option ?? '' }];
      const asked = { options, optionsMade: poll.optionsMade + 1, textSeqs: [...poll.textSeqs, seq] };
      const counted = status === 'shown' ? counting(poll, id, seq) : { changed: { ...poll.changed, run: seq } };
      return { ...asked, ...counted };
    }),

  'option.shown': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      options: withOption(poll, fact.option, 'shown'),
      ...counting(poll, fact.option, seq),
    })),

  'option.hidden': (state, fact, seq) =>
    withPoll(state, fact.poll, seq, (poll) => ({
      options: withOption(poll, fact.option, 'hidden'),
      changed: { ...poll.changed, asked: seq, run: seq, tally: seq },
    })),

  'word.shown': (state, fact, seq) => withWords(state, fact, true, seq),
  'word.hidden': (state, fact, seq) => withWords(state, fact, false, seq),
};

const withOption = ({ options }: Poll, id: string, status: 'shown' | 'hidden'): Poll['options'] =>
  options.map((option) => (option.id === id ? { ...option, status } : option));

/** An option that can be chosen from now on is counted from nothing, or from what it had. */
function counting(poll: Poll, id: string, seq: number): Pick<Poll, 'rounds' | 'changed'> {
  const rounds = withRound(poll, poll.rounds.length, (round) =>
    poll.run === 'open' && !(id in round.tally.counts)
      ? { tally: { ...round.tally, counts: { ...round.tally.counts, [id]: 0 } } }
      : null,
  );
  return { rounds, changed: { ...poll.changed, asked: seq, run: seq, tally: seq } };
}

function withWords(
  state: State,
  { poll: id, text }: { readonly poll: string; readonly text?: FactOf<'word.shown'>['text'] },
  shown: boolean,
  seq: number,
): State {
  return withPoll(state, id, seq, (poll) => ({
    words: poll.words.withMutations((all) => {
      for (const { key, text: spelling } of text?.words ?? []) all.set(key, { text: spelling, shown });
    }),
    textSeqs: [...poll.textSeqs, seq],
    // What is hidden leaves a frozen wall too.
    changed: { ...poll.changed, run: shown ? poll.changed.run : seq, tally: seq },
  }));
}

/** Changes a poll, and what follows from it: the list of open polls, and a wall that may no longer show it. */
function withPoll(state: State, id: string, seq: number, change: (poll: Poll) => Partial<Poll>): State {
  const before = state.polls.get(id);
  if (!before) return state;
  const poll = alter.poll(before, change(before));
  const open = poll.run === 'open' && !poll.hidden && !poll.withdrawn;
  const next = withSession(putPoll(state, poll), poll.session, (session) =>
    session.openPolls.has(id) === open
      ? null
      : { openPolls: open ? session.openPolls.add(id) : session.openPolls.remove(id) },
  );
  const gone = (poll.hidden && !before.hidden) || poll.withdrawn;
  return gone ? offWall(next, poll.session, (screen) => screen.mode === 'poll' && screen.poll === id, seq) : next;
}
