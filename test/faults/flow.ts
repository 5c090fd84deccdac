import type { Socket } from 'node:net';

/** Bytes on their way from one socket to another: at once, or as late and slow as the network is made. */
export type Flow = {
  /** From now on each byte takes so long, and no more come through in a second. */
  slow(by: { readonly ms?: number; readonly bytesPerSecond?: number }): void;
  /** What is under way arrives now, and what follows at once. */
  ease(): void;
  /** From now on everything is swallowed, also that one end is gone. */
  swallow(): void;
  /** Lets half of what comes next through, then calls back. */
  halve(then: () => void): void;
};

/** `null`: the end. */
type Parcel = { readonly bytes: Buffer | null; readonly due: number };

/** Beyond it the sender is not read any more, as by a network whose buffers are full. */
const UNDER_WAY_BYTES_MAX = 64 * 1024;
/** Until what has arrived is read: a reset may take away what is not. */
const READ_MS = 50;
/** A slow line delivers a little at a time, so often in a second. */
const PARCELS_PER_SECOND = 10;

export function openFlow(from: Socket, to: Socket): Flow {
  let [late, pace, swallowed] = [0, Infinity, false];
  let halved: (() => void) | null = null;
  /** To be called when all that is under way has arrived. */
  let lastly: (() => void) | null = null;
  let parcels: Parcel[] = [];
  let timer: NodeJS.Timeout | undefined;

  from.on('data', (bytes: Buffer) => {
    if (swallowed) return;
    if (halved) {
      swallowed = true;
      lastly = halved;
      post(bytes.subarray(0, Math.ceil(bytes.length / 2)));
    } else post(bytes);
  });
  from.on('end', () => {
    if (!swallowed) post(null);
  });
  from.on('error', () => {
    if (!swallowed) to.resetAndDestroy();
  });

  function post(bytes: Buffer | null): void {
    const length = bytes?.length ?? 0;
    const size = Number.isFinite(pace) ? Math.ceil(pace / PARCELS_PER_SECOND) : Math.max(1, length);
    let due = Math.max(Date.now() + late, parcels.at(-1)?.due ?? 0);
    for (let at = 0; at < length; at += size) {
      due += (Math.min(size, length - at) / pace) * 1000;
      parcels.push({ bytes: bytes?.subarray(at, at + size) ?? null, due });
    }
    if (bytes === null) parcels.push({ bytes, due });
    if (underWay() > UNDER_WAY_BYTES_MAX) from.pause();
    deliver();
  }

  function deliver(): void {
    clearTimeout(timer);
    while (parcels[0] && parcels[0].due <= Date.now()) hand(parcels.shift()?.bytes ?? null);
    if (underWay() <= UNDER_WAY_BYTES_MAX) from.resume();
    if (parcels[0]) timer = setTimeout(deliver, parcels[0].due - Date.now());
    else if (lastly) {
      setTimeout(lastly, READ_MS);
      lastly = null;
    }
  }

  function hand(bytes: Buffer | null): void {
    if (to.destroyed || to.writableEnded) return;
    if (bytes) to.write(bytes);
    else to.end();
  }

  const underWay = (): number => parcels.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);

  return {
    slow({ ms = 0, bytesPerSecond = Infinity }) {
      [late, pace] = [ms, bytesPerSecond];
    },
    ease() {
      [late, pace] = [0, Infinity];
      parcels = parcels.map(({ bytes }) => ({ bytes, due: 0 }));
      deliver();
    },
    swallow() {
      swallowed = true;
      parcels = [];
      deliver();
    },
    halve(then) {
      halved = then;
    },
  };
}
