import { setTimeout as sleep } from 'node:timers/promises';
import type { Contestant } from './contestants.ts';
import { callsTo, type Measured, type Pace } from './load-calls.ts';
import { startScript, stop } from './pinned.ts';
import { usage } from './process-stat.ts';

const LOAD_CORE = 1;

export type Load = ReturnType<typeof callsTo>;

/** What a server did in a while of conference. CPU of all its threads, in seconds. */
export type Minute = Measured & {
  readonly cpu: number;
  readonly cpuPerMinute: number;
  readonly cpuPerMessage: number;
};

/** Runs `work` with a load process of its own, and ends that and the server. */
export async function withLoad<Server extends Contestant, Result>(
  server: Server,
  work: (load: Load, server: Server) => Promise<Result>,
): Promise<Result> {
  const process = startScript(LOAD_CORE, './load.ts');
  try {
    return await work(callsTo(process), server);
  } finally {
    await stop(process);
    await server.close();
  }
}

/** Keeps up a pace for `seconds`, after as many as `warmUp` until compilers, caches and buffers are warm. */
export async function minute(
  load: Load,
  server: Contestant,
  pace: Pace,
  { warmUp, seconds }: { readonly warmUp: number; readonly seconds: number },
): Promise<Minute> {
  await load('start', pace);
  await sleep(warmUp * 1000);
  await load('mark');
  const before = usage(server.pid()).cpu;
  await sleep(seconds * 1000);
  const cpu = usage(server.pid()).cpu - before;
  const measured = await load('measured');
  await load('stop');
  return {
    ...measured,
    cpu,
    cpuPerMinute: (cpu / measured.seconds) * 60,
    cpuPerMessage: cpu / measured.messages,
  };
}
