import { connect, type Socket } from 'node:net';
import { openFlow } from './flow.ts';

/** What can befall one connection. `up` is from the phone to the server. */
export type Fault =
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'reset within a message' }
  | { readonly kind: 'half-open'; readonly deaf: 'up' | 'down' | 'both' };

/** One TCP connection of a phone, carried on to the server. */
export type Line = {
  /** Whether it carries both ways, however slowly, and nothing is about to end it. */
  whole(): boolean;
  befall(fault: Fault): void;
  /** Delays and limits are lifted; what was swallowed or cut stays so. */
  ease(): void;
  /** Both ends are gone, one of them perhaps without the other's knowing. */
  drop(): void;
};

export function carry(phone: Socket, port: number): Line {
  const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  for (const socket of [phone, server]) socket.setNoDelay(true);
  phone.resume();
  const [up, down] = [openFlow(phone, server), openFlow(server, phone)];
  let broken = false;
  for (const socket of [phone, server]) socket.once('close', () => (broken = true));

  function reset(): void {
    for (const socket of [phone, server]) socket.resetAndDestroy();
  }

  return {
    whole: () => !broken && !server.connecting,
    befall(fault) {
      if (fault.kind === 'delay') for (const flow of [up, down]) flow.slow({ ms: fault.ms });
      else if (fault.kind === 'throttle') for (const flow of [up, down]) flow.slow(fault);
      else {
        broken = true;
        if (fault.kind === 'reset') reset();
        else if (fault.kind === 'reset within a message') down.halve(reset);
        else if (fault.kind === 'ended') for (const socket of [phone, server]) socket.end();
        else {
          if (fault.deaf !== 'down') up.swallow();
          if (fault.deaf !== 'up') down.swallow();
        }
      }
    },
    ease() {
      for (const flow of [up, down]) flow.ease();
    },
    drop() {
      for (const socket of [phone, server]) socket.destroy();
    },
  };
}
