import express, { Router, type CookieOptions, type Request, type Response } from 'express';
import { z } from 'zod';
import { WHOLE } from '../../shared/archive-part.ts';
import { archiveSchema } from '../../shared/archive-schema.ts';
import {
  createEvent,
  enter,
  hostEnter,
  type Created,
  type Entered,
  type EventSummary,
  type HostEntered,
} from '../../shared/http.ts';
import { MESSAGE_BYTES_MAX } from '../../shared/limits.ts';
import { CHAPTERS, DOWNLOADS, type ArchiveDocuments } from '../archive/documents.ts';
import { partAt } from '../archive/parts.ts';
import { ical } from '../archive/ical.ts';
import type { Room } from '../live/room.ts';
import type { NewEvent, Rooms } from '../live/rooms.ts';
import { attendeeToken, keyToken, keyWith, newAttendee, recognise } from '../border/tokens.ts';
import { postPage, postsBefore } from '../view/archive.ts';
import { historyBefore } from '../view/history.ts';
import { agendaView, eventSummary } from '../view/summary.ts';
import { linksOf, publicLinks } from './addresses.ts';
import { archiveOf, sendDocument } from './document.ts';
import type { Entrance } from './entrance.ts';
import { hostOf } from './host.ts';
import { bringIn, importsIn } from './import.ts';
import { leaders } from './leaders.ts';
import { COOKIE_MS, cookieOf, tellCameIn } from './cookies.ts';
import { bodyOf, safely, sendProblem } from './problem.ts';
import { videos } from './video.ts';

export type ApiNeeds = {
  readonly rooms: Rooms;
  readonly documents: ArchiveDocuments;
  readonly entrance: Entrance;
  /** Whether it cannot be known just now which keys still count. */
  readonly deaf: () => boolean;
  /** Needed to create events, where set. */
  readonly createKey: string | undefined;
  /** The origin people can reach. */
  readonly origin: () => string;
  /** Cookies only over https. */
  readonly secure: boolean;
  /** Fills an event with a pretend audience for a while. */
  readonly rehearse: (event: { readonly code: string; readonly hostKey: string }) => void;
};

/** A second memory of who one is, for browsers that forget script storage. Only `enter` reads it, and it authorises nothing else. */
const cookieName = (room: Room): string => `openfloor-${room.state().event?.code ?? ''}`;

/** What of the archive has an address here. */
const FORMATS = [...DOWNLOADS, ...CHAPTERS, 'atom'] as const;

