import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';
import type { Encoded, Screen } from '../live/screen.ts';
import type { Seated } from './handshake.ts';

/** Bytes a screen may leave unread in our memory before it is passed over; a full view and a little. */
const UNREAD_BYTES_MAX = 256 * 1024;
/** The same for a screen behind a polling transport, in messages between two polls. */
const UNREAD_MESSAGES_MAX = 64;

/** The parts of Engine.IO's socket, and of `ws`, that their types leave out. */
type Engine = {
  readonly readyState: string;
  readonly upgrading: boolean;
  readonly writeBuffer: readonly unknown[];
  readonly transport: {
    readonly name: string;
    readonly writable: boolean;
    readonly socket?: WebSocket & { readonly _socket?: Wire };
  };
  write(packet: string, options: { readonly compress: boolean }): unknown;
};
type Wire = { readonly writable: boolean; write(bytes: Uint8Array): boolean; cork(): void; uncork(): void };

/** A connected socket as the broadcast knows it. */
export function screenOf(socket: Socket, { session, view, keys, asker }: Seated): Screen {
  const engine = socket.conn as unknown as Engine;
  return {
    role: view,
    session,
    keys,
    attendee: asker?.kind === 'attendee' ? asker.id : null,
    take(message) {
      if (engine.readyState !== 'open' || leavesUnread(engine)) return false;
      write(engine, message);
      return true;
    },
  };
}

function leavesUnread({ transport, writeBuffer }: Engine): boolean {
  return (transport.socket?.bufferedAmount ?? 0) > UNREAD_BYTES_MAX || writeBuffer.length > UNREAD_MESSAGES_MAX;
}

/** The frame goes straight to the wire where nothing is before it that has not gone there; else the ordinary way keeps the order. */
function write(engine: Engine, { packet, frame }: Encoded): void {
  const wire = idleWire(engine);
  if (!wire) {
    engine.write(packet, { compress: false });
    return;
  }
  // What else goes to this screen in the same turn (the answer to what its owner asked) leaves in the same system call.
  wire.cork();
  wire.write(frame);
  process.nextTick(uncork, wire);
}

const uncork = (wire: Wire): void => wire.uncork();

function idleWire({ upgrading, writeBuffer, transport }: Engine): Wire | null {
  const { socket } = transport;
  if (upgrading || writeBuffer.length > 0 || transport.name !== 'websocket' || !transport.writable) return null;
  return socket?.readyState === 1 && socket._socket?.writable === true ? socket._socket : null;
}
