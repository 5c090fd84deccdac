import type { Details, Tally } from '../../shared/tally.ts';
import { hasOptions, type PollKind } from '../../shared/polls.ts';
import type { Poll, Round } from './state.ts';
import { groupsOf } from './tally/groups.ts';
import { numbersOf } from './tally/numbers.ts';
import { rankingOf } from './tally/ranking.ts';
import { wordsOf } from './tally/words.ts';

/** What a ballot adds to the counts: its choices, of a ranking only the first. */
export const countedOf = (kind: PollKind, { choices }: { readonly choices: readonly string[] }): readonly string[] =>
  kind === 'ranking' ? choices.slice(0, 1) : choices;

/** A round without ballots counts for each of these. Kinds without options count "not sure" even where nobody can say it. */
export function countsFor({
  kind,
  options,
  unsure,
}: Pick<Poll, 'kind' | 'options' | 'unsure'>): Record<string, number> {
  const listed = options.filter(({ status }) => status === 'shown').map(({ id }) => id);
  const ids = unsure || !(hasOptions(kind) || kind === 'rating') ? [...listed, 'unsure'] : listed;
  return Object.fromEntries(ids.map((id) => [id, 0]));
}

/** All that is told of a round, as a sealed session keeps it. */
export function tallyOf(poll: Poll, round: Round): Tally {
  const details = poll.withdrawn ? {} : detailsOf(poll, round);
  return { ...round.tally, ...(Object.keys(details).length > 0 && { details }) };
}

type Counted = { readonly of: readonly unknown[]; readonly details: Details };
const counted = new WeakMap<Round['ballots'], Counted>();

/**
 * What a round tells besides its counts: of one whose ballots are gone what was kept, of one without any no more, even if the
 * poll is changed into another kind after it. Remembers what it counted last.
 */
export function detailsOf(poll: Poll, round: Round): Details {
  if (round.tally.details) return withHands(round.tally.details, round);
  if (!mayTellMore(poll, round) || round.ballots.isEmpty()) return withHands({}, round);
  const of = [poll.kind, poll.options, poll.words];
  const known = counted.get(round.ballots);
  if (known && of.every((part, index) => part === known.of[index])) return withHands(known.details, round);
  const details = fresh(poll, round);
  counted.set(round.ballots, { of, details });
  return withHands(details, round);
}

const withHands = (details: Details, { hands }: Round): Details => (hands ? { ...details, hands } : details);

/** Whether its ballots may tell more than its counts do: else nobody has to ask for them, who may be many. */
function mayTellMore({ kind }: Poll, { closedAt, standpoints }: Round): boolean {
  switch (kind) {
    case 'ranking':
    case 'words':
    case 'number':
      return true;
    case 'one':
    case 'rating':
      // While people still vote, what changes in a group would be about somebody. A group alone is everybody.
      return closedAt !== null && standpoints.length > 0;
    case 'several':
    case 'open':
      return false;
  }
}

function fresh(poll: Poll, round: Round): Details {
  switch (poll.kind) {
    case 'ranking': {
      const ranked = [...round.ballots.values()].map(({ choices }) => choices).filter((ids) => !ids.includes('unsure'));
      return {
        ranking: rankingOf(
          poll.options.map(({ id }) => id),
          ranked,
        ),
      };
    }
    case 'words':
      return { words: wordsOf(poll, round) };
    case 'number': {
      const numbers = numbersOf([...round.ballots.values()].flatMap(({ number }) => number ?? []));
      return numbers ? { numbers } : {};
    }
    case 'one':
    case 'rating': {
      const groups = groupsOf(round.ballots.values(), Object.keys(round.tally.counts), round.standpoints);
      return groups ? { groups } : {};
    }
    case 'several':
    case 'open':
      return {};
  }
}
