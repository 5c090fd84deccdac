import { join } from 'node:path';
import { LOG_NAME } from '../../server/log/log-file.ts';
import { balance, factsIn } from './balance.ts';
import { gather } from './crowd.ts';
import { FAILPOINTS, type Failpoint } from './failpoints.ts';
import { withMortal } from './mortal.ts';
import type { Scene } from './scene.ts';

export type Deaths = {
  readonly people: number;
  /** Commands a second of each. */
  readonly pace: number;
  readonly deaths: number;
  /** A server dies at latest at this age, ms, where it never comes to its failpoint. */
  readonly life: number;
};

/** Of commits and broadcasts, the last one that a server is made to die at; the other things happen less often. */
const LATE = { often: 60, seldom: 4 };
const SELDOM: ReadonlySet<Failpoint> = new Set<Failpoint>(['during erase', 'during checkpoint', 'during snapshot']);

/** A crowd that says as much as it may, while its server dies as in a power cut and is started again. */
export const deaths = ({ people, pace, deaths: many, life }: Deaths): Scene => ({
  name: 'deaths',
  what: 'the server dies at named points and at any moment, again and again',
  run: (chance, say) =>
    withMortal(async ({ url, dataDir, server }) => {
      await server.start(null);
      const crowd = await gather({ people, pace, chance, url });
      const counts: Record<string, number> = {};
      crowd.talk();
      for (let death = 1; death <= many; death++) {
        await server.died(0);
        const at = chance.of(FAILPOINTS);
        await server.start({ at, nth: chance.whole(1, SELDOM.has(at) ? LATE.seldom : LATE.often) });
        const how = await server.died(chance.whole(life / 20, life));
        const name = `died ${how === 'killed' ? 'at any moment' : at}`;
        counts[name] = (counts[name] ?? 0) + 1;
        if (death % 10 === 0) say(`${death} deaths, ${crowd.journal.length} commands acknowledged`);
      }
      await server.start(null);
      await crowd.hush();
      const diverged = await crowd.agree();
      crowd.leave();
      await server.stop();
      const { length: acknowledged } = crowd.journal;
      const wrong = [...balance(crowd.journal, factsIn(join(dataDir, LOG_NAME))), ...diverged];
      return { counts: { acknowledged, deaths: many, ...counts }, times: {}, wrong };
    }),
});
