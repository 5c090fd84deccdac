import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What a line carries each way, all connections together, and how long it takes there and back. */
export type Speed = { readonly roundTripMs: number; readonly bytesPerSecond: number };

/**
 * A weak network between a browser and the server: a TCP proxy, so that it holds back what a browser's own throttling
 * does not, the making of connections, service workers and WebSockets. Knows no slow start, no loss and no TLS.
 */
export type SlowLine = {
  readonly url: string;
  /** From now on; null is as fast as the machine. Counts anew what is carried. */
  set(speed: Speed | null): void;
  /** Bytes to the browser until then, ms since 1970. */
  carriedUntil(moment: number): number;
  close(): Promise<void>;
};

/** What a packet holds on most networks, in bytes. */
const PACKET = 1400;

export async function openSlowLine(port: number): Promise<SlowLine> {
  let speed: Speed | null = null;
  const open = new Set<Socket>();
  let arrived: { readonly at: number; readonly bytes: number }[] = [];
  const up = direction(
    () => speed,
    () => undefined,
  );
  const down = direction(
    () => speed,
    (bytes) => arrived.push({ at: Date.now(), bytes }),
  );

  const proxy = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (phone) => {
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    for (const socket of [phone, server]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    // The phone may speak when its call was answered, which takes a way there and back.
    setTimeout(() => {
      up(phone, server);
      down(server, phone);
    }, speed?.roundTripMs ?? 0);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');

  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    set(now) {
      speed = now;
      arrived = [];
    },
    carriedUntil: (moment) => arrived.reduce((sum, { at, bytes }) => sum + (at <= moment ? bytes : 0), 0),
    async close() {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

/** Carries one way, one packet after another, whichever connection it belongs to. */
function direction(speed: () => Speed | null, arrived: (bytes: number) => void): (from: Socket, to: Socket) => void {
  let freeAt = 0;
  return (from, to) => {
    const underWay: (() => void)[] = [];
    const carry = (bytes: number, arrive: () => void): void => {
      const { roundTripMs, bytesPerSecond } = speed() ?? { roundTripMs: 0, bytesPerSecond: Infinity };
      const now = performance.now();
      freeAt = Math.max(now, freeAt) + (bytes / bytesPerSecond) * 1000;
      underWay.push(arrive);
      setTimeout(() => underWay.shift()?.(), freeAt - now + roundTripMs / 2);
    };
    from.on('data', (bytes: Buffer) => {
      for (let at = 0; at < bytes.length; at += PACKET) {
        const packet = bytes.subarray(at, at + PACKET);
        carry(packet.length, () => {
          arrived(packet.length);
          to.write(packet);
        });
      }
    });
    from.on('end', () => carry(0, () => to.end()));
    from.on('close', () => carry(0, () => to.destroy()));
    from.resume();
  };
}
