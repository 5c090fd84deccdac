import { setTimeout as sleep } from 'node:timers/promises';
import { callsTo, type Measured, type Tallies } from './load-calls.ts';
import { startBare, startOpenfloor, startPlain, type Contestant } from './contestants.ts';
import { startScript, stop } from './pinned.ts';
import { usage } from './process-stat.ts';
import type { Profile } from './profiles.ts';

const LOAD_CORE = 1;
/** Until compilers, caches and buffers are warm, s. */
const WARM_UP = 15;
/** Until memory has settled after connecting, s. */
const SETTLE = 2;
/** Closed loop: votes each phone keeps under way, and for how long, s. */
const SATURATION = { underWay: 4, seconds: 8 };

export type Lengths = { readonly seconds: number; readonly profileFolder: string | null };

/** What one server did under one profile. CPU in seconds, memory in bytes. */
export type Outcome = Omit<Measured, 'recording'> & {
  readonly cpu: number;
  readonly cpuPerMinute: number;
  readonly cpuPerMessage: number;
  /** The slope from a quarter of the phones to all of them, connected and quiet. */
  readonly memoryPerPhone: number;
};
type OpenfloorOutcome = Outcome & {
  readonly wrongTallies: Tallies;
  readonly saturation: { readonly perSecond: number; readonly slowDowns: number };
};
export type Trial = {
  readonly profile: Profile;
  readonly openfloor: OpenfloorOutcome;
  readonly bare: Outcome;
  readonly plain: Outcome | null;
};

/** One profile on our server and on its baselines, one after another. */
export async function runTrial(profile: Profile, lengths: Lengths): Promise<Trial> {
  const crowds = crowdsOf(profile);
  const openfloor = await runOpenfloor(profile, await startOpenfloor(crowds, lengths.profileFolder), lengths);
  const bare = await runBare(profile, openfloor.measured, lengths);
  const plain = profile.plain ? await runPlain(profile, lengths) : null;
  return { profile, openfloor: openfloor.outcome, bare, plain };
}

async function runOpenfloor(profile: Profile, contestant: Contestant, lengths: Lengths) {
  return withLoad(contestant, async (load) => {
    const { outcome, measured } = await measure(profile, contestant, load, lengths);
    const wrongTallies = await load('wrongTallies');
    const saturation = await load('saturate', SATURATION);
    return { measured, outcome: { ...outcome, wrongTallies, saturation } };
  });
}

async function runPlain(profile: Profile, lengths: Lengths): Promise<Outcome> {
  const contestant = await startPlain(crowdsOf(profile));
  return withLoad(contestant, async (load) => (await measure(profile, contestant, load, lengths)).outcome);
}

async function runBare(profile: Profile, { recording, seconds }: Measured, lengths: Lengths): Promise<Outcome> {
  const contestant = await startBare(crowdsOf(profile));
  const begin = () => contestant.play(recording, seconds * 1000);
  return withLoad(contestant, async (load) => (await measure(profile, contestant, load, lengths, begin)).outcome);
}

type Load = ReturnType<typeof callsTo>;

async function withLoad<Result>(contestant: Contestant, work: (load: Load) => Promise<Result>): Promise<Result> {
  const process = startScript(LOAD_CORE, './load.ts');
  try {
    return await work(callsTo(process));
  } finally {
    await stop(process);
    await contestant.close();
  }
}

/** Connects, warms up, measures. `begin` is called where the server itself has to be set going. */
async function measure(
  { phones, votes, posts }: Profile,
  { process, crowds }: Contestant,
  load: Load,
  { seconds }: Lengths,
  begin: () => void = () => undefined,
): Promise<{ outcome: Outcome; measured: Measured }> {
  const { pid } = process;
  if (pid === undefined) throw new Error('The server did not start.');
  const memory: number[] = [];
  for (const crowd of crowds) {
    await load('open', crowd);
    await sleep(SETTLE * 1000);
    memory.push(usage(pid).memory);
  }
  begin();
  await load('start', { votes, posts });
  await sleep(WARM_UP * 1000);
  await load('mark');
  const before = usage(pid).cpu;
  await sleep(seconds * 1000);
  const cpu = usage(pid).cpu - before;
  const measured = await load('measured');
  await load('stop');
  const { recording: _, ...rest } = measured;
  const [quarter = 0, all = 0] = memory;
  return {
    measured,
    outcome: {
      ...rest,
      cpu,
      cpuPerMinute: (cpu / measured.seconds) * 60,
      cpuPerMessage: cpu / measured.messages,
      memoryPerPhone: (all - quarter) / (phones - Math.round(phones / 4)),
    },
  };
}

function crowdsOf({ phones }: Profile): [number, number] {
  const quarter = Math.round(phones / 4);
  return [quarter, phones - quarter];
}
