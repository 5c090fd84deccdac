import { MOMENTS_MAX } from '../../../shared/limits.ts';
import { refused, type Refused } from '../../../shared/replies.ts';
import type { Session, State, Video } from '../state.ts';
import { isRefused, sessionOf, type Rules } from './rule.ts';

/** Recordings come later than sessions end: none of this minds whether it is closed or sealed. */
export const videoRules: Rules<
  'video.add' | 'video.remove' | 'video.mark' | 'video.unmark' | 'transcript.add' | 'transcript.remove'
> = {
  'video.add': ({ session: id, address: film }, state) => {
    const session = sessionOf(state, id);
    if (isRefused(session)) return session;
    if (JSON.stringify(session.video?.film) === JSON.stringify(film)) return refused('already-done');
    return [{ type: 'video.added', session: id, film }];
  },

  'video.remove': ({ session: id }, state) => {
    const video = videoOf(state, id);
    if (isRefused(video)) return video;
    return [...(video.transcript ? [erasing(id)] : []), { type: 'video.removed', session: id }];
  },

  'video.mark': ({ session: id, moment, position, title }, state) => {
    const video = videoOf(state, id);
    if (isRefused(video)) return video;
    const others = video.moments.filter(({ at }) => at !== moment);
    if (others.length >= MOMENTS_MAX)
      return refused('invalid', { field: 'moment', hint: `There are ${MOMENTS_MAX} already. Remove one first.` });
    const before = others.findLast(({ at }) => at < moment);
    const next = others.find(({ at }) => at > moment);
    if (position < (before?.position ?? 0) || position > (next?.position ?? Infinity)) {
      const hint = 'The film would run backwards from or to a moment that is set already. Mend that one first.';
      return refused('invalid', { field: 'position', hint });
    }
    return [{ type: 'video.marked', session: id, moment, position, title }];
  },

  'video.unmark': ({ session: id, moment }, state) => {
    const video = videoOf(state, id);
    if (isRefused(video)) return video;
    if (!video.moments.some(({ at }) => at === moment)) return refused('already-done');
    return [{ type: 'video.unmarked', session: id, moment }];
  },

  'transcript.add': ({ session: id, cues }, state) => {
    const video = videoOf(state, id);
    if (isRefused(video)) return video;
    return [{ type: 'transcript.added', session: id, text: { cues } }];
  },

  'transcript.remove': ({ session: id }, state) => {
    const video = videoOf(state, id);
    if (isRefused(video)) return video;
    return video.transcript ? [erasing(id)] : refused('already-done');
  },
};

const erasing = (session: Session['id']) => ({ type: 'transcript.removed', session }) as const;

function videoOf(state: State, id: Session['id']): Video | Refused {
  const session = sessionOf(state, id);
  if (isRefused(session)) return session;
  return session.video ?? refused('invalid', { field: 'session', hint: 'It has no video. Give its address first.' });
}
