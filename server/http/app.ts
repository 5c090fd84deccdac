import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Metrics } from './metrics.ts';
import { isOwnOrigin } from '../border/origin.ts';
import { api, type ApiNeeds } from './api.ts';
import { pages, type PagesNeeds } from './pages.ts';
import { problemHandler, sendProblem } from './problem.ts';

export type AppNeeds = ApiNeeds &
  PagesNeeds & {
    readonly publicUrl: string | undefined;
    /** Proxies in front whose word about the client's address counts. */
    readonly trustProxy: number;
    readonly metrics: Metrics;
    /** Resolves when the log answers. */
    readonly ready: () => Promise<void>;
    /** What is wrong with it all the same, in sentences for whoever runs the server. */
    readonly advice: () => readonly string[];
    readonly complain: (what: string, why: unknown) => void;
  };

/** Everything over HTTP but the sockets. */
export function createHttpApp(needs: AppNeeds): Express {
  const app = express();
  app.set('trust proxy', needs.trustProxy);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');

  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          // Safari before 16 does not count our own WebSocket as 'self'.
          connectSrc: ["'self'", (request) => socketsOf(request.headers.host)],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'self'"],
        },
      },
      // On a LAN there is no https to insist on.
      strictTransportSecurity: needs.secure,
      // Over plain http browsers ignore these, and complain.
      crossOriginOpenerPolicy: needs.secure,
      originAgentCluster: needs.secure,
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );

  app.get('/healthz', (_, response) => void response.type('text').send('ok'));
  app.get('/readyz', (_, response) => {
    needs.ready().then(
      () => response.type('text').send(['ready', ...needs.advice()].join('\n')),
      () => sendProblem(response, 'unavailable'),
    );
  });
  app.get('/metrics', (_, response, next) => {
    needs.metrics.text().then(({ type, body }) => response.type(type).send(body), next);
  });
  // Each answer says itself whether it may be listed: a crawler that may not fetch a page is never told so.
  app.use((_, response, next) => {
    response.set('X-Robots-Tag', 'noindex');
    next();
  });
  app.get('/robots.txt', (_, response) => void response.type('text').send('User-agent: *\nDisallow:\n'));

  app.use('/api', (request, response, next) => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && !isOwnOrigin(request, needs.publicUrl)) {
      sendProblem(response, 'foreign-origin');
      return;
    }
    next();
  });
  app.use('/api', api(needs));
  app.use(pages(needs));

  app.use((_, response) => sendProblem(response, 'not-found'));
  app.use(problemHandler(needs.complain));
  return app;
}

function socketsOf(host = ''): string {
  return /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
