import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { bring, bringFaults, type Brought, type Found, type Imports } from '../../shared/bring.ts';
import type { CommandOf } from '../../shared/commands.ts';
import { BROUGHT_BYTES_MAX } from '../../shared/limits.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Content } from '../bring/bring.ts';
import { contentAside } from '../bring/bring-thread.ts';
import { frameFor } from '../bring/frame.ts';
import type { Room } from '../live/room.ts';
import { hostOf } from './host.ts';
import { lateBody } from './late-body.ts';
import { bodyOf, sendProblem } from './problem.ts';

/** The JSON around a file has its line breaks and quotation marks written out. */
const bodyRead = lateBody(BROUGHT_BYTES_MAX * 1.5);

/**
 * `POST /api/events/{code}/sessions/{session}/import`: reads a file, and brings in all of it or nothing. Only who may ask
 * for it has a body read at all.
 */
export async function bringIn(room: Room, request: Request, response: Response): Promise<void> {
  response.set('Cache-Control', 'no-store');
  const host = hostOf(room, request, response);
  const session = room.state().sessions.get(String(request.params['session']));
  if (!host) return;
  if (!session) {
    sendProblem(response, 'not-found');
    return;
  }
  await bodyRead(request, response);
  const asked = bodyOf(bring, request.body, response);
  const { event } = room.state();
  if (!asked || !event) return;
  const frame = frameFor(session, event.details, asked);
  const content =
    frame === null
      ? ({ reason: 'bad-zone' } as const)
      : await contentAside({ text: asked.text, format: asked.format, frame });
  if ('reason' in content) {
    sendProblem(response, 'unreadable', { detail: bringFaults[content.reason], ...content });
    return;
  }
  // Nothing is done before it is known where each session goes.
  if (content.sessions.length > 1 && !asked.apart && !asked.try) {
    sendProblem(response, 'unreadable', { detail: bringFaults.several, reason: 'several' });
    return;
  }
  if (asked.try) {
    response.json(content.found satisfies Found);
    return;
  }
  const command: CommandOf<'session.import'> = {
    id: asked.id ?? randomUUID(),
    outbox: 'import',
    type: 'session.import',
    into: asked.apart ? null : session.id,
    format: content.format,
    sessions: content.sessions,
  };
  answer(response, await room.ask(command, { kind: 'key', id: host.id }), content);
}

function answer(response: Response, reply: Reply, { found }: Content): void {
  if (!reply.ok) {
    const { hint, field, refusal } = reply;
    sendProblem(response, 'refused', { detail: hint, refusal, ...(field === undefined ? {} : { field }) });
    return;
  }
  if (reply.import === undefined) throw new Error('What is brought in has an id.');
  const brought: Brought = { ...found, import: reply.import, seq: reply.seq };
  response.status(201).json(brought);
}

/** `GET /api/events/{code}/sessions/{session}/imports` */
export function importsIn(room: Room, request: Request, response: Response): void {
  if (!hostOf(room, request, response)) return;
  const session = room.state().sessions.get(String(request.params['session']));
  if (!session) return sendProblem(response, 'not-found');
  const imports = session.imports.map(({ id, format, at }) => ({ id, format, at }));
  response.json({ imports } satisfies Imports);
}
