import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import type { Metrics } from './metrics.ts';
import { isOwnOrigin } from '../border/origin.ts';
import { api, type ApiNeeds } from './api.ts';
import { assets } from './assets.ts';
import { pages, type PagesNeeds } from './pages.ts';
import { problemHandler, sendProblem } from './problem.ts';
import { securityHeaders } from './security.ts';

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
export function createHttpApp(needs: AppNeeds): RequestListener {
  const app = express();
  app.set('trust proxy', needs.trustProxy);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');

  const secured = securityHeaders(needs.secure);
  app.use((request, response, next) => {
    const headers = secured(request);
    for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '');
    next();
  });

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

  // Files are most of what a crowd asks for when it comes, and need nothing of the rest.
  const files = assets(join(needs.client, 'assets'));
  return (request, response) => {
    if (!files(request, response, secured(request))) app(request, response);
  };
}
