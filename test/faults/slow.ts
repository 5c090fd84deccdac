import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { LOG_NAME } from '../../server/log/log-file.ts';
import { onCore } from '../bench/pinned.ts';
import { usage } from '../bench/process-stat.ts';
import { spread } from '../bench/quantiles.ts';
import { metricsOf } from '../support/metrics.ts';
import type { Attendee } from './attendee.ts';
import { gatherAudience, type Pace } from './audience.ts';
import { factsIn } from './balance.ts';
import { withServer } from './mortal.ts';
import type { Scene } from './scene.ts';

export type Slow = {
  readonly screens: number;
  readonly pace: Pace;
  /** How long all read before some stop, and how long those stop, s. */
  readonly calm: number;
  readonly nap: number;
  readonly sleep: number;
  /** How much older, as a share, the others' news may become; null where the machine has other things to do. */
  readonly bearable: number | null;
};

/** Of the screens. */
const NAPPING = 0.2;
const SLEEPING = 0.05;
/** Questions become so long that a window of them is more than may be under way to a screen. */
const LONG = ' 🌍'.repeat(80);
/** Until compilers, caches and buffers are warm, where freshness is judged, s. */
const WARM_UP = 15;
/** The most that goes out to a screen between a ping and its pong, beyond one message. */
const UNDER_WAY_BYTES = 64 * 1024;
/** What a stopped screen may keep in the server beyond its number: as much as its buffer may hold. And what the room gathers and leaves lying about meanwhile, MB. */
const KEPT_MB = 0.25;
const GATHERED_MB = 64;
/** Until those who were hung up on have noticed and are back, ms. */
const PATIENCE = 30_000;
const LOOK_MS = 100;

/** Some screens of a busy room stop reading for a while, and some for so long that the server lets go of them. */
export const slow = ({ screens, pace, calm, nap, sleep, bearable }: Slow): Scene => ({
  name: 'slow',
  what: 'a fifth of the screens stop reading for a while, a twentieth until they are hung up on',
  run: (_, say) =>
    withServer({ command: onCore(0) }, async (server, dataDir) => {
      await server.start();
      const audience = await gatherAudience(server.url, screens);
      const [naps, sleeps] = [Math.round(screens * NAPPING), Math.round(screens * SLEEPING)];
      const napping = audience.attendees.slice(0, naps);
      const sleeping = audience.attendees.slice(naps, naps + sleeps);
      const others = audience.attendees.slice(naps + sleeps);
      const memory = watchMemory(server.pid());

      audience.speak(others, { ...pace, more: LONG });
      if (bearable !== null) await wait(WARM_UP * 1000);
      const calmly = audience.freshness(others);
      await wait(calm * 1000);
      const before = calmly();
      const memoryBefore = memory.most();
      say(`all read: ${told(before)}, server at ${memoryBefore} MB`);

      const meanwhile = audience.freshness(others);
      const framesOf = framesSince(audience.attendees);
      for (const attendee of [...napping, ...sleeping]) attendee.pause();
      await wait(nap * 1000);
      for (const attendee of napping) attendee.resume();
      await wait((sleep - nap) * 1000);
      const after = meanwhile();
      const memoryAfter = memory.most();
      memory.stop();
      say(`a quarter stopped: ${told(after)}, server at ${memoryAfter} MB`);
      const fewest = Math.min(...others.map(framesOf));
      const awake = napping.filter((attendee) => framesOf(attendee) >= fewest);
      for (const attendee of sleeping) attendee.resume();
      const until = Date.now() + PATIENCE;
      while (!sleeping.every(isBack) && Date.now() < until) await wait(LOOK_MS);
      const lost = sleeping.filter((attendee) => !isBack(attendee)).length;
      audience.hush();
      const diverged = await audience.agree();
      const metric = await metricsOf(server.url);
      const passedOver = metric('openfloor_screens_passed_over_total');
      const hungUp = metric('openfloor_screens_hung_up_total');
      audience.leave();
      await server.end('SIGTERM');

      const wrong = [...diverged, ...audience.recount(factsIn(join(dataDir, LOG_NAME)))];
      const expect = (isSo: boolean, otherwise: string) => {
        if (!isSo) wrong.push(otherwise);
      };
      expect(passedOver > 0, 'No screen was passed over.');
      expect(awake.length === 0, `${awake.length} screens that stopped were sent as many frames as the others.`);
      expect(hungUp === sleeps, `${hungUp} screens were hung up on, where ${sleeps} answered nothing.`);
      expect(lost === 0, `${lost} screens that were hung up on did not come back.`);
      const broken = [...napping, ...others].filter(({ visits }) => visits > 1).length;
      expect(broken === 0, `${broken} screens that read in time lost their connection.`);
      const flooded = audience.attendees.filter(({ beyond }) => beyond > UNDER_WAY_BYTES).length;
      expect(flooded === 0, `${flooded} screens were sent more than may be under way.`);
      const grown = memoryAfter - memoryBefore;
      expect(grown <= (naps + sleeps) * KEPT_MB + GATHERED_MB, `The server grew by ${grown} MB.`);
      const older = (spread(after)?.p99 ?? NaN) / (spread(before)?.p99 ?? NaN);
      expect(bearable === null || older <= 1 + bearable, `The others' news became ${older.toFixed(2)} times as old.`);
      return {
        counts: { 'passed over': passedOver, 'hung up on': hungUp, 'MB before': memoryBefore, 'MB after': memoryAfter },
        times: { before, meanwhile: after },
        wrong,
      };
    }),
});

const isBack = ({ visits, isIn }: Attendee): boolean => visits > 1 && isIn;

function framesSince(attendees: readonly Attendee[]): (attendee: Attendee) => number {
  const before = new Map(attendees.map((attendee) => [attendee, attendee.frames]));
  return (attendee) => attendee.frames - (before.get(attendee) ?? 0);
}

/** `most` is what a process has resided in at most since it was last asked, MB. */
function watchMemory(pid: number): { most(): number; stop(): void } {
  let peak = 0;
  const look = () => (peak = Math.max(peak, usage(pid).memory));
  const watching = setInterval(look, LOOK_MS);
  return {
    most() {
      look();
      const most = Math.round(peak / 1024 / 1024);
      peak = 0;
      return most;
    },
    stop: () => clearInterval(watching),
  };
}

function told(ms: readonly number[]): string {
  const { p50, p99 } = spread(ms) ?? { p50: NaN, p99: NaN };
  return `news p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms old`;
}
