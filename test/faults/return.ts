import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { LOG_NAME } from '../../server/log/log-file.ts';
import { onCore } from '../bench/pinned.ts';
import { metricsOf } from '../support/metrics.ts';
import { gatherAudience, type Pace } from './audience.ts';
import { factsIn } from './balance.ts';
import { withServer } from './mortal.ts';
import type { Scene } from './scene.ts';

export type Return = {
  readonly phones: number;
  readonly pace: Pace;
  /** How long they vote before the server dies, s. */
  readonly before: number;
  /** What must hold where the machine has nothing else to do: everyone back within so long after the death, the event loop no later at p99, ms. */
  readonly bearable: { readonly back: number; readonly late: number } | null;
};

const LOOK_MS = 50;
const PATIENCE_MS = 60_000;

/** The server dies under a full room and is started again at once, and everyone comes back by themselves. */
export const crowdReturns = ({ phones, pace, before, bearable }: Return): Scene => ({
  name: 'return',
  what: 'kill -9 with a full room, and everyone comes back at once',
  run: (_, say) =>
    withServer({ command: onCore(0) }, async (server, dataDir) => {
      await server.start();
      const audience = await gatherAudience(server.url, phones);
      const { attendees } = audience;
      say(`${attendees.length} phones are here`);
      audience.speak(attendees, pace);
      await wait(before * 1000);
      const died = performance.now();
      const back = audience.returns();
      await server.end('SIGKILL');
      audience.hush();
      await server.start();
      say('the server is up again');
      const until = Date.now() + PATIENCE_MS;
      while (back.length < phones && Date.now() < until) await wait(LOOK_MS);
      // Since the start: nobody has asked before.
      const metric = await metricsOf(server.url);
      const [late, latest] = [lag(metric, 'p99'), lag(metric, 'max')];
      const diverged = await audience.agree();
      const agreed = performance.now() - died;
      audience.leave();
      await server.end('SIGTERM');

      const wrong = [...diverged, ...audience.recount(factsIn(join(dataDir, LOG_NAME)))];
      if (back.length < phones) wrong.push(`${phones - back.length} phones did not come back.`);
      const last = Math.max(...back);
      if (bearable && last > bearable.back) wrong.push(`The last phone was back after ${Math.round(last)} ms.`);
      if (bearable && late > bearable.late) wrong.push(`The event loop was ${Math.round(late)} ms late at p99.`);
      const times = {
        back,
        'all alike': [agreed],
        'event loop late at p99': [late],
        'event loop late at worst': [latest],
      };
      return { counts: { phones, back: back.length }, times, wrong };
    }),
});

/** How late the server's event loop was since this was asked last, ms; the 10 ms that it is looked at every time are in it. */
const lag = (metric: (name: string) => number, which: 'p99' | 'max'): number =>
  1000 * metric(`nodejs_eventloop_lag_${which}_seconds`);
