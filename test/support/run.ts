import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Ran = { readonly code: number | null; readonly said: string };

/** Runs one of the server's commands from source, as a process of its own. `limit` is a shell's word before it. */
export async function run(command: string, dataDir: string, args: readonly string[] = [], limit = ''): Promise<Ran> {
  const script = fileURLToPath(new URL(`../../server/${command}.ts`, import.meta.url));
  const child = spawn('sh', ['-c', `${limit} exec "$@"`, 'sh', process.execPath, '--import', 'tsx', script, ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}
