/**
 * Spreads rows over as few screens as hold them, about the same number on each, in order. Heights, gap and room are in
 * one unit. A row higher than the room has a screen to itself.
 */
export function screensOf(heights: readonly number[], gap: number, room: number): readonly (readonly number[])[] {
  const full = filled(heights, gap, room, Infinity);
  for (let most = Math.ceil(heights.length / Math.max(1, full.length)); most < heights.length; most++) {
    const even = filled(heights, gap, room, most);
    if (even.length <= full.length) return even;
  }
  return full;
}

/** Indexes of the rows, screen by screen, each as full as height and `most` allow. */
function filled(heights: readonly number[], gap: number, room: number, most: number): number[][] {
  const screens: number[][] = [];
  let used = Infinity;
  heights.forEach((height, index) => {
    const screen = screens[screens.length - 1];
    if (screen && screen.length < most && used + gap + height <= room) {
      screen.push(index);
      used += gap + height;
    } else {
      screens.push([index]);
      used = height;
    }
  });
  return screens;
}
