import { WebSocket, type RawData } from 'ws';

/** What a raw phone hears; payloads are the JSON text after the packet's type, still as bytes. */
export type Ear = {
  /** Any message, as it came. */
  message(phone: Phone, bytes: Buffer): void;
  /** `["frame", {…}]` and the like. */
  event(phone: Phone, payload: Buffer): void;
  answer(phone: Phone, id: number, payload: Buffer): void;
};

/** A phone without a screen: a WebSocket that speaks just enough Engine.IO 4 and Socket.IO 5 by hand to cost next to nothing. */
export class Phone {
  readonly index: number;
  /** The `to` of the last `now` frame. */
  to = 0;
  /** How often it voted. */
  votes = 0;
  /** The last tally seen. */
  tally: unknown = null;
  readonly #socket: WebSocket;
  readonly #ear: Ear;
  #connected: () => void = () => undefined;
  #sayWho: () => void = () => undefined;

  constructor(index: number, url: string, ear: Ear) {
    this.index = index;
    this.#ear = ear;
    this.#socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
    this.#socket.on('message', (data: RawData) => this.#hear(data as Buffer));
  }

  /** Resolves when the WebSocket is open and, where `auth` is given, when Socket.IO has let this phone in. */
  connect(auth: object | null): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.on('error', reject);
      this.#socket.on('close', (code) => reject(new Error(`Phone ${this.index} was closed with ${code}.`)));
      this.#connected = resolve;
      this.#sayWho = () => {
        if (auth) this.#socket.send(`40${JSON.stringify(auth)}`);
        else resolve();
      };
      this.#socket.on('open', this.#sayWho);
    });
  }

  /** An event that wants an answer under this number. */
  emit(id: number, event: string, body: object): void {
    this.#socket.send(`42${id}${JSON.stringify([event, body])}`);
  }

  #hear(bytes: Buffer): void {
    const [first, second] = bytes;
    if (first === PING) {
      this.#socket.send('3');
      return;
    }
    this.#ear.message(this, bytes);
    if (first !== MESSAGE) return;
    if (second === EVENT) this.#ear.event(this, bytes.subarray(2));
    else if (second === CONNECT) this.#connected();
    else if (second === REFUSED) this.#turnedAway(bytes.toString());
    else if (second === ACK) {
      const start = bytes.indexOf('[');
      this.#ear.answer(this, Number(bytes.toString('latin1', 2, start)), bytes.subarray(start));
    }
  }

  #turnedAway(packet: string): void {
    const { data } = JSON.parse(packet.slice(2)) as { readonly data?: { readonly after?: number } };
    if (data?.after !== undefined) setTimeout(this.#sayWho, data.after);
    else this.#socket.emit('error', new Error(`Turned away: ${packet}`));
  }
}

const [PING, MESSAGE] = [0x32, 0x34];
const [CONNECT, EVENT, ACK, REFUSED] = [0x30, 0x32, 0x33, 0x34];
