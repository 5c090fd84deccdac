/** A moment in a file's name, to the second, in UTC: `2026-11-22T11-03-16Z`. Sorts by time, and every system allows it. */
export const stamp = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
