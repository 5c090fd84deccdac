import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `code` is null where it was killed. */
export type Ran = { readonly code: number | null; readonly said: string };

export const run = (
  command: string,
  dataDir: string,
  args: readonly string[] = [],
  limit = '',
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> => start(command, dataDir, args, limit, env).ran;

/** Starts one of the server's commands from source, as a process of its own. `limit` is a shell's word before it. */
export function start(
  command: string,
  dataDir: string,
  args: readonly string[] = [],
  limit = '',
  env: NodeJS.ProcessEnv = {},
): { readonly ran: Promise<Ran>; kill(): void } {
  const script = fileURLToPath(new URL(`../../server/${command}.ts`, import.meta.url));
  const child = spawn('sh', ['-c', `${limit} exec "$@"`, 'sh', process.execPath, '--import', 'tsx', script, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ran = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  return { ran, kill: () => void child.kill('SIGKILL') };
}
