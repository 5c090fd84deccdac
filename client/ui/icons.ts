/** Paths for `Icon.svelte`. A page that needs another one adds it here. */
export const info = 'M12 11v6M12 7v.01M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0';
export const good = 'M8 12.5l2.7 2.7L16 9.5M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0';
export const warn = 'M12 9.5v4.5M12 17v.01M12 3.5L2.5 20h19z';
export const bad = 'M12 7v6M12 16.5v.01M8 3h8l5 5v8l-5 5H8l-5-5V8z';
export const check = 'M5 12.5l4.5 4.5L19 7.5';
export const cross = 'M6 6l12 12M18 6L6 18';
