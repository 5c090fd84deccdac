/** Fewer than may enter from one network in ten seconds (`server/http/entrance.ts`). */
const BEHIND_ONE = 50;

/**
 * The address that visitor number `n` comes from, one for every few of them: all of 127.0.0.0/8 is this machine. A crowd
 * behind one address is slowed at the entrance, and has no more than 28,000 ports.
 */
export function loopbackOf(n: number): string {
  const home = Math.floor(n / BEHIND_ONE);
  return `127.1.${(home >> 8) & 0xff}.${home & 0xff}`;
}
