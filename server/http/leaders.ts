import type { Request, Response } from 'express';
import type { Room } from '../live/room.ts';
import { leadersView } from '../view/leaders.ts';
import { hostOf } from './host.ts';
import { sendProblem } from './problem.ts';

/** A session's quiz so far: names beside what they knew, so for hosts alone until they tell it. */
export function leaders(room: Room, request: Request, response: Response): void {
  if (!hostOf(room, request, response)) return;
  const { session: id } = request.query;
  const answer = typeof id === 'string' ? leadersView(room.state(), id) : null;
  if (!answer) {
    const detail = '`session` names a session of this event.';
    return sendProblem(response, 'invalid', { field: 'session', detail });
  }
  response.json(answer);
}
