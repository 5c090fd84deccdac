/** Random numbers that come again with the same seed (mulberry32, by Tommy Ettinger; public domain). */
export type Chance = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** From `least` to `most`, whole. */
  whole(least: number, most: number): number;
  of<Thing>(things: readonly [Thing, ...Thing[]] | readonly Thing[]): Thing;
};

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    of: (things) => {
      const thing = things[whole(0, things.length - 1)];
      if (thing === undefined) throw new Error('There is nothing to choose from.');
      return thing;
    },
  };
}
