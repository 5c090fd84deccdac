import type { Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { sendProblem } from './problem.ts';

/**
 * Slows down who tries too much at the door. A whole conference shares one address, so entering is only ever delayed,
 * and the limits are a crowd's: 3,000 phones get in within a minute.
 */
export type Entrance = {
  mayEnter(event: string, address: string | undefined, response: Response): Promise<boolean>;
  mayCreate(address: string | undefined, response: Response): Promise<boolean>;
  /** False, and the problem sent, for an address that has guessed wrong too often. */
  mayGuess(address: string | undefined, response: Response): Promise<boolean>;
  guessedWrong(address: string | undefined): void;
};

const ENTERINGS = { points: 1500, duration: 10 };
const CREATIONS = { points: 30, duration: 60 };
/** Wrong codes and keys: more than a room mistypes, far fewer than a search needs. */
const WRONG_GUESSES = { points: 300, duration: 60 };

export function openEntrance(): Entrance {
  const enterings = new RateLimiterMemory({ ...ENTERINGS, keyPrefix: 'enter' });
  const creations = new RateLimiterMemory({ ...CREATIONS, keyPrefix: 'create' });
  const wrong = new RateLimiterMemory({ ...WRONG_GUESSES, keyPrefix: 'wrong' });

  return {
    mayEnter: (event, address, response) => within(enterings, `${event} ${networkOf(address)}`, response),
    mayCreate: (address, response) => within(creations, networkOf(address), response),
    async mayGuess(address, response) {
      const spent = await wrong.get(networkOf(address));
      if (!spent || spent.consumedPoints <= WRONG_GUESSES.points) return true;
      sendProblem(response, 'slow-down', { after: Math.max(1000, spent.msBeforeNext) });
      return false;
    },
    guessedWrong(address) {
      void wrong.penalty(networkOf(address));
    },
  };
}

async function within(limiter: RateLimiterMemory, key: string, response: Response): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (spent) {
    if (!(spent instanceof RateLimiterRes)) throw spent;
    sendProblem(response, 'slow-down', { after: Math.max(200, spent.msBeforeNext) });
    return false;
  }
}

/** An IPv6 network is one neighbour: its first 64 bits. */
function networkOf(address = ''): string {
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
}
