import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApi } from '../../server/simulator/api.ts';
import type { Target } from './load-calls.ts';
import { enterAll, prepareEvent } from '../support/busy-event.ts';
import { freePort } from '../support/free-port.ts';
import { startPinned, startScript, stop } from './pinned.ts';

/** The core of whichever server is measured; the load has the other. */
const SERVER_CORE = 0;

/** A running server and what the load needs to know of it. `crowds` are opened one after another. */
export type Contestant = { readonly process: ChildProcess; readonly crowds: readonly Target[]; close(): Promise<void> };

type Recording = readonly (readonly [at: number, bytes: number])[];

/** The built server with an event, an open poll on the wall, and attendees who entered, in crowds of these sizes. */
export async function startOpenfloor(crowds: readonly number[], profileFolder: string | null): Promise<Contestant> {
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'openfloor-bench-'))];
  const profiling = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
  const env = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, CREATE_KEY: '', PUBLIC_URL: '' };
  const server = startPinned(SERVER_CORE, [...profiling, main], env);
  const close = async () => {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { process: server, crowds: await prepareCrowds(server, port, crowds), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepareCrowds(server: ChildProcess, port: number, crowds: readonly number[]): Promise<Target[]> {
  const stopped = new AbortController();
  server.once('exit', () => stopped.abort(new Error('The server ended.')));
  const url = `http://127.0.0.1:${port}`;
  const api = openApi(url, stopped.signal);
  await api.ready();
  const event = await prepareEvent(api, url);
  const targets: Target[] = [];
  for (const size of crowds) {
    targets.push({ kind: 'openfloor', ports: [port], ...event, tokens: await enterAll(api, event.code, size) });
  }
  return targets;
}

export const startPlain = (crowds: readonly number[]) => startBaseline('plain', crowds);

/** Begins to send what was recorded once it is told to. */
export async function startBare(crowds: readonly number[]) {
  const contestant = await startBaseline('bare', crowds);
  const play = (recording: Recording, lasts: number) => contestant.process.send({ recording, lasts });
  return { ...contestant, play };
}

async function startBaseline(kind: 'plain' | 'bare', crowds: readonly number[]): Promise<Contestant> {
  const port = await freePort();
  const server = startScript(SERVER_CORE, `./${kind}.ts`, { PORT: String(port) });
  await once(server, 'message');
  return { process: server, crowds: crowds.map((phones) => ({ kind, port, phones })), close: () => stop(server) };
}
