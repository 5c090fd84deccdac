import type { Worker } from 'node:worker_threads';
import { LogUnavailable } from './log.ts';

/** What goes to the worker, and what comes back for each. */
export type Call = { readonly id: number; readonly name: string; readonly args: readonly unknown[] };
export type Answer =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failed: string };

export type Functions = Record<string, (...args: never[]) => unknown>;
type Pending = { readonly resolve: (value: never) => void; readonly reject: (error: LogUnavailable) => void };

/** Calls functions of a worker by name. Each call rejects with LogUnavailable where it fails there or the worker is gone. */
export function callsTo<Remote extends Functions>(worker: Worker) {
  const pending = new Map<number, Pending>();
  let calls = 0;
  let gone: LogUnavailable | undefined;

  const end = (error: LogUnavailable) => {
    gone ??= error;
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
  };

  worker.on('message', (answer: Answer) => {
    const caller = pending.get(answer.id);
    pending.delete(answer.id);
    if ('failed' in answer) caller?.reject(new LogUnavailable(answer.failed));
    else caller?.resolve(answer.value as never);
  });
  worker.on('error', (error) => end(new LogUnavailable(error.message, { cause: error })));
  worker.on('exit', () => end(new LogUnavailable('The log has stopped for a moment.')));

  return <Name extends keyof Remote & string>(name: Name, ...args: Parameters<Remote[Name]>) =>
    new Promise<ReturnType<Remote[Name]>>((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      calls += 1;
      pending.set(calls, { resolve, reject });
      worker.postMessage({ id: calls, name, args } satisfies Call);
    });
}