/** `/api`: the outside API over HTTP. */
export function api({ rooms, documents, entrance, deaf, createKey, origin, secure, rehearse }: ApiNeeds): Router {
  const router = Router();
  router.use((request, response, next) => {
    if (deaf() && request.headers.authorization !== undefined) sendProblem(response, 'unavailable');
    else next();
  });
  // Reads its body itself: a larger one, and only of hosts.
  router.post('/events/:code/sessions/:session/import', withRoom(bringIn));
  // Before all others, because it takes larger bodies.
  videos(router, withRoom);
  router.use(express.json({ limit: MESSAGE_BYTES_MAX, strict: true, inflate: false }));
  router.use((_, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  router.post(
    '/events',
    safely(async (request, response) => {
      const body = bodyOf(createEvent, request.body, response);
      if (!body) return;
      const { hashtag, createKey: shown, ...details } = body;
      if (!(await entrance.mayCreate(request.ip, response))) return;
      if (createKey !== undefined && shown !== createKey) {
        sendProblem(response, 'unauthorised', {
          detail: 'This server asks for a key to create events. Ask whoever runs it.',
          field: 'createKey',
        });
        return;
      }
      const created = await rooms.create({ details, hashtag, names: namesFor(details.title) });
      if (created === 'hashtag-taken') {
        sendProblem(response, 'hashtag-taken', { field: 'hashtag' });
        return;
      }
      const answer: Created = { ...created, links: linksOf(origin(), created.code, created.hostKey) };
      response.status(201).json(answer);
    }),
  );

  router.get(
    '/events/:code',
    withRoom((room, _, response) => {
      const summary = eventSummary(room.state());
      if (!summary) return sendProblem(response, 'unknown-event');
      const answer: EventSummary = { ...summary, links: publicLinks(origin(), summary.code) };
      response.json(answer);
    }),
  );

  router.post(
    '/events/:code/enter',
    withRoom(async (room, request, response) => {
      const body = bodyOf(enter, request.body, response);
      if (!body || !(await entrance.mayEnter(room.event, request.ip, response))) return;
      const state = room.state();
      const known = recognise(state, cookieOf(request, cookieName(room)));
      const attendee = known?.kind === 'attendee' ? known.id : newAttendee();
      const token = attendeeToken(state, attendee);
      response.cookie(cookieName(room), token, cookie(secure));
      tellCameIn(response, state, secure);
      const entered: Entered = { token, attendee, name: body.name };
      response.json(entered);
    }),
  );

  router.post(
    '/events/:code/host',
    withRoom(async (room, request, response) => {
      const body = bodyOf(hostEnter, request.body, response);
      if (!body || !(await entrance.mayGuess(request.ip, response))) return;
      if (deaf()) return sendProblem(response, 'unavailable');
      const state = room.state();
      const key = keyWith(state, body.hostKey);
      if (!key || !state.event) {
        entrance.guessedWrong(request.ip);
        return sendProblem(response, 'unauthorised', { field: 'hostKey' });
      }
      const { id, role, name } = key;
      const entered: HostEntered = {
        token: keyToken(state, id),
        role,
        key: id,
        name,
        links: publicLinks(origin(), state.event.code),
      };
      response.json(entered);
    }),
  );

  router.post(
    '/events/:code/rehearsal',
    withRoom(async (room, request, response) => {
      const body = bodyOf(hostEnter, request.body, response);
      if (!body || !(await entrance.mayCreate(request.ip, response))) return;
      const state = room.state();
      if (keyWith(state, body.hostKey)?.role !== 'host' || !state.event) {
        entrance.guessedWrong(request.ip);
        return sendProblem(response, 'unauthorised', { field: 'hostKey' });
      }
      const copy = await rooms.rehearse(room, namesFor(state.event.details.title).host);
      rehearse(copy);
      const answer: Created = { ...copy, links: linksOf(origin(), copy.code, copy.hostKey) };
      response.status(201).json(answer);
    }),
  );

  router.get(
    '/events/:code/posts',
    withRoom((room, request, response) => {
      const { session: id, before } = request.query;
      if (before !== undefined && (typeof before !== 'string' || !/^p[0-9]{1,15}$/.test(before))) {
        return sendProblem(response, 'invalid', { field: 'before', detail: '`before` is the id of a post.' });
      }
      const page = typeof id === 'string' ? postsBefore(room.state(), id, before ?? null) : null;
      if (!page) {
        const detail = '`session` names a session of this event, or `all` of them.';
        return sendProblem(response, 'invalid', { field: 'session', detail });
      }
      response.json(page);
    }),
  );

  router.get(
    '/events/:code/posts/:post',
    withRoom((room, request, response) => {
      const page = postPage(room.state(), String(request.params['post']));
      if (!page) return sendProblem(response, 'not-found');
      response.json(page);
    }),
  );

  router.get('/events/:code/sessions/:session/imports', withRoom(importsIn));

  router.get(
    '/events/:code/history',
    withRoom((room, request, response) => {
      const state = room.state();
      const host = hostOf(room, request, response);
      if (!host) return;
      const before = beforeOf.safeParse(request.query['before']);
      if (!before.success) {
        const detail = '`before` is what the page before said.';
        return sendProblem(response, 'invalid', { field: 'before', detail });
      }
      response.json(historyBefore(state, before.data ?? null, host.role === 'host'));
    }),
  );

  router.get('/events/:code/leaders', withRoom(leaders));

  router.get(
    '/events/:code/agenda.ics',
    withRoom((room, _, response) => {
      const state = room.state();
      if (!state.event) return sendProblem(response, 'unknown-event');
      const { code, details } = state.event;
      response.set('Content-Disposition', `attachment; filename="agenda-${code}.ics"`).type('text/calendar');
      response.send(ical({ code, title: details.title, sessions: agendaView(state) }, state.at));
    }),
  );

  router.get(
    '/events/:code/archive.:format',
    withRoom(async (room, request, response, next) => {
      const format = FORMATS.find((one) => one === request.params['format']);
      const view = archiveOf(room);
      if (!format || !view) return next();
      if (view.event.archive === 'down') return sendProblem(response, 'taken-down');
      const ofSession = CHAPTERS.some((one) => one === format);
      const { session: id } = request.query;
      const part = !ofSession ? WHOLE : typeof id === 'string' ? partAt(view, [id]) : null;
      if (!part) {
        const detail = 'Chapters are of one session: `session` names one of this event.';
        return sendProblem(response, 'invalid', { field: 'session', detail });
      }
      const document = await documents.render(format, view, publicLinks(origin(), view.event.code).archive, part);
      if (document.body.length === 0) {
        const detail =
          'Nothing tells yet where its chapters begin, or there are fewer than YouTube takes, which is three.';
        return sendProblem(response, 'not-found', { detail });
      }
      // A feed is read where it is, again and again.
      if (format !== 'atom') response.set('Content-Disposition', `attachment; filename="${document.filename}"`);
      sendDocument(request, response, document);
    }),
  );

  const schema = archiveSchema();
  router.get('/archive.schema.json', (_, response) => void response.type('application/schema+json').json(schema));

  router.use((_, response) => sendProblem(response, 'not-found'));
  return router;

  function withRoom(
    handler: (room: Room, request: Request, response: Response, next: () => void) => Promise<void> | void,
  ) {
    return safely(async (request, response, next) => {
      if (!(await entrance.mayGuess(request.ip, response))) return;
      const room = await rooms.find(String(request.params['code']).slice(0, 64));
      if (room) return handler(room, request, response, next);
      // Who asks for what is gone has not guessed.
      if (room !== null) entrance.guessedWrong(request.ip);
      sendProblem(response, room === null ? 'gone' : 'unknown-event');
    });
  }
}

/** A new event's first host key and first session; hosts rename the session when there are more. */
const namesFor = (title: string): NewEvent['names'] => ({ host: 'Host', session: title });

/** A place in the log, as an address carries it. */
const beforeOf = z.coerce.number().int().min(1).optional();

/** An event is entered by its code and by its hashtag, so the path is that of all events. */
function cookie(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure, maxAge: COOKIE_MS, path: '/api/events' };
}
