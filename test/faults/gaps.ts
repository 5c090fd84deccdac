import type { newSocket } from '../../client/link/socket.ts';

/**
 * From here on, for each connection that is lost, the time from the last frame on it to the first on the next, ms. Returns
 * what was measured so far, and how many have none by now.
 */
export function watchGaps(
  sockets: readonly ReturnType<typeof newSocket>[],
): () => { readonly ms: readonly number[]; readonly away: number } {
  const ms: number[] = [];
  const away = new Set<unknown>();
  for (const socket of sockets) {
    let heardAt = Date.now();
    socket.on('disconnect', () => away.add(socket));
    socket.on('frame', () => {
      const at = Date.now();
      if (away.delete(socket)) ms.push(at - heardAt);
      heardAt = at;
    });
  }
  return () => ({ ms, away: away.size });
}
