import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';
import { CHANGES } from '../../shared/changes.ts';
import type { Encoded, Screen } from '../live/screen.ts';
import type { Seated } from './handshake.ts';
import type { Beating } from './heartbeat.ts';
import { pingFrame } from './packet.ts';

/**
 * Bytes that may be under way to a screen beyond the message that goes over it: more only after it has answered a ping,
 * and so read what was sent before. A socket's buffer tells nothing: the kernel swallows megabytes first.
 */
const UNDER_WAY_BYTES_MAX = 64 * 1024;
/** From here on it is asked, so that a screen that reads is never passed over. */
const ASK_BYTES = UNDER_WAY_BYTES_MAX / 2;
/** For a screen that answers pings and reads nothing else. */
const BUFFERED_BYTES_MAX = 256 * 1024;
/** The same for a screen behind a polling transport, in messages between two polls. */
const BUFFERED_MESSAGES_MAX = 64;

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
  /** A WebSocket is sent the frame where there is one, any other transport the packet. */
  write(packet: string, options: { readonly compress: boolean; readonly wsPreEncodedFrame: Uint8Array[] }): unknown;
  sendPacket(type: 'ping'): void;
  on(name: 'heartbeat', beat: () => void): unknown;
  /** Of its own heartbeat. */
  pingIntervalTimer: NodeJS.Timeout | null;
};
type Wire = { readonly writable: boolean; write(bytes: Uint8Array): boolean; cork(): void; uncork(): void };

/** A connected socket as the broadcast and the heartbeat know it; the heartbeat is ours from here on. */
export function screenOf(socket: Socket, { session, view, keys, asker }: Seated): Screen & Beating {
  const engine = socket.conn as unknown as Engine;
  let sent = 0;
  let read = 0;
  /** Pings, and what had been sent before the last; none goes out before that is answered. */
  let asked = 0;
  let sentBefore = 0;
  let owes = false;
  /** A ping goes with the next message. */
  let goesAlong = false;
  if (engine.pingIntervalTimer) clearTimeout(engine.pingIntervalTimer);
  engine.pingIntervalTimer = null;
  engine.on('heartbeat', () => {
    read = sentBefore;
    owes = false;
  });

  function asking(): void {
    asked++;
    sentBefore = sent;
    owes = true;
    goesAlong = false;
  }

  const ready = (): boolean =>
    engine.readyState === 'open' && sent - read <= UNDER_WAY_BYTES_MAX && !leavesUnread(engine);
  return {
    role: view,
    session,
    keys,
    attendee: asker?.kind === 'attendee' ? asker.id : null,
    changes: socket.handshake.query['changes'] === CHANGES.changes,
    key: asker?.kind === 'key' ? asker.id : null,
    ready,
    take(message, more) {
      if (!ready()) return false;
      sent += message.frame.length;
      goesAlong ||= sent - read > ASK_BYTES;
      const asks = goesAlong && !owes;
      write(engine, message, asks, more !== undefined);
      if (asks) asking();
      return true;
    },
    askSoon: () => (goesAlong = true),
    ask() {
      if (!goesAlong || owes) return;
      ping(engine);
      asking();
    },
    owes: () => (owes ? asked : 0),
  };
}

/** Lets go of a connection whose other end is silent: a polite close would keep all it has not read. */
export function hangUp(socket: Socket): void {
  (socket.conn as unknown as Engine).transport.socket?.terminate();
}

/** Resolves when both ends have closed a connection that ends politely. */
export function parted(socket: Socket): Promise<void> {
  const { conn } = socket;
  const wire = (conn as unknown as Engine).transport.socket ?? conn;
  return new Promise((resolve) => void wire.once('close', () => resolve()));
}

function leavesUnread({ transport, writeBuffer }: Engine): boolean {
  return (transport.socket?.bufferedAmount ?? 0) > BUFFERED_BYTES_MAX || writeBuffer.length > BUFFERED_MESSAGES_MAX;
}

/** The frame goes straight to the wire where nothing is before it that has not gone there; else the ordinary way keeps the order. */
function write(engine: Engine, message: Encoded, asks: boolean, more: boolean): void {
  const { packet, frame } = message;
  const wire = idleWire(engine);
  if (!wire) {
    engine.write(packet, { compress: false, wsPreEncodedFrame: [frame] });
    if (asks) engine.sendPacket('ping');
    return;
  }
  if (more) {
    wire.cork();
    process.nextTick(uncork, wire);
  }
  wire.write(asks ? withPing(message) : frame);
}

function ping(engine: Engine): void {
  const wire = idleWire(engine);
  if (wire) wire.write(pingFrame);
  else engine.sendPacket('ping');
}

const pinged = new WeakMap<Encoded, Uint8Array>();

/** Made once for all whose turn it is when a message goes out. */
function withPing(message: Encoded): Uint8Array {
  const bytes = pinged.get(message) ?? Buffer.concat([message.frame, pingFrame]);
  pinged.set(message, bytes);
  return bytes;
}

const uncork = (wire: Wire): void => wire.uncork();

function idleWire({ upgrading, writeBuffer, transport }: Engine): Wire | null {
  const { socket } = transport;
  if (upgrading || writeBuffer.length > 0 || transport.name !== 'websocket' || !transport.writable) return null;
  return socket?.readyState === 1 && socket._socket?.writable === true ? socket._socket : null;
}
