import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LOG_NAME } from '../../server/log/log-file.ts';
import { balance, factsIn } from './balance.ts';
import { gather } from './crowd.ts';
import { withServer } from './mortal.ts';
import { Phone } from './phone.ts';
import type { Scene } from './scene.ts';
import { silences, type Trouble } from './silence.ts';

export type Restarts = {
  readonly people: number;
  /** Commands a second of each. */
  readonly pace: number;
  readonly stops: number;
};

/** From one start to the next stop, ms. */
const BETWEEN = { least: 2000, most: 6000 };

/** A crowd that speaks while the server is stopped politely and started by a loop, as a service manager would. */
export const restarts = ({ people, pace, stops: many }: Restarts): Scene => ({
  name: 'restarts',
  what: 'the server is stopped with SIGTERM under load and started by a loop',
  run: (chance, say) =>
    withServer({}, async (server, dataDir) => {
      await server.start();
      const crowd = await gather({ people, pace, chance, url: server.url, sit: (seat) => new Phone(seat) });
      const wrong: string[] = [];
      const stops: Trouble[] = [];
      crowd.talk();
      for (let stop = 1; stop <= many; stop++) {
        await wait(chance.whole(BETWEEN.least, BETWEEN.most));
        const from = Date.now();
        const code = await server.end('SIGTERM');
        if (code !== 0) wrong.push(`Stop ${stop} ended with ${code}: ${server.said().slice(-400)}`);
        await server.start();
        stops.push({ from, to: Date.now() });
        if (stop % 10 === 0) say(`${stop} stops, ${crowd.journal.length} commands acknowledged`);
      }
      await wait(BETWEEN.most);
      await crowd.hush();
      wrong.push(...(await crowd.agree()));
      crowd.leave();
      await server.end('SIGTERM');
      wrong.push(...balance(crowd.journal, factsIn(join(dataDir, LOG_NAME))));
      return {
        counts: { acknowledged: crowd.journal.length, stops: many },
        times: {
          away: stops.map(({ from, to }) => to - from),
          'without an answer': silences(crowd.journal, stops),
        },
        wrong,
      };
    }),
});
