import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Where each process that was asked before listens. */
const addresses = new WeakMap<ChildProcess, string>();

/** Resolves when a Node process, begun with `--inspect-port=0`, has collected all its garbage: what it holds then is in use. */
export async function tidied(child: ChildProcess): Promise<void> {
  const address = addresses.get(child) ?? (await inspected(child));
  addresses.set(child, address);
  const inspector = new WebSocket(address);
  await once(inspector, 'open');
  inspector.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await once(inspector, 'message');
  inspector.close();
}

/** Node opens its inspector when it gets this signal, and says where. */
function inspected(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /ws:\/\/\S+/.exec(said)?.[0];
      if (address === undefined) return;
      child.stderr?.off('data', hear);
      resolve(address);
    };
    child.stderr?.on('data', hear);
    child.kill('SIGUSR1');
  });
}
