import { expect, it } from 'vitest';
import { chaptersText, chaptersVtt } from '../../server/archive/chapters.ts';
import type { ArchiveSession } from '../../shared/http.ts';
import { MINUTE, oneOfEach, poll, post, session, TWO_O_CLOCK, view } from './archive-sample.ts';

const of = (one: ArchiveSession, write = chaptersText) => write(one, view([one]));
const at = (minutes: number, id: string) => ({
  at: TWO_O_CLOCK + MINUTE + minutes * MINUTE,
  screen: id.startsWith('v') ? ({ mode: 'poll', poll: id } as const) : ({ mode: 'post', post: id } as const),
});
const posts = [post(3, 'Who decides?'), post(4, 'Is <this> the way?')];

it('go by the clock from the session’s start where there is no video', () => {
  const one = session({ posts, polls: [poll(30, 'Shall we?')], wall: [at(2, 'p3'), at(5, 'v30'), at(70, 'p4')] });
  expect(of(one)).toBe(
    '0:00 Who decides about my support?\n2:00 Who decides?\n5:00 Shall we?\n1:10:00 Is ‹this› the way?\n',
  );
  expect(of(one, chaptersVtt)).toBe(
    [
      'WEBVTT',
      '',
      '00:00:00.000 --> 00:02:00.000\nWho decides about my support?',
      '',
      '00:02:00.000 --> 00:05:00.000\nWho decides?',
      '',
      '00:05:00.000 --> 01:10:00.000\nShall we?',
      '',
      '01:10:00.000 --> 01:32:00.000\nIs &lt;this&gt; the way?',
      '',
    ].join('\n'),
  );
});

it('go by the video where there is one, what hosts named first', () => {
  const [one] = oneOfEach.sessions;
  if (!one) throw new Error('There is a session.');
  expect(of(one)?.split('\n')).toEqual([
    '0:00 Welcome',
    '20:05 Why does my assessment take nine months, and who can I ring when it stalls?',
    '30:00 Did you have a say in your last support plan?',
    '',
  ]);
});

it('of fewer than three YouTube is told nothing, and none is shorter than ten seconds', () => {
  expect(of(session({ posts, wall: [at(2, 'p3')] }))).toBeNull();
  expect(of(session({ posts, wall: [at(2, 'p3')] }), chaptersVtt)).toContain('Who decides?');
  expect(of(session(), chaptersVtt)).toBeNull();
  const hasty = session({ posts, wall: [at(2, 'p3'), at(2.1, 'p4'), at(3, 'p3'), at(4, 'p4')] });
  expect(of(hasty)?.split('\n')).toHaveLength(5);
});
