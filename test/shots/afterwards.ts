import type { PostId } from '../../shared/ids.ts';
import type { Day } from './day.ts';

/** Where its video would be; nothing asks for it before somebody taps. */
const FILM = 'https://films.example.org/main-hall.mp4';
/** As many as a picture has room for. */
const CUES = 8;
/** Where the film stands when the session begins and when it ends, s. */
const [FIRST_S, LAST_S] = [65, 3780];

/**
 * A day that is over and read afterwards: questions with a hashtag, one that somebody promised to answer and one that was
 * answered later, a video with chapters and a transcript, and a board that stays open.
 */
export async function afterwards(day: Day): Promise<void> {
  const { session, script } = day;
  const began = Date.now();
  const said = await everythingSaid(day);
  const [first = '', second = '', third = '', fourth = ''] = said;
  await day.support(first, 9);
  await day.support(third, 5);
  await day.ask({ type: 'post.answer', post: first, on: true, text: script.answer });
  await day.ask({ type: 'post.answer', post: second, on: true });
  await day.show({ mode: 'post', post: first });
  const [ballot] = script.ballots;
  if (ballot) await day.ask({ type: 'poll.close', poll: await day.poll(ballot, 9) });

  const { session: board = '' } = await day.ask({
    type: 'session.add',
    details: { title: script.board, board: true, openAfter: true },
  });
  await day.ask({ type: 'session.start', session: board });
  await day.askAs(1, { type: 'post.add', session: board, kind: 'comment', text: textOf(day, 'comment', 1) });
  for (const each of [board, session]) await day.ask({ type: 'session.close', session: each });

  const by = script.cast[1]?.name ?? '';
  await day.ask({ type: 'post.promise', post: third, by, until: '2026-12-03' });
  await day.ask({ type: 'post.answer', post: fourth, on: true, text: script.answer, name: by });
  await day.ask({ type: 'video.add', session, address: FILM });
  const [opening, closing] = script.agenda;
  const mark = { type: 'video.mark' as const, session };
  await day.ask({ ...mark, moment: began, position: FIRST_S, title: opening?.title ?? null });
  await day.ask({ ...mark, moment: Date.now(), position: LAST_S, title: closing?.title ?? null });
  const cues = script.lines.slice(0, CUES).map(({ text }, index) => ({
    from: FIRST_S + index * 9,
    to: FIRST_S + index * 9 + 9,
    text,
  }));
  await day.ask({
    type: 'transcript.add',
    session,
    cues: cues.map((cue) => ({ ...cue, text: cue.text.slice(0, 300) })),
  });
}

/** Questions, the second and the third with a hashtag, a comment with it, and a story that its teller lets be kept. */
async function everythingSaid(day: Day): Promise<readonly PostId[]> {
  const questions: PostId[] = [];
  for (const [index, line] of day.script.lines
    .filter(({ kind }) => kind === 'question')
    .slice(0, 5)
    .entries())
    questions.push(
      await day.say(index === 1 || index === 2 ? { ...line, text: `${line.text} ${hashtag(day)}` } : line),
    );
  await day.say({ kind: 'comment', text: `${textOf(day, 'comment', 0)} ${hashtag(day)}` });
  const [story] = day.script.lines.filter(({ kind }) => kind === 'story');
  if (story) await day.ask({ type: 'post.show', post: await day.say({ ...story, archive: true }) });
  return questions;
}

export const hashtag = ({ script }: Pick<Day, 'script'>): string => `#${script.label}`;

const textOf = ({ script }: Day, kind: string, number: number): string =>
  script.lines.filter((line) => line.kind === kind)[number]?.text ?? '';
