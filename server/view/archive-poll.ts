import type { ArchivePoll } from '../../shared/http.ts';
import type { Details } from '../../shared/tally.ts';
import type { Poll } from '../room/state.ts';
import { pollView } from './poll.ts';

/** A poll as it is read afterwards: counts of the options it tells of and of no others, and when its rounds were open. */
export function archivePoll(poll: Poll): ArchivePoll {
  const view = pollView(poll);
  const told = new Set(['unsure', ...view.options.map(({ id }) => id)]);
  return {
    ...view,
    counts: view.counts && only(told, view.counts),
    details: view.details && detailsOf(told, view.details),
    rounds: view.rounds.map(({ people, counts, details }) => ({
      ...{ people, counts: only(told, counts) },
      ...(details && { details: detailsOf(told, details) }),
    })),
    times: poll.rounds.flatMap(({ openedAt, closedAt }, index) =>
      openedAt === null || closedAt === null ? [] : [{ round: index + 1, openedAt, closedAt }],
    ),
    source: poll.source,
  };
}

/** An option that was removed before anybody chose it counts for nothing, and is not told. */
function detailsOf(told: ReadonlySet<string>, details: Details): Details {
  const { hands, groups } = details;
  return {
    ...details,
    ...(hands && { hands: { ...hands, counts: only(told, hands.counts) } }),
    ...(groups && {
      groups: Object.fromEntries(Object.entries(groups).map(([as, counts]) => [as, only(told, counts)])),
    }),
  };
}

const only = <Value>(told: ReadonlySet<string>, by: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(by).filter(([id]) => told.has(id)));
