import type { Waiting } from './waiting.ts';

/** Whether it was refused in another history than the one of `epoch`: what it speaks of may be something else now. */
export const isOfAnother = ({ refused, epoch: before }: Waiting, epoch: string): boolean =>
  refused !== null && Boolean(before) && epoch !== '' && before !== epoch;
