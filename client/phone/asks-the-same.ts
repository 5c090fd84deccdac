import type { PollView } from '../../shared/views.ts';

/** Whether a poll asks now what it asked before, as far as these choices go: after the log went back an option's id may be another option's. */
export function asksTheSame(
  before: PollView | undefined,
  now: PollView | undefined,
  choices: readonly string[] = [],
): boolean {
  if (!before || !now || before.kind !== now.kind || before.question !== now.question) return false;
  const textIn = (poll: PollView, id: string) => poll.options.find((option) => option.id === id)?.text;
  return choices.every((id) => textIn(before, id) === textIn(now, id));
}
