import { configFrom, type Config } from './config.ts';
import { reasonOf } from './log/reason.ts';

/** What the commands beside the server have in common. */

/** Ends the process with a sentence for whoever started it. */
export function stop(sentence: string, code = 1): never {
  console.error(`\n${sentence}\n`);
  process.exit(code);
}

/** The same for what was thrown: its message is such a sentence. */
export function stopWith(error: unknown, code = 1): never {
  stop(reasonOf(error), code);
}

/** What the log says of its troubles, for whoever waits at the terminal. */
export const complain = (what: string, why: unknown): void =>
  console.error(why === undefined ? what : `${what}: ${reasonOf(why)}`);

/** The environment's configuration; ends the process where a value is wrong. */
export function environmentConfig(): Config {
  const read = configFrom(process.env);
  return 'wrong' in read ? stop(read.wrong.join('\n')) : read;
}

/** `3 events with 2,412 facts` */
export const counted = (events: number, facts: number): string =>
  `${plural(events, 'event')} with ${plural(facts, 'fact')}`;

const plural = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
