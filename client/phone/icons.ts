/** Drawings of the phone page for `ui/Icon.svelte`; each stands beside its words. */
export const now = 'M3 5h18v11H3zM9 20h6M12 16v4';
export const ask = 'M4 5h16v11H9l-5 4zM10 9.2c.3-1 1.1-1.5 2.1-1.5 1.2 0 2 .7 2 1.6 0 1.3-2 1.4-2 2.7M12.1 14v.01';
export const stories =
  'M12 6.5C10 5 7 4.500 4 5v13c3-.5 6 0 8 1.500 2-1.500 5-2 8-1.500V5c-3-.5-6 0-8 1.500zM12 6.500V19';
export const catchUp = 'M3.500 12a8.500 8.500 0 1 0 2.500-6L3.500 8.500M3.500 4v4.500H8M12 7.500V12l3 2';
export const support = 'M12 19V6M6 11.500l6-6 6 6';
export const down = 'M6 9.500l6 6 6-6';
export const up = 'M6 14.500l6-6 6 6';
export const tick = 'M5 12.500l4.500 4.500L19 7.500';
export const cross = 'M6 6l12 12M18 6L6 18';
export const poll = 'M5 20V11M12 20V4M19 20v-6';
