import { connect } from 'node:net';

/** As long as this one answer serves all who ask, ms. */
const FRESH = 20;

/** Where people come in, and whether anyone opens there. */
export type Entrance = { readonly url: string; readonly isThere: () => Promise<boolean> };

export const entranceAt = (url: string): Entrance => ({ url, isThere: knocker(Number(new URL(url).port)) });

/**
 * Whether anyone listens there. Thousands of phones that knock where nobody is would keep the process that plays them
 * busy, and it would be late for what it measures: so one of them knocks for all.
 */
function knocker(port: number): () => Promise<boolean> {
  let asked = -Infinity;
  let answer: Promise<boolean> = Promise.resolve(false);
  return () => {
    if (performance.now() - asked < FRESH) return answer;
    asked = performance.now();
    answer = new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', () => resolve(false));
      socket.once('connect', () => {
        resolve(true);
        socket.destroy();
      });
    });
    return answer;
  };
}
