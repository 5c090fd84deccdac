import type { Request, Router } from 'express';
import { parseCommand } from '../border/parse.ts';
import { captionFaults, readCaptions, TRANSCRIPT_BYTES_MAX, writeCaptions } from '../../shared/captions.ts';
import { addTranscript, type ArchiveSession, type TranscriptAdded, type VideoKnown } from '../../shared/http.ts';
import type { Room } from '../live/room.ts';
import { archiveOf } from './document.ts';
import { hostOf } from './host.ts';
import { lateBody } from './late-body.ts';
import { bodyOf, sendProblem } from './problem.ts';
import type { WithRoom } from './with-room.ts';

const AT = '/events/:code/sessions/:session';
/** The JSON around a file has its line breaks and quotation marks written out. */
const bodyRead = lateBody(2 * TRANSCRIPT_BYTES_MAX);

/** A session's video, and what is said in it: a host brings that as a file, everyone reads it as captions. */
export function videos(router: Router, withRoom: WithRoom): void {
  router.post(
    `${AT}/transcript`,
    withRoom(async (room, request, response) => {
      const host = hostOf(room, request, response);
      if (!host) return;
      await bodyRead(request, response);
      const body = bodyOf(addTranscript, request.body, response);
      if (!body) return;
      const cues = readCaptions(body.text);
      if ('reason' in cues) return sendProblem(response, 'unreadable', { detail: captionFaults[cues.reason], ...cues });
      const session = String(request.params['session']);
      const command = parseCommand({ id: body.id, type: 'transcript.add', session, cues });
      const reply = 'ok' in command ? command : await room.ask(command, { kind: 'key', id: host.id });
      if (reply.ok) {
        const added: TranscriptAdded = { lines: cues.length };
        response.json(added);
      } else if (reply.refusal === 'unauthorised' || reply.refusal === 'unavailable')
        sendProblem(response, reply.refusal);
      else sendProblem(response, 'invalid', { detail: reply.hint, ...(reply.field && { field: reply.field }) });
    }),
  );

  router.get(
    `${AT}/video`,
    withRoom((room, request, response) => {
      const session = sessionOf(room, request);
      if (!session) return sendProblem(response, 'not-found');
      response.set('Cache-Control', 'no-store').json(knownOf(session));
    }),
  );

  router.get(
    `${AT}/captions.vtt`,
    withRoom((room, request, response) => {
      const { transcript = [] } = sessionOf(room, request) ?? {};
      if (transcript.length === 0) return sendProblem(response, 'not-found');
      response.type('text/vtt').send(writeCaptions(transcript));
    }),
  );
}

function knownOf({ video, transcript, startedAt, wall, posts, polls }: ArchiveSession): VideoKnown {
  const texts = new Map<string, string>([
    ...posts.map(({ id, text }) => [id, text] as const),
    ...polls.map(({ id, question }) => [id, question] as const),
  ]);
  const shown = wall.flatMap(({ at, screen }) => {
    const text = screen.mode === 'post' ? texts.get(screen.post) : screen.mode === 'poll' && texts.get(screen.poll);
    return text ? [{ at, text }] : [];
  });
  return {
    video,
    lines: transcript.length,
    happened: [...(startedAt === null ? [] : [{ at: startedAt, text: null }]), ...shown],
  };
}

/** As the archive has it: none where that was taken down. */
const sessionOf = (room: Room, request: Request): ArchiveSession | undefined =>
  archiveOf(room)?.sessions.find(({ id }) => id === request.params['session']);
