import type { Request, Response } from 'express';
import type { State } from '../room/state.ts';

/** As long as browsers keep any. */
export const COOKIE_MS = 400 * 24 * 3600_000;

/** Empty where it was not sent. */
export function cookieOf(request: Request, name: string): string {
  const pair = request.headers.cookie?.split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? '';
}

/**
 * That this browser came in here, and nothing else: so its page begins with the session, and not at the door. It goes with
 * a link from elsewhere too, such as a QR code's.
 */
export function tellCameIn(response: Response, state: State, secure: boolean): void {
  response.cookie(cameInName(state), '1', { httpOnly: true, sameSite: 'lax', secure, maxAge: COOKIE_MS, path: '/' });
}

export const cameIn = (request: Request, state: State): boolean => cookieOf(request, cameInName(state)) === '1';

const cameInName = (state: State): string => `openfloor-in-${state.event?.code ?? ''}`;
