import { expect, it } from 'vitest';
import { openAdmission } from '../../server/socket/admission.ts';

/** A crowd that comes at once, and again whenever it was told to. Gives when each was let in, ms. */
function crowd(size: number, lag = 0): number[] {
  let now = 0;
  const admit = openAdmission(
    () => now,
    () => lag,
  );
  let due = Array.from({ length: size }, () => 0);
  const inAt: number[] = [];
  while (due.length > 0) {
    due.sort((a, b) => a - b);
    now = due[0] ?? 0;
    const later: number[] = [];
    for (const at of due) {
      if (at > now) later.push(at);
      else {
        const admitted = admit();
        if ('wait' in admitted) inAt.push(now + admitted.wait);
        else later.push(now + admitted.after);
      }
    }
    due = later;
  }
  return inAt.sort((a, b) => a - b);
}

it('lets a full room in at once, which is within half a second', () => {
  const inAt = crowd(300);
  expect(inAt.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 0));
  expect(inAt.at(-1)).toBeLessThan(500);
});

it('lets ten thousand in within twenty seconds, never many at a time', () => {
  const inAt = crowd(10_000);
  expect(inAt).toHaveLength(10_000);
  expect(inAt.at(-1)).toBeLessThan(20_000);
  const perTenth = new Map<number, number>();
  for (const at of inAt.filter((each) => each > 0)) {
    const tenth = Math.floor(at / 100);
    perTenth.set(tenth, (perTenth.get(tenth) ?? 0) + 1);
  }
  expect(Math.max(...perTenth.values())).toBeLessThanOrEqual(70);
});

it('halves the pace while the event loop is late', () => {
  const last = (times: number[]) => times.at(-1) ?? 0;
  expect(last(crowd(3000, 100))).toBeGreaterThan(1.8 * last(crowd(3000)));
});
