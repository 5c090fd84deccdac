import type { Page } from 'playwright-core';

/**
 * A film (WebM, VP8, one frame a second) that shows where it stands: second 5 is ten squares side by side, the first and
 * the third of them white, lowest bit first. Encoded by the browser of `page`, which has to be at a secure address.
 */
export async function clockFilm(page: Page, seconds: number): Promise<Buffer> {
  const frames = await page.evaluate(encodeFrames, { seconds, width: WIDTH, height: HEIGHT });
  const blocks = frames.map((frame) => Buffer.from(frame, 'base64'));
  const clusters = Array.from({ length: Math.ceil(seconds / A_CLUSTER) }, (_, index) => {
    const from = index * A_CLUSTER;
    const simple = blocks
      .slice(from, from + A_CLUSTER)
      .map((frame, at) => element(0xa3, Buffer.from([0x81, ...int(at * 1000, 2), 0x80]), frame));
    return element(0x1f43b675, element(0xe7, int(from * 1000, 4)), ...simple);
  });
  const head = Buffer.concat([
    element(0x1549a966, element(0x2ad7b1, int(1_000_000, 4)), element(0x4489, double(seconds * 1000))),
    element(
      0x1654ae6b,
      element(
        0xae,
        element(0xd7, int(1, 1)),
        element(0x73c5, int(1, 1)),
        element(0x83, int(1, 1)),
        element(0x86, Buffer.from('V_VP8')),
        element(0xe0, element(0xb0, int(WIDTH, 2)), element(0xba, int(HEIGHT, 2))),
      ),
    ),
  ]);
  const cuesFrom = (first: number) => {
    let position = first;
    const points = clusters.map((cluster, index) => {
      const place = element(0xb7, element(0xf7, int(1, 1)), element(0xf1, int(position, 4)));
      position += cluster.length;
      return element(0xbb, element(0xb3, int(index * A_CLUSTER * 1000, 4)), place);
    });
    return element(0x1c53bb6b, ...points);
  };
  const cues = cuesFrom(head.length + cuesFrom(0).length);
  const ebml = element(
    0x1a45dfa3,
    element(0x4282, Buffer.from('webm')),
    element(0x4287, int(4, 1)),
    element(0x4285, int(2, 1)),
  );
  return Buffer.concat([ebml, element(0x18538067, head, cues, ...clusters)]);
}

/** Which second a picture of the film shows, as large as it may be; `png` as a screenshot. */
export function shownSecond(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(readFrame, { png: png.toString('base64'), bits: BITS });
}

const BITS = 10;
const WIDTH = 160;
const HEIGHT = 90;
const A_CLUSTER = 30;

/** Matroska (RFC 9559): an id, eight bytes of length, and what is in it. */
function element(id: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const name = Buffer.from(id.toString(16), 'hex');
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length));
  length[0] = 1;
  return Buffer.concat([name, length, body]);
}

function int(value: number, bytes: number): Buffer {
  const written = Buffer.alloc(bytes);
  written.writeUIntBE(value, 0, bytes);
  return written;
}

function double(value: number): Buffer {
  const written = Buffer.alloc(8);
  written.writeDoubleBE(value);
  return written;
}

/** Of the browser, as far as it is used here: the tests are compiled without its types. */
type Picture = { readonly width: number; readonly height: number };
type Canvas = {
  getContext(kind: '2d'): {
    fillStyle: string;
    fillRect(x: number, y: number, width: number, height: number): void;
    drawImage(picture: Picture, x: number, y: number): void;
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  };
};
declare const OffscreenCanvas: new (width: number, height: number) => Canvas;
declare const VideoFrame: new (of: Canvas, at: { timestamp: number }) => { close(): void };
declare const VideoEncoder: new (needs: {
  output: (chunk: { readonly byteLength: number; copyTo(bytes: Uint8Array): void }) => void;
  error: (error: Error) => void;
}) => {
  configure(how: object): void;
  encode(frame: { close(): void }, how: { keyFrame: boolean }): void;
  flush(): Promise<void>;
};
declare const Image: new () => Picture & { src: string; decode(): Promise<void> };

/** In the browser: a key frame a second, in base64. */
async function encodeFrames({ seconds, width, height }: { seconds: number; width: number; height: number }) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  const frames: string[] = [];
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      frames.push(btoa(String.fromCharCode(...bytes)));
    },
    error: (error) => {
      throw error;
    },
  });
  encoder.configure({ codec: 'vp8', width, height, bitrate: 400_000, framerate: 1 });
  for (let second = 0; second < seconds; second++) {
    for (let bit = 0; bit < 10; bit++) {
      context.fillStyle = (second >> bit) & 1 ? '#fff' : '#000';
      context.fillRect((bit * width) / 10, 0, width / 10, height);
    }
    const frame = new VideoFrame(canvas, { timestamp: second * 1_000_000 });
    encoder.encode(frame, { keyFrame: true });
    frame.close();
  }
  await encoder.flush();
  return frames;
}

/** In the browser: reads the squares back, a quarter from the top, where no player puts its controls. */
async function readFrame({ png, bits }: { png: string; bits: number }) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  let second = 0;
  for (let bit = 0; bit < bits; bit++) {
    const x = Math.floor(((bit + 0.5) * image.width) / bits);
    const [red = 0] = context.getImageData(x, Math.floor(image.height / 4), 1, 1).data;
    if (red > 127) second += 2 ** bit;
  }
  return second;
}
