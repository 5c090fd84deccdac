import type { Created } from '../../shared/http.ts';
import type { Reply } from '../../shared/replies.ts';
import { newId } from '../link/ids.ts';

/** A copy of an event under a code of its own, with a pretend audience; null where it could not be made. */
export async function rehearse(code: string, hostKey: string): Promise<Created | null> {
  try {
    const response = await fetch(`/api/events/${code}/rehearsal`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ hostKey }),
    });
    return response.ok ? ((await response.json()) as Created) : null;
  } catch {
    return null;
  }
}

/** Deletes it whole. False where that did not come to pass; it is deleted in a day in any case. */
export async function endRehearsal({ code, hostKey }: Created): Promise<boolean> {
  try {
    const { newSocket } = await import('../link/socket.ts');
    const socket = newSocket();
    socket.auth = { event: code, view: 'host', hostKey };
    try {
      await new Promise<void>((resolve, reject) => {
        socket.on('connect', resolve);
        socket.on('connect_error', reject);
        socket.connect();
      });
      const command = { id: newId(), type: 'event.delete' } as const;
      const reply = (await socket.timeout(TRY_MS).emitWithAck('command', command)) as Reply;
      return reply.ok;
    } finally {
      socket.disconnect();
    }
  } catch {
    return false;
  }
}

const TRY_MS = 8000;
