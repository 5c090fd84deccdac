import { randomBytes } from 'node:crypto';
import type { Rooms } from './live/rooms.ts';

/** Makes a new host key for an event, for whoever has the server's own files: the way back when the host link is lost. */
export async function newHostLink(
  rooms: Rooms,
  code: string,
  newId: () => string,
): Promise<{ readonly code: string; readonly hostKey: string } | null> {
  const room = await rooms.find(code);
  const event = room?.state().event;
  if (!room || !event) return null;
  const key = randomBytes(16).toString('base64url');
  const command = { id: newId(), outbox: '', type: 'key.add', name: 'Host', role: 'host', key } as const;
  const reply = await room.ask(command, { kind: 'server' });
  if (!reply.ok) throw new Error(`The key could not be stored: ${reply.hint}`);
  return { code: event.code, hostKey: key };
}
