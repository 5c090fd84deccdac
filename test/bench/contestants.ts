import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApi, type Api } from '../../server/simulator/api.ts';
import { Person } from '../../server/simulator/person.ts';
import type { OpenfloorTarget, Target } from './load-calls.ts';
import { builtServer } from '../support/built.ts';
import { prepareEvent, type BusyEvent } from '../support/busy-event.ts';
import { freePort } from '../support/free-port.ts';
import { startPinned, startScript, stop } from './pinned.ts';
import { tidied } from './tidied.ts';

/** The core of whichever server is measured; the load has the other. */
const SERVER_CORE = 0;
/** A server that takes longer to start has other troubles, ms. */
const START_MS = 60_000;

/** A running server. */
export type Contestant = {
  pid(): number;
  /** Resolves when it has collected all its garbage. */
  tidy(): Promise<void>;
  /** What the load needs to know to open so many phones. */
  crowd(phones: number): Target;
  close(): Promise<void>;
};

export type Openfloor = Omit<Contestant, 'crowd'> & {
  readonly url: string;
  readonly event: BusyEvent;
  crowd(phones: number): OpenfloorTarget;
  /** Kills it without a word, and starts it again on what it had stored. */
  revive(): Promise<void>;
};

type Recording = readonly (readonly [at: number, bytes: number])[];

export type OpenfloorOptions = {
  /** Where CPU profiles are to be written, if anywhere. */
  readonly profileFolder: string | null;
  /** The data folder; without it, an empty one that is removed afterwards. */
  readonly folder?: string;
  /** Makes the event that the load is about; without it, a new one. */
  readonly prepare?: (api: Api, url: string) => Promise<BusyEvent>;
};

/** The built server, with an event that has an open poll on the wall. */
export async function startOpenfloor({
  profileFolder,
  folder: own,
  prepare = prepareEvent,
}: OpenfloorOptions): Promise<Openfloor> {
  const [port, folder] = [await freePort(), own ?? mkdtempSync(join(tmpdir(), 'openfloor-bench-'))];
  const url = `http://127.0.0.1:${port}`;
  let server = startServer(port, folder, profileFolder);
  const close = async () => {
    await stop(server);
    if (own === undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const api = openApi(url, AbortSignal.timeout(START_MS));
    await api.ready();
    const event = await prepare(api, url);
    return {
      url,
      event,
      pid: () => server.pid ?? 0,
      tidy: () => tidied(server),
      crowd: (phones) => ({ kind: 'openfloor', ports: [port], ...event, phones }),
      async revive() {
        const gone = once(server, 'exit');
        server.kill('SIGKILL');
        await gone;
        server = startServer(port, folder, profileFolder);
        await openApi(url, AbortSignal.timeout(START_MS)).ready();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A wall that looks at its event, which the server opens for it. */
export async function lookedAt({ url, event: { code, session } }: Openfloor): Promise<Person> {
  const wall = new Person({ url, event: code, session, view: 'wall' });
  await wall.arrive();
  return wall;
}

/** The built server, which may not listen yet. */
export function startServer(port: number, folder: string, profileFolder: string | null): ChildProcess {
  const profiling = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const env = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, CREATE_KEY: '', PUBLIC_URL: '' };
  return startPinned(SERVER_CORE, [...profiling, ...builtServer], env);
}

export const startPlain = () => startBaseline('plain');

/** Sends what was recorded, which took `lasts` ms, over and over; nothing where nothing was. */
export async function startBare() {
  const { process, ...contestant } = await startBaseline('bare');
  const play = (recording: Recording, lasts: number) => process.send({ recording, lasts });
  return { ...contestant, play };
}

async function startBaseline(kind: 'plain' | 'bare'): Promise<Contestant & { readonly process: ChildProcess }> {
  const port = await freePort();
  const process = startScript(SERVER_CORE, `./${kind}.ts`, { PORT: String(port) });
  await once(process, 'message');
  return {
    process,
    pid: () => process.pid ?? 0,
    tidy: () => tidied(process),
    crowd: (phones) => ({ kind, port, phones }),
    close: () => stop(process),
  };
}
