import type { Request, Response } from 'express';
import type { Room } from '../live/room.ts';
import type { HostKey } from '../room/state.ts';
import { keyShown } from '../border/tokens.ts';
import { sendProblem } from './problem.ts';

/**
 * The key of the host or moderator whose token a request shows (`Authorization: Bearer …`), as long as it counts; else
 * null, and the problem was sent.
 */
export function hostOf(room: Room, request: Request, response: Response): HostKey | null {
  const state = room.state();
  const [, token] = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  const key = token !== undefined && state.event ? keyShown(state, token) : null;
  if (key?.role === 'host' || key?.role === 'moderator') return key;
  sendProblem(response, 'unauthorised', { field: 'Authorization' });
  return null;
}
