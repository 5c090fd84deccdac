/**
 * What can be pressed at the door before the script runs: links to fragments, which the script finds in the address. On a
 * slow line that is seconds, in which people press.
 */
export const COME_IN = { in: 'come-in', ask: 'come-in-ask' } as const;
