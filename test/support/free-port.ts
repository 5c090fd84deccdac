import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems give to outgoing connections: nobody gets one while the server that has it starts again. Browsers refuse some below 12,000. */
const PORTS = { first: 12_000, each: 2_000 };
/** Of the processes that run tests at the same time each has ports of its own. */
const first = PORTS.first + PORTS.each * (Number(process.env['VITEST_POOL_ID'] ?? 0) % 10);
let next = Math.floor(Math.random() * PORTS.each);

/** A port that nobody listens on at this moment. Chosen before the start, so that a restart can have it again. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tries = 0; tries < PORTS.each; tries++) {
    const port = first + (next++ % PORTS.each);
    if (await isFree(port, host)) return port;
  }
  throw new Error(`None of the ports ${first} to ${first + PORTS.each - 1} is free.`);
}

async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  probe.listen(port, host);
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
