import type { Request, Response } from 'express';
import type { ArchiveView } from '../../shared/http.ts';
import type { ArchiveDocument } from '../archive/documents.ts';
import type { Room } from '../live/room.ts';
import type { State } from '../room/state.ts';
import { archiveView } from '../view/archive.ts';
import { letStyleIn } from './inline-style.ts';

const views = new WeakMap<State, ArchiveView | null>();

/** A room's archive; the same object as long as nothing changed, by which documents are found again. */
export function archiveOf(room: Room): ArchiveView | null {
  const state = room.state();
  const known = views.get(state);
  if (known !== undefined) return known;
  const view = archiveView(state);
  views.set(state, view);
  return view;
}

export function sendDocument(
  request: Request,
  response: Response,
  { body, gzip, type, style }: Omit<ArchiveDocument, 'filename'>,
): void {
  const zipped = request.acceptsEncodings('gzip') === 'gzip' ? gzip : null;
  response.vary('Accept-Encoding').type(type);
  if (zipped) response.set('Content-Encoding', 'gzip');
  if (style !== null) letStyleIn(response, style);
  response.send(zipped ?? body);
}
