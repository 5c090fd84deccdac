import { isTold } from '../../shared/tally.ts';
import type { HostPollView, PollStatus, PollView } from '../../shared/views.ts';
import type { Change } from '../../shared/wire.ts';
import type { Poll, Session } from '../room/state.ts';
import { detailsOf, tallyOf } from '../room/tally.ts';
import { unseenWords } from '../room/tally/words.ts';

/** A poll as everyone may see it: counts only when its `results` say so. */
export function pollView(poll: Poll): PollView {
  return { ...asked(poll), ...run(poll, false), ...tally(poll, maySeeCounts(poll)) };
}

export function hostPollView(poll: Poll): HostPollView {
  return { ...asked(poll), ...run(poll, true), ...tally(poll, true), ...forHosts(poll), words: wordsUnseen(poll) };
}

/**
 * A poll as its session's wall shows it: on a frozen one as it was then, less what was published and is no longer.
 * What freezing and unfreezing change counts as changed with the wall, here and in `postOnWall`.
 */
export function pollOnWall(poll: Poll, { frozen, changed: { wall } }: Session): Poll {
  const run = Math.max(poll.changed.run, wall);
  const held = frozen?.poll?.id === poll.id ? frozen.poll : null;
  if (!held) return { ...poll, changed: { ...poll.changed, run } };
  return {
    ...held,
    published: held.published && poll.published,
    options: held.options.map((option) => (isHidden(poll, option.id) ? { ...option, status: 'hidden' } : option)),
    words: held.words.merge(poll.words.filter(({ shown }) => !shown)),
    changed: { ...held.changed, asked: poll.changed.asked, run },
  };
}

const isHidden = ({ options }: Poll, id: string): boolean =>
  options.some((option) => option.id === id && option.status === 'hidden');

/** The parts of a poll that changed after `from`; null where none did. What is run may let counts be seen. */
export function pollChange(poll: Poll, from: number): Change<PollView> | null {
  return change(poll, from, maySeeCounts(poll), false);
}

export function hostPollChange(poll: Poll, from: number): Change<HostPollView> | null {
  const seen = change(poll, from, true, true);
  if (!seen) return null;
  const { changed } = poll;
  return {
    ...seen,
    ...(changed.run > from ? forHosts(poll) : {}),
    ...(changed.run > from || changed.tally > from ? { words: wordsUnseen(poll) } : {}),
  };
}

export function pollStatus(poll: Poll): PollStatus {
  if (poll.withdrawn) return 'withdrawn';
  return poll.hidden ? 'hidden' : poll.run;
}

/** Whether everyone may see the poll at all. */
export function isPublicPoll(poll: Poll): boolean {
  return !poll.hidden && !poll.withdrawn && (poll.run === 'open' || poll.run === 'closed');
}

function change(poll: Poll, from: number, counts: boolean, host: boolean): Change<PollView> | null {
  const { changed } = poll;
  if (changed.asked <= from && changed.run <= from && changed.tally <= from) return null;
  return {
    id: poll.id,
    ...(changed.asked > from ? asked(poll) : {}),
    ...(changed.run > from ? run(poll, host) : {}),
    ...(changed.run > from ? tally(poll, counts) : changed.tally > from ? newTally(poll, counts) : {}),
  };
}

function asked({ id, session, at, from, question, kind, unsure, least, most, results, changeable, ...poll }: Poll) {
  const { scale, low, high, unit, range, sort, adding, seconds, set } = poll;
  return {
    ...{ id, session, at, from, question, kind, unsure, least, most, results, changeable },
    ...{ scale, low, high, unit, range, sort, adding, seconds, set },
    options: optionsSeen(poll),
    quiz: poll.right.length > 0,
  };
}

/** Options that can be chosen, and without its words one that was hidden after it had been. */
function optionsSeen({ options, rounds }: Pick<Poll, 'options' | 'rounds'>): PollView['options'] {
  const wasChosen = (id: string): boolean =>
    rounds.some(({ tally, hands }) => (tally.counts[id] ?? 0) + (hands?.counts[id] ?? 0) > 0);
  return options.flatMap(({ id, text, status }) => {
    if (status === 'shown') return [{ id, text }];
    return status === 'hidden' && wasChosen(id) ? [{ id, text: '' }] : [];
  });
}

function run(poll: Poll, host: boolean) {
  const { until, published, right, rounds } = poll;
  const told = right.length > 0 && (host || poll.run === 'closed');
  return { status: pollStatus(poll), round: rounds.length, until, published, right: told ? right : null };
}

function forHosts({ reason, returned, options }: Poll): Pick<HostPollView, 'reason' | 'returned' | 'offered'> {
  return {
    reason,
    returned,
    offered: options.flatMap(({ id, text, from, status }) => (from === 'author' ? [] : [{ id, text, status }])),
  };
}

function wordsUnseen(poll: Poll): HostPollView['words'] {
  const round = poll.rounds.at(-1);
  return poll.kind === 'words' && round ? unseenWords(poll, round) : [];
}

function tally(poll: Poll, counts: boolean): Pick<PollView, 'people' | 'counts' | 'details' | 'rounds'> {
  const round = poll.rounds.at(-1);
  const told = counts && round && isTold(round.tally) ? round : null;
  return {
    people: round?.tally.people ?? 0,
    counts: told && told.tally.counts,
    details: told && detailsOf(poll, told),
    rounds:
      counts || mayTellClosed(poll)
        ? poll.rounds
            .slice(0, -1)
            .filter((earlier) => isTold(earlier.tally))
            .map((earlier) => tallyOf(poll, earlier))
        : [],
  };
}

/** Their details follow from the ballots; those of the others change with how the poll is run. */
const COUNTED_DETAILS: ReadonlySet<Poll['kind']> = new Set(['ranking', 'words', 'number']);

/** Where only more was counted: what stays empty is not said, for ten thousand phones are sent this twice a second. */
function newTally(poll: Poll, counts: boolean): Partial<ReturnType<typeof tally>> {
  const { people, counts: told, details, rounds } = tally(poll, counts);
  return {
    people,
    counts: told,
    ...(details && !COUNTED_DETAILS.has(poll.kind) && Object.keys(details).length === 0 ? {} : { details }),
    ...(rounds.length === 0 ? {} : { rounds }),
  };
}

/** `voted` is left to the phone: its owner votes first or chooses to look. */
function maySeeCounts(poll: Poll): boolean {
  if (poll.published || poll.results === 'always' || poll.results === 'voted') return true;
  return poll.results === 'closed' && poll.run === 'closed';
}

const mayTellClosed = (poll: Poll): boolean => poll.published || poll.results !== 'hosts';
