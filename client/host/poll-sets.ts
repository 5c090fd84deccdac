import type { HostPollView } from '../../shared/views.ts';
import type { Asking } from './asking.ts';

/** Polls that are asked in a row, in the order they were written down. */
export type PollSet = { readonly name: string; readonly polls: readonly HostPollView[] };

export function setsOf(polls: Iterable<HostPollView>): readonly PollSet[] {
  const sets = new Map<string, HostPollView[]>();
  for (const poll of [...polls].sort((a, b) => a.at - b.at))
    if (poll.set !== null && poll.status !== 'withdrawn') sets.set(poll.set, [...(sets.get(poll.set) ?? []), poll]);
  return [...sets].map(([name, inSet]) => ({ name, polls: inSet }));
}

/** The prepared poll that comes after the open one, or first where none is open. */
export function nextOf({ polls }: PollSet): HostPollView | null {
  const open = polls.map(({ status }) => status).lastIndexOf('open');
  return polls.find(({ status }, place) => status === 'draft' && place > open) ?? null;
}

/** On to the next: what is open closes, the next one opens and is on the wall. `chief` is what hosts call it. */
export function stepTo(next: HostPollView, { polls }: PollSet): { commands: readonly Asking[]; chief: Asking } {
  const chief: Asking = { type: 'poll.open', poll: next.id };
  const closing = polls
    .filter(({ status }) => status === 'open')
    .map(({ id }): Asking => ({ type: 'poll.close', poll: id }));
  const show: Asking = { type: 'wall.show', session: next.session, screen: { mode: 'poll', poll: next.id } };
  return { commands: [...closing, chief, show], chief };
}
