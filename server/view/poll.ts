import { isTold } from '../../shared/polls.ts';
import type { HostPollView, PollStatus, PollView } from '../../shared/views.ts';
import type { Change } from '../../shared/wire.ts';
import type { Poll, Session } from '../room/state.ts';

/** A poll as everyone may see it: counts only when its `results` say so. */
export function pollView(poll: Poll): PollView {
  return { ...asked(poll), ...run(poll), ...tally(poll, maySeeCounts(poll)) };
}

export function hostPollView(poll: Poll): HostPollView {
  return { ...asked(poll), ...run(poll), ...tally(poll, true), reason: poll.reason };
}

/**
 * A poll as its session's wall shows it: on a frozen one as it was then, less what was published and is no longer.
 * What freezing and unfreezing change counts as changed with the wall, here and in `postOnWall`.
 */
export function pollOnWall(poll: Poll, { frozen, changed: { wall } }: Session): Poll {
  const held = frozen?.poll?.id === poll.id ? frozen.poll : poll;
  return {
    ...held,
    published: held.published && poll.published,
    changed: { ...held.changed, run: Math.max(poll.changed.run, wall) },
  };
}

/** The parts of a poll that changed after `from`; null where none did. What is run may let counts be seen. */
export function pollChange(poll: Poll, from: number): Change<PollView> | null {
  return change(poll, from, maySeeCounts(poll));
}

export function hostPollChange(poll: Poll, from: number): Change<HostPollView> | null {
  const seen = change(poll, from, true);
  return seen && poll.changed.run > from ? { ...seen, reason: poll.reason } : seen;
}

export function pollStatus(poll: Poll): PollStatus {
  if (poll.withdrawn) return 'withdrawn';
  return poll.hidden ? 'hidden' : poll.run;
}

/** Whether everyone may see the poll at all. */
export function isPublicPoll(poll: Poll): boolean {
  return !poll.hidden && !poll.withdrawn && (poll.run === 'open' || poll.run === 'closed');
}

function change(poll: Poll, from: number, counts: boolean): Change<PollView> | null {
  const { changed } = poll;
  if (changed.asked <= from && changed.run <= from && changed.tally <= from) return null;
  return {
    id: poll.id,
    ...(changed.asked > from ? asked(poll) : {}),
    ...(changed.run > from ? run(poll) : {}),
    ...(changed.run > from || changed.tally > from ? tally(poll, counts) : {}),
  };
}

function asked({ id, session, at, from, question, kind, options, unsure, least, most, results, changeable }: Poll) {
  return { id, session, at, from, question, kind, options, unsure, least, most, results, changeable };
}

function run(poll: Poll) {
  return { status: pollStatus(poll), round: poll.rounds.length, published: poll.published };
}

function tally(poll: Poll, counts: boolean): Pick<PollView, 'people' | 'counts' | 'rounds'> {
  const round = poll.rounds.at(-1)?.tally;
  return {
    people: round?.people ?? 0,
    counts: counts && round && isTold(round) ? round.counts : null,
    rounds:
      counts || mayTellClosed(poll)
        ? poll.rounds
            .slice(0, -1)
            .map((earlier) => earlier.tally)
            .filter(isTold)
        : [],
  };
}

/** `voted` is left to the phone: its owner votes first or chooses to look. */
function maySeeCounts(poll: Poll): boolean {
  if (poll.published || poll.results === 'always' || poll.results === 'voted') return true;
  return poll.results === 'closed' && poll.run === 'closed';
}

const mayTellClosed = (poll: Poll): boolean => poll.published || poll.results !== 'hosts';
