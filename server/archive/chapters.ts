import { editionFor, filmTime, headOf, onWall } from '../../client/archive/render.ts';
import { vttText, vttTime } from '../../shared/captions.ts';
import { positionAt } from '../../shared/film-time.ts';
import type { ArchiveSession, ArchiveView } from '../../shared/http.ts';

/** From one position to the next, s: of the video, or where there is none of the session from its start. */
type Chapter = { readonly from: number; readonly to: number; readonly title: string };

/** Shorter ones players do not show, and YouTube takes none. */
const CHAPTER_MIN_S = 10;
const TITLE_LETTERS = 90;

/** A session's chapters: what hosts named, polls, and what was alone on the wall. None where nothing tells when anything was. */
function chaptersOf(session: ArchiveSession, view: ArchiveView): Chapter[] {
  const edition = editionFor(view);
  const { wall, polls, video, startedAt, closedAt } = session;
  const moments = video?.moments ?? [];
  const placed = (at: number) =>
    video ? positionAt(moments, at) : startedAt === null ? null : Math.max(0, (at - startedAt) / 1000);
  const shown = wall.filter(({ screen }) => screen.mode === 'post' || screen.mode === 'poll');
  const wasShown = new Set(shown.map(({ screen }) => (screen.mode === 'poll' ? screen.poll : null)));
  const found = [
    ...moments.flatMap(({ at, title }) => (title === null ? [] : [{ at, title, named: true }])),
    ...shown.map(({ at, screen }) => ({ at, title: onWall(screen, session, edition).text, named: false })),
    ...polls.filter(({ id }) => !wasShown.has(id)).map(({ at, question }) => ({ at, title: question, named: false })),
  ].flatMap(({ at, ...chapter }) => {
    const from = placed(at);
    return from === null ? [] : [{ ...chapter, from }];
  });
  const kept: typeof found = [];
  for (const chapter of found.sort((one, other) => one.from - other.from)) {
    const last = kept.at(-1);
    if (last && chapter.from - last.from < CHAPTER_MIN_S) {
      if (chapter.named && !last.named) kept[kept.length - 1] = { ...chapter, from: last.from };
    } else kept.push(chapter);
  }
  const [first, ...others] = kept;
  if (!first) return [];
  const all =
    first.from < CHAPTER_MIN_S ? [{ ...first, from: 0 }, ...others] : [{ from: 0, title: session.title }, ...kept];
  const end = closedAt === null ? null : placed(closedAt);
  return all.map(({ from, title }, index) => ({
    from,
    to: all[index + 1]?.from ?? Math.max(end ?? 0, from + CHAPTER_MIN_S),
    title: headOf(title, TITLE_LETTERS),
  }));
}

/** Chapters as WebVTT; null where there are none. */
export function chaptersVtt(session: ArchiveSession, view: ArchiveView): string | null {
  const chapters = chaptersOf(session, view);
  if (chapters.length === 0) return null;
  const cues = chapters.map(({ from, to, title }) => `${vttTime(from)} --> ${vttTime(to)}\n${vttText(title)}\n`);
  return `WEBVTT\n\n${cues.join('\n')}`;
}

/**
 * Chapters as YouTube reads them in a video's description: from 0:00, three or more, each of ten seconds or more; null
 * where there are fewer. A description holds no angle brackets.
 */
export function chaptersText(session: ArchiveSession, view: ArchiveView): string | null {
  const chapters = chaptersOf(session, view);
  if (chapters.length < 3) return null;
  const line = ({ from, title }: Chapter) => `${filmTime(from)} ${title.replaceAll('<', '‹').replaceAll('>', '›')}\n`;
  return chapters.map(line).join('');
}
