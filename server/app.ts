import { createServer, type Server as HttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { ArchiveDocuments } from './archive/documents.ts';
import { createHttpApp } from './http/app.ts';
import { openAllowances } from './border/allowance.ts';
import type { ApiNeeds } from './http/api.ts';
import { openEntrance } from './http/entrance.ts';
import { openFirstViews } from './phone/first-views.ts';
import type { Clockwork } from './live/clockwork.ts';
import { openDeafness } from './live/deafness.ts';
import { openMetrics } from './http/metrics.ts';
import { openRooms, type Rooms } from './live/rooms.ts';
import type { Log } from './log/log.ts';
import { alone, type Neighbours } from './log/neighbours.ts';
import { advice } from './log/redis-promises.ts';
import { openDoor } from './socket/door.ts';
import { openLimits } from './socket/limits.ts';

export type AppNeeds = Pick<ApiNeeds, 'createKey' | 'origin' | 'rehearse'> & {
  readonly log: Log;
  /** Who else serves this log; none, where it is left out. */
  readonly neighbours?: Neighbours;
  readonly clockwork: Clockwork;
  readonly newId: () => string;
  readonly random: () => number;
  readonly documents: ArchiveDocuments;
  readonly client: string;
  readonly publicUrl: string | undefined;
  readonly trustProxy: number;
  /** PEM texts; null is plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly complain: (what: string, why: unknown) => void;
  /** As a room takes it. */
  readonly snapshotAfter?: number;
};

export type App = {
  /** Not listening yet. */
  readonly http: HttpServer;
  readonly rooms: Rooms;
  /** Refuses what is new, stores and answers what is under way, tells screens to come back, and ends. The log stays open. */
  close(): Promise<void>;
};

/** Whoever asks whether it is ready makes it write at most so often. */
const READY_MS = 1000;
/** Slow headers and bodies are not waited for longer. */
const REQUEST_TIMEOUT_MS = 15_000;
const HEADERS_COUNT_MAX = 100;

/** The server, put together; knows no port and no disk. */
export function createApp(needs: AppNeeds): App {
  let screens = (): number => 0;
  const { log, clockwork, random, publicUrl, neighbours = alone } = needs;
  const warnings = () => log.warnings();
  const metrics = openMetrics({
    screens: () => screens(),
    deafFor: () => neighbours.deafFor(),
    nodes: () => neighbours.nodes(),
    warnings: () => warnings().length,
  });
  const complain = (what: string, why: unknown): void => {
    metrics.troubles.inc();
    needs.complain(what, why);
  };
  const rooms = openRooms({ ...needs, complain });
  const secure = needs.tls !== null || publicUrl?.startsWith('https:') === true;
  const ready = sharedFor(READY_MS, clockwork, () => log.check());
  const allowances = openAllowances(neighbours, clockwork);
  const deafness = openDeafness(neighbours, clockwork);
  const firstViews = openFirstViews({ clockwork, complain });
  const handler = createHttpApp({
    ...needs,
    rooms,
    firstViews,
    entrance: openEntrance(allowances),
    deaf: () => deafness.lasts(),
    secure,
    metrics,
    ready,
    advice: () => warnings().map((warning) => advice[warning]),
    complain,
  });

  const options = {
    requestTimeout: REQUEST_TIMEOUT_MS,
    headersTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: 2000,
  };
  const http = needs.tls ? createTlsServer({ ...options, ...needs.tls }, handler) : createServer(options, handler);
  http.maxHeadersCount = HEADERS_COUNT_MAX;
  http.once('listening', () => firstViews.start());
  http.on('connection', () => clockwork.stayUp());
  const door = openDoor(http, {
    rooms,
    limits: openLimits(allowances),
    publicUrl,
    elsewhere: neighbours !== alone,
    complain,
    random,
    clockwork,
    neighbours,
    deafness,
    warnings,
    // Where it has time to nap, that is all it is late for.
    lag: () => (clockwork.calm() ? 0 : metrics.lag()),
    passedOver: () => metrics.passedOver.inc(),
    hungUp: () => metrics.hungUp.inc(),
  });
  screens = () => door.screens();

  return {
    http,
    rooms,
    async close() {
      // Whoever comes now is sooner at another node, or at this one when it is back.
      http.close();
      await rooms.close();
      await door.close();
      deafness.close();
      await firstViews.close();
      http.closeAllConnections();
      metrics.close();
    },
  };
}

/** The same answer for everyone who asks within so many ms. */
function sharedFor<Answer>(ms: number, clockwork: Clockwork, ask: () => Promise<Answer>): () => Promise<Answer> {
  let last: { readonly at: number; readonly answer: Promise<Answer> } | undefined;
  return () => {
    if (!last || clockwork.now() - last.at >= ms) last = { at: clockwork.now(), answer: ask() };
    return last.answer;
  };
}
