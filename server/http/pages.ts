import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router, type Request, type Response } from 'express';
import { normalName } from '../../shared/codes.ts';
import type { ArchiveDocuments } from '../archive/documents.ts';
import { partAt } from '../archive/parts.ts';
import type { Room } from '../live/room.ts';
import type { Rooms } from '../live/rooms.ts';
import { publicLinks } from './addresses.ts';
import { assets } from './assets.ts';
import { archiveOf, sendDocument } from './document.ts';
import { letFilmIn } from './film-policy.ts';
import { eventStyle, letStyleIn } from './inline-style.ts';
import { safely, sendProblem } from './problem.ts';

/** Pages that are the same for every event: one HTML file each, read at start. */
const PAGES = ['home', 'phone', 'wall', 'host', 'speaker', 'card'] as const;
type Page = (typeof PAGES)[number];

export type PagesNeeds = {
  /** The folder of the built client. */
  readonly client: string;
  readonly rooms: Rooms;
  readonly documents: ArchiveDocuments;
  /** The origin people can reach. */
  readonly origin: () => string;
};

/** The pages and their files. */
export function pages({ client, rooms, documents, origin }: PagesNeeds): Router {
  const html = Object.fromEntries(
    PAGES.map((page) => [page, readFileSync(join(client, page, 'index.html'), 'utf8')]),
  ) as Record<Page, string>;
  const router = Router();

  const send = (response: Response, page: Page, colour: string | null = null): void => {
    const style = colour === null ? null : eventStyle(colour);
    if (style) letStyleIn(response, style.source);
    response
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(style ? html[page].replace('</head>', `${style.element}</head>`) : html[page]);
  };

  router.use('/assets', assets(join(client, 'assets')));

  // Phones ask for it at each opening, so that they learn of a new build at once; without it they forget the one they have.
  const worker = join(client, 'worker.js');
  if (existsSync(worker)) {
    const script = readFileSync(worker);
    router.get('/worker.js', (_, response) => void response.set('Cache-Control', 'no-cache').type('js').send(script));
  }

  router.get('/', (_, response) => send(response, 'home'));

  // The code form works before any script has loaded.
  router.get(
    '/go',
    safely(async (request, response) => {
      const typed = typeof request.query['code'] === 'string' ? request.query['code'].slice(0, 64) : '';
      const name = normalName(typed);
      const room = await rooms.find(name);
      response.redirect(303, room ? `/${encodeURIComponent(name)}` : `/?unknown=${encodeURIComponent(typed)}#unknown`);
    }),
  );

  router.get(
    '/:code/archive{/*steps}',
    withRoom(async (room, request, response, next) => {
      const view = archiveOf(room);
      response.set('Cache-Control', 'no-cache');
      if (view?.event.archive === 'down') {
        sendDocument(request, response.status(410), await documents.render('taken-down', view, origin()));
        return;
      }
      const part = view && partAt(view, [request.params['steps'] ?? []].flat());
      if (!part) {
        next();
        return;
      }
      if (view.event.archive === 'published') response.removeHeader('X-Robots-Tag');
      letFilmIn(response, view, part);
      const { archive } = publicLinks(origin(), view.event.code);
      sendDocument(request, response, await documents.render('page', view, archive, part));
    }),
  );

  router.get(
    '/:code{/:page}',
    withRoom((room, request, response, next) => {
      const { page } = request.params;
      if (page === undefined || page === 'wall' || page === 'host' || page === 'speaker' || page === 'card') {
        send(response, page ?? 'phone', room.state().event?.details.colour);
        return;
      }
      next();
    }),
  );

  return router;

  function withRoom(
    handler: (room: Room, request: Request, response: Response, next: () => void) => Promise<void> | void,
  ) {
    return safely(async (request, response, next) => {
      const code = String(request.params['code']);
      const room = await rooms.find(code);
      if (room) return handler(room, request, response, next);
      // The phone's page says so, with a form to try another code.
      const couldBeACode = /^[\p{L}\p{N}_#%\s-]{2,64}$/u.test(code) && request.accepts(['json', 'html']) === 'html';
      if (couldBeACode) send(response.status(room === null ? 410 : 404), 'phone');
      else if (room === null) sendProblem(response, 'gone');
      else next();
    });
  }
}
