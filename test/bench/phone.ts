import { WebSocket, type RawData } from 'ws';

/** What a raw phone hears; payloads are the JSON text after the packet's type, still as bytes. */
export type Ear = {
  /** Any message, as it came. */
  message(phone: Phone, bytes: Buffer): void;
  /** `["frame", {…}]` and the like. */
  event(phone: Phone, payload: Buffer): void;
  answer(phone: Phone, id: number, payload: Buffer): void;
  /** Let in, and nothing else heard yet. */
  letIn?(phone: Phone): void;
  /** The server asks for a sign of life, and is given one after this. */
  asked?(phone: Phone): void;
};

/** Let in, until it is over; or told to come again after so many ms. */
export type Arrival = { readonly over: Promise<void> } | { readonly after: number };

/** A phone without a screen: a WebSocket that speaks just enough Engine.IO 4 and Socket.IO 5 by hand to cost next to nothing. */
export class Phone {
  readonly index: number;
  /** The `to` of the last `now` frame, and of the last `list`. */
  to = 0;
  list = 0;
  /** How often it voted. */
  votes = 0;
  /** What it was sent, ping and headers of the WebSocket included. */
  bytes = 0;
  /** What it asked and has no answer to. */
  unanswered = 0;
  /** The last tally seen, and when it came. */
  tally: unknown = null;
  tallyAt = 0;
  readonly #url: string;
  readonly #ear: Ear;
  readonly #from: string | undefined;
  #socket: WebSocket | null = null;
  #letIn: () => void = () => undefined;
  #turnedAway: (packet: string) => void = () => undefined;

  /** `from`: one of this machine's addresses, where it is not to be any. */
  constructor(index: number, url: string, ear: Ear, from?: string) {
    this.index = index;
    this.#url = url;
    this.#ear = ear;
    this.#from = from;
  }

  /**
   * On a connection of its own each time: resolves when the WebSocket is open and, where `auth` is given, when Socket.IO
   * has answered. Rejects where it never opens or the refusal is final.
   */
  connect(auth: object | null): Promise<Arrival> {
    const socket = new WebSocket(this.#url, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      ...(this.#from !== undefined && { localAddress: this.#from }),
    });
    this.#socket = socket;
    socket.on('message', (data: RawData) => this.#hear(data as Buffer));
    const over = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', (code) => reject(new Error(`Phone ${this.index} was closed with ${code}.`)));
      this.#letIn = () => {
        this.#ear.letIn?.(this);
        resolve({ over });
      };
      this.#turnedAway = (packet) => {
        const { data } = JSON.parse(packet.slice(2)) as { readonly data?: { readonly after?: number } };
        if (data?.after === undefined) reject(new Error(`Turned away: ${packet}`));
        else resolve({ after: data.after });
        socket.terminate();
      };
      socket.on('open', () => {
        if (auth) socket.send(`40${JSON.stringify(auth)}`);
        else this.#letIn();
      });
    });
  }

  /** An event that wants an answer under this number. */
  emit(id: number, event: string, body: object): void {
    this.#socket?.send(`42${id}${JSON.stringify([event, body])}`);
  }

  /** Reads nothing until `resume`. */
  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  hangUp(): void {
    this.#socket?.terminate();
  }

  #hear(bytes: Buffer): void {
    const [first, second] = bytes;
    this.bytes += onWire(bytes.length);
    if (first === PING) {
      this.#ear.asked?.(this);
      this.#socket?.send('3');
      return;
    }
    this.#ear.message(this, bytes);
    if (first !== MESSAGE) return;
    if (second === EVENT) this.#ear.event(this, bytes.subarray(2));
    else if (second === CONNECT) this.#letIn();
    else if (second === REFUSED) this.#turnedAway(bytes.toString());
    else if (second === ACK) {
      const start = bytes.indexOf('[');
      this.#ear.answer(this, Number(bytes.toString('latin1', 2, start)), bytes.subarray(start));
    }
  }
}

/** A message as the server's WebSocket frames it. */
const onWire = (bytes: number): number => bytes + (bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10);

const [PING, MESSAGE] = [0x32, 0x34];
const [CONNECT, EVENT, ACK, REFUSED] = [0x30, 0x32, 0x33, 0x34];
