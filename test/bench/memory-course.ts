import { usage } from './process-stat.ts';

const LOOK_MS = 2000;

/** Looks every now and then at what a process holds, in bytes. Returns how to stop, and what was seen. */
export function watchMemory(pid: number): () => readonly number[] {
  const seen: number[] = [];
  const looking = setInterval(() => seen.push(usage(pid).memory), LOOK_MS);
  return () => {
    clearInterval(looking);
    return seen;
  };
}

/** What was held in the last sixth of a while, and in the second: by then everything is warm. Medians, so that a collection in between says nothing. */
export function endsOf(course: readonly number[]): { readonly early: number; readonly late: number } {
  const sixth = course.length / 6;
  return { early: median(course.slice(sixth, sixth * 2)), late: median(course.slice(sixth * 5)) };
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN;
