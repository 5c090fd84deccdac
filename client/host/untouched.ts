import type { HostPollView } from '../../shared/views.ts';

/** Nobody has answered it yet, so what it asks can still be changed. */
export function isUntouched(poll: HostPollView | undefined): boolean {
  if (!poll || poll.status === 'withdrawn') return false;
  const none = ({ people, details }: Pick<HostPollView, 'people' | 'details'>) => people === 0 && !details?.hands;
  return none(poll) && poll.rounds.every(({ people, details = null }) => none({ people, details }));
}
