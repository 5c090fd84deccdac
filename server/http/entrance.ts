import type { Response } from 'express';
import type { Allowance, Allowances } from '../border/allowance.ts';
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

export function openEntrance(allowances: Allowances): Entrance {
  const enterings = allowances('enter', ENTERINGS);
  const creations = allowances('create', CREATIONS);
  const wrong = allowances('wrong', WRONG_GUESSES);

  return {
    mayEnter: (event, address, response) => within(enterings, `${event} ${networkOf(address)}`, response),
    mayCreate: (address, response) => within(creations, networkOf(address), response),
    async mayGuess(address, response) {
      const after = await wrong.overdrawn(networkOf(address));
      if (after === null) return true;
      sendProblem(response, 'slow-down', { after: Math.max(1000, after) });
      return false;
    },
    guessedWrong(address) {
      wrong.charge(networkOf(address));
    },
  };
}

async function within(allowance: Allowance, key: string, response: Response): Promise<boolean> {
  const after = await allowance.take(key);
  if (after === null) return true;
  sendProblem(response, 'slow-down', { after: Math.max(200, after) });
  return false;
}

/** An IPv6 network is one neighbour: its first 64 bits. */
function networkOf(address = ''): string {
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
}
