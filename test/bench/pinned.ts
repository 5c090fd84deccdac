import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';

/** Whether processes can be kept to one core each here. */
export const canPin = cpus().length > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** A command kept to one core where that is possible. */
export const onCore =
  (core: number) =>
  ([program = '', ...args]: readonly string[]): readonly [string, ...string[]] =>
    canPin ? ['taskset', '-c', String(core), program, ...args] : [program, ...args];

/** A Node process kept to one core where that is possible, with a channel for messages. What it prints is shown where it goes wrong. */
export function startPinned(core: number, nodeArguments: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const command = [process.execPath, '--inspect-port=0', ...nodeArguments];
  const [program, ...args] = onCore(core)(command);
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  const hear = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.on('exit', (code) => {
    if (code) console.error(`${command.join(' ')} ended with ${code}:\n${said}`);
  });
  return child;
}

/** A TypeScript file of this folder as such a process. */
export function startScript(core: number, file: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  return startPinned(core, ['--import', 'tsx', new URL(file, import.meta.url).pathname], env);
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(impatient);
}
