import type { PollView } from '../../shared/views.ts';

/** One option as the wall shows it; `tally` only once there is something to count. */
export type Row = {
  readonly id: string;
  readonly text: string;
  readonly tally: { readonly count: number; readonly share: number } | null;
};

/** The options in the poll's order, "not sure" last. Shares are of people, so with several choices they add up to more. */
export function rowsOf(poll: PollView, notSure: string): readonly Row[] {
  const options = poll.unsure ? [...poll.options, { id: 'unsure', text: notSure }] : poll.options;
  const { counts, people } = poll;
  return options.map(({ id, text }) => {
    const count = counts?.[id] ?? 0;
    return { id, text, tally: counts === null || people === 0 ? null : { count, share: count / people } };
  });
}
