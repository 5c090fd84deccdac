import * as ws from 'ws';
import type { Encode, Encoded } from '../live/screen.ts';

type FrameOptions = {
  readonly readOnly: boolean;
  readonly mask: boolean;
  readonly rsv1: boolean;
  readonly opcode: number;
  readonly fin: boolean;
};
/** Exported by `ws`, left out of its types. */
const { Sender } = ws as unknown as { readonly Sender: { frame(data: Buffer, options: FrameOptions): Buffer[] } };

/** Socket.IO's text for an event in the default namespace: packet type 2 and a JSON array. */
const EVENT = '2';
/** Engine.IO's packet type "message", which the transport adds where it builds the WebSocket frame itself. */
const MESSAGE = '4';

/** Encodes a message once for many screens: the Socket.IO packet, and the complete WebSocket frame around it. */
export const encode: Encode = (name, payload): Encoded => {
  const packet = `${EVENT}${JSON.stringify([name, payload])}`;
  return { packet, frame: frameAround(MESSAGE + packet) };
};

function frameAround(text: string): Uint8Array {
  return Buffer.concat(
    Sender.frame(Buffer.from(text), { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true }),
  );
}

/** Engine.IO's ping, as a whole WebSocket frame. */
export const pingFrame = frameAround('2');
