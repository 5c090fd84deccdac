import type { Worker } from 'node:worker_threads';
import { callsTo, type Functions } from './calls.ts';
import { LogUnavailable } from './log.ts';

/** Before a thread that ended is started again, ms; longer each time it ends without having answered. */
const AGAIN_MS = { first: 250, longest: 5000 };

/**
 * The thread that owns the file, started again whenever it ends: where a disk fails it does, so that nothing it believed
 * outlives the failure. Calls reject with LogUnavailable meanwhile, and those that were under way.
 */
export function startThread<Remote extends Functions>(start: () => Worker) {
  let pause = AGAIN_MS.first;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;
  let thread = begin();

  function begin() {
    const worker = start();
    worker.once('exit', () => {
      if (stopped) return;
      again = setTimeout(() => (thread = begin()), pause);
      pause = Math.min(pause * 2, AGAIN_MS.longest);
    });
    return { worker, call: callsTo<Remote>(worker) };
  }

  const call = async <Name extends keyof Remote & string>(name: Name, ...args: Parameters<Remote[Name]>) => {
    if (stopped) throw new LogUnavailable('The log is closed.');
    const answer = await thread.call(name, ...args);
    pause = AGAIN_MS.first;
    return answer;
  };

  return {
    call,
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(again);
      await thread.worker.terminate();
    },
  };
}
