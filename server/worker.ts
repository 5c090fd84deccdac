import { Worker, type ResourceLimits } from 'node:worker_threads';

/**
 * Starts the worker `name` that lies beside the file `from` (its `import.meta.url`): the built one, or under tsx and
 * vitest its TypeScript source.
 */
export function startWorker(
  name: string,
  from: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Worker {
  if (!from.endsWith('.ts')) return new Worker(new URL(`${name}.js`, from), { workerData, resourceLimits });
  // `--import tsx` does nothing in a thread of its own on Node 20.
  const [tsx, source] = [import.meta.resolve('tsx/esm/api'), new URL(`${name}.ts`, from).href];
  const start = `import('${tsx}').then(({ register }) => (register(), import('${source}')))`;
  return new Worker(start, { eval: true, workerData, resourceLimits });
}
