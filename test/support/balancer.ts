import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Chance } from '../faults/chance.ts';

/** One address in front of equal nodes, for as long as the test: each connection goes to whichever of them. */
export type Balancer = {
  readonly url: string;
  /** From now on, to these ports. */
  serve(ports: readonly number[]): void;
  /** Breaks every WebSocket that is open: its screen comes again, to whichever node. */
  move(): void;
  /** How many WebSockets each port was given. */
  readonly given: ReadonlyMap<number, number>;
};

export async function startBalancer(chance: Chance): Promise<Balancer> {
  let ports: readonly number[] = [];
  let deck: number[] = [];
  const open = new Set<Socket>();
  const screens = new Set<Socket>();
  const given = new Map<number, number>();

  /** Drawn like cards, so that each node has its share even of few. */
  function draw(): number {
    if (deck.length === 0) deck = [...ports];
    const [port = 0] = deck.splice(chance.whole(0, deck.length - 1), 1);
    return port;
  }

  const server = createServer((near) => {
    let far: Socket | undefined;
    open.add(near);
    near.on('error', () => undefined);
    near.on('close', () => {
      open.delete(near);
      screens.delete(near);
      far?.destroy();
    });
    near.once('data', (asked: Buffer) => {
      const port = draw();
      if (/^upgrade: websocket/im.test(asked.toString('latin1'))) {
        screens.add(near);
        given.set(port, (given.get(port) ?? 0) + 1);
      }
      far = connect(port, '127.0.0.1');
      far.on('error', () => near.destroy());
      far.on('close', () => near.destroy());
      far.write(asked);
      near.pipe(far).pipe(near);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, 'close');
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(to) {
      ports = to;
      deck = [];
    },
    move() {
      for (const screen of screens) screen.destroy();
    },
    given,
  };
}
