import type { Response } from 'express';
import type { Part } from '../../shared/archive-part.ts';
import { originOf } from '../../shared/film.ts';
import type { ArchiveView } from '../../shared/http.ts';

/** Lets a session's own page play its video from where it is, and from nowhere else: the policy of the app lets no page. */
export function letFilmIn(response: Response, view: ArchiveView, part: Part): void {
  const video = part.kind === 'session' ? view.sessions.find(({ id }) => id === part.session)?.video : null;
  if (!video) return;
  const policy = response.get('Content-Security-Policy') ?? '';
  const source = video.film.kind === 'file' ? 'media-src' : 'frame-src';
  response.set('Content-Security-Policy', `${policy};${source} 'self' ${originOf(video.film)}`);
}
