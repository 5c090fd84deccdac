import type { Request, RequestHandler, Response } from 'express';
import type { Room } from '../live/room.ts';

/** Makes a handler of what is asked of one event: `code` in the path finds its room, and who guesses codes is slowed down. */
export type WithRoom = (
  handler: (room: Room, request: Request, response: Response, next: () => void) => Promise<void> | void,
) => RequestHandler;
