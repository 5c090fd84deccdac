import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { expect, it } from 'vitest';
import { builtServer } from '../support/built.ts';
import { startServer } from '../support/server.ts';

/** Where `nice` stands in what Linux tells of a thread, behind its name. */
const NICE = 16;

const here = process.platform === 'linux' ? it : it.skip;

here('while memory is small nothing of the server comes last', async () => {
  const server = await startServer();
  for (const priority of prioritiesOf(server.pid()).values()) expect(priority).toBe(getPriority());
});

here('once memory is large what collects it comes last, and what is started later does not', async () => {
  const { before, after, pid } = await afterCollecting(150);
  expect(new Set(before.values())).toEqual(new Set([getPriority()]));
  expect(after.get(String(pid))).toBe(getPriority());
  const last = [...after].filter(([, priority]) => priority === constants.priority.PRIORITY_LOW);
  // V8's one helper, and what wakes it; Node may have one for debuggers.
  expect([2, 3]).toContain(last.length);
  // The main thread, and Node's four for files.
  expect(after.size - last.length).toBeGreaterThanOrEqual(5);
});

here('where little is left of it nothing does', async () => {
  const { after } = await afterCollecting(1);
  expect(new Set(after.values())).toEqual(new Set([getPriority()]));
});

type Priorities = ReadonlyMap<string, number>;

/** Of a process that is started as the server is, has been up for long, and collects all it can while it holds so many MB. */
async function afterCollecting(megabytes: number): Promise<{ before: Priorities; after: Priorities; pid: number }> {
  const program = `
    process.uptime = () => 3600;
    require('node:fs').readFile('/dev/null', () => {
      globalThis.held = Array.from({ length: ${megabytes} }, () => new Array(1024 ** 2 / 8).fill({}));
      process.stdout.write('holds');
      process.stdin.once('data', () => {
        // Told after the one that is tested, which came first.
        const told = new (require('node:perf_hooks').PerformanceObserver)(() => {
          told.disconnect();
          process.stdout.write('collected');
        });
        told.observe({ entryTypes: ['gc'] });
        gc();
      });
      process.stdin.once('end', () => process.exit());
    });`;
  const flags = builtServer.slice(0, -1);
  const child = spawn(process.execPath, [...flags, '--expose-gc', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const pid = child.pid ?? 0;
  await once(child.stdout, 'data');
  const before = prioritiesOf(pid);
  child.stdin.write('go');
  await once(child.stdout, 'data');
  const after = prioritiesOf(pid);
  child.stdin.end();
  await once(child, 'exit');
  return { before, after, pid };
}

/** By thread. */
function prioritiesOf(pid: number): Priorities {
  const of = `/proc/${pid}/task`;
  return new Map(readdirSync(of).map((thread) => [thread, priorityIn(readFileSync(`${of}/${thread}/stat`, 'utf8'))]));
}

const priorityIn = (stat: string): number => Number(stat.split(') ')[1]?.split(' ')[NICE]);
