import { io, type Socket } from 'socket.io-client';
import { CHANGES } from '../../shared/changes.ts';
import type { ClientToServer, ServerToClient } from '../../shared/wire.ts';

const CONNECT_MS = 10_000;
/** A WebSocket that worked on this page is tried so often in vain before the other way goes first. */
const TRIES = 3;

/**
 * WebSocket first. A proxy that refuses it is found out within the same try (`tryAllTransports`); one that swallows it
 * only by waiting, so after a try without an answer long-polling goes first, which looks for a WebSocket by itself.
 * Reconnecting is ours: the library's spreads a room full of phones too little.
 */
export function newSocket(url = '/'): Socket<ServerToClient, ClientToServer> {
  const socket: Socket<ServerToClient, ClientToServer> = io(url, {
    autoConnect: false,
    forceNew: true,
    reconnection: false,
    timeout: CONNECT_MS,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    query: CHANGES,
  });
  const { io: manager } = socket;
  let first = 'websocket';
  let tries = 1;
  const begin = (way: string) => {
    first = way;
    manager.opts.transports = way === 'websocket' ? ['websocket', 'polling'] : ['polling', 'websocket'];
  };
  manager.on('open', () => {
    begin(manager.engine.transport.name);
    tries = first === 'websocket' ? TRIES : 1;
  });
  manager.on('error', ({ message }) => {
    // Other errors come at once, when both ways were tried.
    if (message !== 'timeout' || --tries > 0) return;
    begin(first === 'websocket' ? 'polling' : 'websocket');
    tries = 1;
  });
  return socket;
}
