import type { Request, Response } from 'express';
import type { Leaders } from '../../shared/http.ts';
import type { Room } from '../live/room.ts';
import { leadersOf } from '../room/leaders.ts';
import { hostOf } from './host.ts';
import { sendProblem } from './problem.ts';

/** A session's quiz so far, before anybody is told of it: names beside what they knew, so for hosts alone. */
export function leaders(room: Room, request: Request, response: Response): void {
  if (!hostOf(room, request, response)) return;
  const state = room.state();
  const { session: id } = request.query;
  const session = typeof id === 'string' ? state.sessions.get(id) : undefined;
  if (!session) {
    const detail = '`session` names a session of this event.';
    return sendProblem(response, 'invalid', { field: 'session', detail });
  }
  const answer: Leaders = { leaders: leadersOf(state, session) };
  response.json(answer);
}
