import type { State, Video } from '../state.ts';
import { withSession, type Folds } from './fold.ts';

export const videoFolds: Folds<
  'video.added' | 'video.removed' | 'video.marked' | 'video.unmarked' | 'transcript.added' | 'transcript.removed'
> = {
  /** A film in the place of another keeps what was set: mostly it is the same one, better kept. */
  'video.added': (state, { session, film }) =>
    withSession(state, session, ({ video }) => ({
      video: video ? { ...video, film } : { film, moments: [], transcript: null },
    })),

  'video.removed': (state, { session }) => withSession(state, session, () => ({ video: null })),

  'video.marked': (state, { session, moment, position, title }) =>
    withVideo(state, session, (video) => ({
      ...video,
      moments: [...video.moments.filter(({ at }) => at !== moment), { at: moment, position, title }].sort(
        (one, other) => one.at - other.at,
      ),
    })),

  'video.unmarked': (state, { session, moment }) =>
    withVideo(state, session, (video) => ({ ...video, moments: video.moments.filter(({ at }) => at !== moment) })),

  'transcript.added': (state, { session, text }, seq) =>
    withVideo(state, session, (video) => ({ ...video, transcript: { seq, cues: text?.cues ?? [] } })),

  'transcript.removed': (state, { session }) => withVideo(state, session, (video) => ({ ...video, transcript: null })),
};

function withVideo(state: State, session: string, change: (video: Video) => Video): State {
  return withSession(state, session, ({ video }) => video && { video: change(video) });
}
