import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { carry, type Fault, type Line } from './line.ts';

/**
 * One phone's network: a TCP proxy on its way to the server. While it `refuses`, every connection is reset and so is a
 * new one; while it is `silent`, nothing arrives anywhere and nobody is told.
 */
export type Away = 'refuses' | 'silent';

export type Wire = {
  /** Where the phone finds the server. */
  readonly url: string;
  /** Whether the phone has a connection that carries both ways. */
  whole(): boolean;
  /** On the latest of those. */
  befall(fault: Fault): void;
  leave(how: Away): void;
  /** The phone's connections are reset, and new ones too, for so long. */
  refuse(ms: number): void;
  /** The network is as it should be. Connections that it has lost stay lost. */
  back(): void;
  close(): Promise<void>;
};

/** When a call for a connection that nobody answers is repeated, ms after the first: as TCP does. */
const CALLS_AGAIN = [1000, 3000, 7000, 15_000];

type Caller = { readonly phone: Socket; readonly since: number };

/** To the server at this port of this machine. */
export async function openWire(port: number): Promise<Wire> {
  const lines = new Set<Line>();
  const pending = new Set<NodeJS.Timeout>();
  let away: Away | null = null;
  let refusedUntil = 0;
  const callers: Caller[] = [];
  /** Every connection there is, also one that is neither put through nor given up. */
  const phones = new Set<Socket>();

  const proxy = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (phone) => {
    phones.add(phone);
    phone.on('error', () => undefined);
    phone.once('close', () => phones.delete(phone));
    if (away === 'refuses' || Date.now() < refusedUntil) phone.resetAndDestroy();
    else if (away === 'silent') callers.push({ phone, since: Date.now() });
    else putThrough(phone);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');

  const putThrough = (phone: Socket): void => void lines.add(carry(phone, port));
  const latest = (): Line | undefined => [...lines].findLast((line) => line.whole());

  function callAgain(caller: Caller): void {
    const waited = Date.now() - caller.since;
    const next = CALLS_AGAIN.find((after) => after > waited) ?? waited;
    const timer = setTimeout(() => {
      pending.delete(timer);
      if (away === null) putThrough(caller.phone);
      else callers.push(caller);
    }, next - waited);
    pending.add(timer);
  }

  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    whole: () => latest() !== undefined,
    befall: (fault) => latest()?.befall(fault),
    leave(how) {
      away = how;
      const fault: Fault = how === 'refuses' ? { kind: 'reset' } : { kind: 'half-open', deaf: 'both' };
      for (const line of lines) line.befall(fault);
    },
    refuse(ms) {
      refusedUntil = Date.now() + ms;
      for (const line of lines) line.befall({ kind: 'reset' });
    },
    back() {
      away = null;
      refusedUntil = 0;
      for (const line of lines) line.ease();
      for (const caller of callers.splice(0)) callAgain(caller);
    },
    async close() {
      for (const timer of pending) clearTimeout(timer);
      for (const line of lines) line.drop();
      for (const phone of phones) phone.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
