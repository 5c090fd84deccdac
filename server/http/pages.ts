import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router, type Request, type Response } from 'express';
import { firstSpoken, isLanguage, LANGUAGE_COOKIE, languageNames } from '../../client/words/language.ts';
import { ALL } from '../../shared/all.ts';
import { normalName } from '../../shared/codes.ts';
import type { Language } from '../../shared/settings.ts';
import type { ArchiveDocuments } from '../archive/documents.ts';
import { partAt } from '../archive/parts.ts';
import type { Room } from '../live/room.ts';
import type { Rooms } from '../live/rooms.ts';
import type { FirstViews } from '../phone/first-views.ts';
import { defaultSession, type State } from '../room/state.ts';
import { publicLinks } from './addresses.ts';
import { builtForPhone } from './built.ts';
import { cameIn, cookieOf } from './cookies.ts';
import { archiveOf, sendDocument } from './document.ts';
import { letFilmIn } from './film-policy.ts';
import { eventStyle, letStyleIn, type EventStyle } from './inline-style.ts';
import { safely, sendProblem } from './problem.ts';

/** Pages that are the same for every event: one HTML file each, read at start. */
const PAGES = ['home', 'phone', 'wall', 'host', 'speaker', 'card'] as const;
type Page = (typeof PAGES)[number];

export type PagesNeeds = {
  /** The folder of the built client. */
  readonly client: string;
  readonly rooms: Rooms;
  readonly documents: ArchiveDocuments;
  readonly firstViews: FirstViews;
  /** The origin people can reach. */
  readonly origin: () => string;
};

/** The pages. */
export function pages({ client, rooms, documents, firstViews, origin }: PagesNeeds): Router {
  const html = Object.fromEntries(
    PAGES.map((page) => [page, readFileSync(join(client, page, 'index.html'), 'utf8')]),
  ) as Record<Page, string>;
  const router = Router();

  /** Its script asks for them too, but only once it is here: a way there and back later. */
  const phoneIn = Object.fromEntries(
    Object.keys(languageNames).map((language) => {
      const words = builtForPhone(client, `words/${language}/phone-start.ts`);
      return [language, withHead(html.phone, `<link rel="modulepreload" href="${words}">`)];
    }),
  ) as Record<Language, string>;

  const send = (response: Response, page: Page, colour: string | null = null): void => {
    sendStyled(response, html[page], colour === null ? null : eventStyle(colour));
  };

  const sendStyled = (response: Response, shell: string, style: EventStyle | null): void => {
    if (style) letStyleIn(response, style.source);
    response.set('Cache-Control', 'no-cache').type('html').send(withStyle(shell, style));
  };

  /** With what goes on in the session, where that can be had in time. */
  const sendPhone = async (room: Room, request: Request, response: Response): Promise<void> => {
    const state = room.state();
    const { code, details } = state.event ?? {};
    const session = sessionAsked(state, request.query['session']);
    const language = languageOf(request);
    const style = details?.colour ? eventStyle(details.colour) : null;
    response.vary('Accept-Language').vary('Cookie');
    const page =
      code !== undefined && session !== undefined
        ? await firstViews.page({
            room,
            session,
            language,
            inside: cameIn(request, state),
            shell: withStyle(phoneIn[language], style),
            links: publicLinks(origin(), code),
          })
        : null;
    if (!page) {
      sendStyled(response, phoneIn[language], style);
      return;
    }
    response.set('Cache-Control', 'no-cache').set('ETag', page.etag);
    sendDocument(request, response, { ...page, type: 'html', style: style?.source ?? null });
  };

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
    withRoom(async (room, request, response, next) => {
      const { page } = request.params;
      if (page === undefined) {
        await sendPhone(room, request, response);
      } else if (page === 'wall' || page === 'host' || page === 'speaker' || page === 'card') {
        send(response, page, room.state().event?.details.colour);
      } else {
        next();
      }
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

const withHead = (shell: string, element: string): string => shell.replace('</head>', `${element}</head>`);

const withStyle = (shell: string, style: EventStyle | null): string => (style ? withHead(shell, style.element) : shell);

/** The session that the address names, or the one a screen is given that names none; undefined where there is none. */
function sessionAsked(state: State, asked: unknown): string | undefined {
  if (typeof asked === 'string' && (asked === ALL || state.sessions.has(asked))) return asked;
  return defaultSession(state)?.id;
}

/** What this person chose here before, else what their browser likes best: as the page's script chooses (`language.ts`). */
function languageOf(request: Request): Language {
  const chosen = cookieOf(request, LANGUAGE_COOKIE);
  return isLanguage(chosen) ? chosen : firstSpoken(request.acceptsLanguages());
}
