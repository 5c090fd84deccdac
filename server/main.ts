import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { createApp } from './app.ts';
import { archiveDocuments } from './archive/documents.ts';
import { openComplaints } from './complaints.ts';
import { configFrom, type Config } from './config.ts';
import { openControl } from './control.ts';
import { startDemo } from './demo.ts';
import { greeting } from './greeting.ts';
import { newHostLink } from './host-links.ts';
import { linksOf, reachableOrigins } from './http/addresses.ts';
import { builtScript } from './http/built.ts';
import { realClockwork } from './live/clockwork.ts';
import { reasonOf } from './log/reason.ts';
import { openEngine } from './log/engine.ts';
import { advice } from './log/redis-promises.ts';
import { runDemo } from './simulator/demo.ts';

/** The only place that knows the port, the disk, the environment and the real clock. */
const { values: flags } = parseArgs({ options: { demo: { type: 'boolean', default: false } } });
const read = configFrom(process.env);
const config: Config = 'wrong' in read ? stop(read.wrong.join('\n')) : read;

/** How often it is looked for events that nobody has opened here: what is due in them is done then. */
const LOOK_FOR_EVENTS_MS = 3_600_000;

/**
 * Connections that the system keeps for us until we take them; it may allow fewer. A hall that scans a code opens some
 * thousand a second, and whoever finds no place tries again after 1, 3, 7 and 15 seconds.
 */
const AT_THE_DOOR = 4096;

/** A rehearsal's pretend audience goes home after this long. */
const REHEARSAL_MS = 15 * 60_000;

const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination({ dest: 2, sync: false }));
const complain = openComplaints(
  (what, why, keptBack) => logger.error({ err: why, ...(keptBack > 0 && { keptBack }) }, what),
  () => realClockwork.now(),
);
const newId = (): string => randomBytes(12).toString('base64url');

const { log, neighbours } = await openEngine(config, complain).catch((error: unknown) => stop(reasonOf(error)));
const client = fileURLToPath(new URL('../client', import.meta.url));
const documents = archiveDocuments({
  page: builtScript(client, 'archive/main.ts'),
  player: builtScript(client, 'archive/video.ts'),
});
const ended = new AbortController();
let origins: readonly string[] = [];
const origin = (): string => origins[0] ?? '';

const app = createApp({
  log,
  neighbours,
  documents,
  clockwork: realClockwork,
  newId,
  random: Math.random,
  client,
  publicUrl: config.publicUrl,
  trustProxy: config.trustProxy,
  createKey: config.createKey,
  tls: config.tls && { cert: fileOf('TLS_CERT', config.tls.cert), key: fileOf('TLS_KEY', config.tls.key) },
  origin,
  rehearse: (event) => {
    runDemo({
      url: loopback(),
      ...event,
      signal: AbortSignal.any([ended.signal, AbortSignal.timeout(REHEARSAL_MS)]),
    }).catch(async (error: unknown) => {
      // Whoever deletes a rehearsal ends it.
      if (await app.rooms.find(event.code)) complain('rehearsing', error);
    });
  },
  complain,
});

// Whoever comes here was at another node a moment ago, and is not to wait until long logs are read.
if (config.redisUrl !== undefined)
  await app.rooms.all().catch((error: unknown) => complain('opening the events', error));

await new Promise<void>((resolve) => {
  app.http.once('error', (error: NodeJS.ErrnoException) => stop(listenProblem(error)));
  const { port, host } = config;
  app.http.listen({ port, backlog: AT_THE_DOOR, ...(host !== '' && { host }) }, resolve);
});
const { port } = app.http.address() as AddressInfo;
origins = reachableOrigins(config.publicUrl, port, config.tls !== null, config.host);

const control = await openControl(config.dataDir, async (code) => {
  const made = await newHostLink(app.rooms, code, newId);
  return made && linksOf(origin(), made.code, made.hostKey).host;
});

if (process.stdout.isTTY || process.env['OPENFLOOR_TEST'] === undefined) {
  const kept = config.redisUrl === undefined ? config.dataDir : `Redis at ${new URL(config.redisUrl).host}`;
  console.log(
    await greeting(
      origins,
      app.rooms,
      kept,
      log.warnings().map((warning) => advice[warning]),
    ),
  );
} else {
  console.log(JSON.stringify({ listening: port }));
  // As the greeting does: what came due while no server ran is done once its room is open.
  app.rooms.all().catch((error: unknown) => complain('opening the events', error));
}
if (flags.demo) await startDemo(app.rooms, loopback(), origin(), ended.signal, complain);

setInterval(() => {
  app.rooms.all().catch((error: unknown) => complain('opening the events', error));
}, LOOK_FOR_EVENTS_MS).unref();

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end());
process.on('unhandledRejection', (error) => complain('unhandled', error));

/** Refuse, commit, answer, tell the screens, exit. */
async function end(): Promise<void> {
  ended.abort();
  control.close();
  await app.close();
  await documents.close();
  await log.close();
  process.exit(0);
}

/** Where this machine reaches the server itself. */
function loopback(): string {
  const everywhere = config.host === '' || config.host === '0.0.0.0' || config.host === '::';
  return `${config.tls ? 'https' : 'http'}://${everywhere ? '127.0.0.1' : config.host}:${port}`;
}

function listenProblem(error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${config.port} is in use. Stop what uses it, or choose another one: PORT=3001 npm start`;
  if (error.code === 'EACCES')
    return `Port ${config.port} may not be opened by this user. Choose one over 1023: PORT=3000 npm start`;
  if (error.code === 'EADDRNOTAVAIL')
    return `HOST=${config.host} is not an address of this machine. Leave it out to listen on all of them.`;
  return `The server could not listen: ${error.message}`;
}

function fileOf(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return stop(`${name} is ${path}, which cannot be read: ${reasonOf(error)}`);
  }
}

function stop(sentence: string): never {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}
