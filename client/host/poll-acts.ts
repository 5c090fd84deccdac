import type { Screen } from '../../shared/screens.ts';
import type { HostPollView } from '../../shared/views.ts';
import type { Asking } from './asking.ts';
import { AFTERWARDS } from './buttons.ts';
import { isUntouched } from './untouched.ts';

/** What a host can do with a poll. */
export type PollAct =
  | 'open'
  | 'yes'
  | 'close'
  | 'on-wall'
  | 'off-wall'
  | 'compare'
  | 'publish'
  | 'unpublish'
  | 'minute'
  | 'no-timer'
  | 'hands'
  | 'reset'
  | 'new-round'
  | 'edit'
  | 'copy'
  | 'return'
  | 'no'
  | 'hide'
  | 'show';

/** Most useful first; `screen` is what the wall shows, or does once it is no longer frozen. */
export function pollActs(poll: HostPollView, screen: Screen | null = null): readonly PollAct[] {
  const publishing: PollAct = poll.published ? 'unpublish' : 'publish';
  const edit: readonly PollAct[] = poll.from === 'host' && isUntouched(poll) ? ['edit'] : [];
  const author: readonly PollAct[] = poll.from === 'attendee' ? ['return'] : [];
  const [onWall, ...beside] = wallActs(poll, screen);
  switch (poll.status) {
    case 'draft':
      return ['open', ...edit, 'copy', 'hide'];
    case 'waiting':
      return ['yes', 'no', ...author];
    case 'open': {
      const hands: readonly PollAct[] = TAKES_HANDS.has(poll.kind) ? ['hands'] : [];
      const timer: PollAct = poll.until === null ? 'minute' : 'no-timer';
      return [onWall, 'close', ...hands, timer, publishing, ...beside, ...edit, 'reset', 'copy', ...author, 'hide'];
    }
    case 'closed':
      return poll.published
        ? [onWall, 'new-round', ...beside, publishing, ...edit, 'copy', 'hide']
        : [onWall, publishing, 'new-round', ...beside, ...edit, 'copy', 'hide'];
    case 'hidden':
      return ['show'];
    case 'withdrawn':
      return [];
  }
}

const TAKES_HANDS: ReadonlySet<HostPollView['kind']> = new Set(['one', 'several', 'rating']);
const MINUTE_S = 60;

function wallActs({ id, round, rounds }: HostPollView, screen: Screen | null): [PollAct, ...PollAct[]] {
  const shown = screen?.mode === 'poll' && screen.poll === id ? screen : null;
  const before = earlierRound({ round, rounds });
  const beside: readonly PollAct[] = before !== null && shown?.against !== before ? ['compare'] : [];
  if (!shown) return ['on-wall', ...beside];
  return shown.against === undefined ? ['off-wall', ...beside] : ['on-wall', 'off-wall', ...beside];
}

/** The latest round before this one in which somebody voted; null where there is none. */
export function earlierRound({ round, rounds }: Pick<HostPollView, 'round' | 'rounds'>): number | null {
  for (let earlier = Math.min(round - 1, rounds.length); earlier >= 1; earlier--)
    if ((rounds[earlier - 1]?.people ?? 0) > 0) return earlier;
  return null;
}

/** The command of an act; null where something is said, written or counted first. */
export function pollCommand(act: PollAct, poll: HostPollView): Asking | null {
  const { id, session } = poll;
  switch (act) {
    case 'open':
    case 'yes':
    case 'new-round':
      return { type: 'poll.open', poll: id };
    case 'close':
      return { type: 'poll.close', poll: id };
    case 'reset':
      return { type: 'poll.reset', poll: id };
    case 'minute':
      return { type: 'poll.time', poll: id, seconds: MINUTE_S };
    case 'no-timer':
      return { type: 'poll.time', poll: id, seconds: null };
    case 'on-wall':
      return { type: 'wall.show', session, screen: { mode: 'poll', poll: id } };
    case 'compare': {
      const against = earlierRound(poll);
      return against === null ? null : { type: 'wall.show', session, screen: { mode: 'poll', poll: id, against } };
    }
    case 'off-wall':
      return { type: 'wall.show', session, screen: AFTERWARDS };
    case 'publish':
      return { type: 'poll.publish', poll: id, on: true };
    case 'unpublish':
      return { type: 'poll.publish', poll: id, on: false };
    case 'show':
      return { type: 'poll.show', poll: id };
    case 'no':
    case 'hide':
      return poll.from === 'host' ? { type: 'poll.hide', poll: id, reason: null } : null;
    case 'hands':
    case 'edit':
    case 'copy':
    case 'return':
      return null;
  }
}

export type PollGroup = 'waiting' | 'running' | 'prepared' | 'finished';

/** Where a poll stands in the list; null where its author took it back. */
export function groupOf(poll: HostPollView): PollGroup | null {
  switch (poll.status) {
    case 'waiting':
      return 'waiting';
    case 'open':
      return 'running';
    case 'draft':
      return 'prepared';
    case 'closed':
    case 'hidden':
      return 'finished';
    case 'withdrawn':
      return null;
  }
}
