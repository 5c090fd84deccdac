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
type Wire = {
  readonly writable: boolean;
  /** Bytes that the kernel has not taken yet. */
  readonly writableLength: number;
  write(bytes: Uint8Array): boolean;
  cork(): void;
  uncork(): void;
};

/**
 * A connected socket as the broadcast and the heartbeat know it; the heartbeat is ours from here on. A class, because all of
 * ten thousand are gone through for each frame: what a frame needs to know of one lies in one place.
 */
export class SocketScreen implements Screen, Beating {
  readonly role: Screen['role'];
  readonly session: string;
  readonly keys: boolean;
  readonly attendee: string | null;
  readonly changes: boolean;
  readonly key: string | null;
  readonly #engine: Engine;
  /** Bytes. */
  #sent = 0;
  #read = 0;
  /** Pings, and what had been sent before the last; none goes out before that is answered. */
  #asked = 0;
  #sentBefore = 0;
  #owes = false;
  /** A ping goes with the next message. */
  #goesAlong = false;

  constructor(socket: Socket, { session, view, keys, asker }: Seated) {
    this.role = view;
    this.session = session;
    this.keys = keys;
    this.attendee = asker?.kind === 'attendee' ? asker.id : null;
    this.changes = socket.handshake.query['changes'] === CHANGES.changes;
    this.key = asker?.kind === 'key' ? asker.id : null;
    const engine = socket.conn as unknown as Engine;
    this.#engine = engine;
    if (engine.pingIntervalTimer) clearTimeout(engine.pingIntervalTimer);
    engine.pingIntervalTimer = null;
    engine.on('heartbeat', () => {
      this.#read = this.#sentBefore;
      this.#owes = false;
    });
  }

  ready(): boolean {
    const engine = this.#engine;
    return engine.readyState === 'open' && this.#sent - this.#read <= UNDER_WAY_BYTES_MAX && !leavesUnread(engine);
  }

  take(message: Encoded, more?: 'more'): boolean {
    if (!this.ready()) return false;
    this.#sent += message.frame.length;
    this.#goesAlong ||= this.#sent - this.#read > ASK_BYTES;
    const asks = this.#goesAlong && !this.#owes;
    write(this.#engine, message, asks, more !== undefined);
    if (asks) this.#asking();
    return true;
  }

  askSoon(): void {
    this.#goesAlong = true;
  }

  ask(): void {
    if (!this.#goesAlong || this.#owes) return;
    ping(this.#engine);
    this.#asking();
  }

  owes(): number {
    return this.#owes ? this.#asked : 0;
  }

  #asking(): void {
    this.#asked++;
    this.#sentBefore = this.#sent;
    this.#owes = true;
    this.#goesAlong = false;
  }
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
  return (
    (transport.socket?._socket?.writableLength ?? 0) > BUFFERED_BYTES_MAX || writeBuffer.length > BUFFERED_MESSAGES_MAX
  );
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
