import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueErasure } from '../../server/room/erasures.ts';
import { foldAll, reduce } from '../../server/room/reduce.ts';
import { archiveView } from '../../server/view/archive.ts';
import { readCaptions, writeCaptions, type Cue } from '../../shared/captions.ts';
import type { Fact } from '../../shared/facts.ts';
import { addressOf, filmAt, type Film, type FilmMoment } from '../../shared/film.ts';
import { positionAt } from '../../shared/film-time.ts';
import { parseCommand } from '../../server/border/parse.ts';
import { after, given, HALL, host, newEvent, START } from '../support/given.ts';

const MINUTE = 60_000;

describe('an address', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=x', { kind: 'youtube', id: 'dQw4w9WgXcQ' }],
    ['https://youtu.be/dQw4w9WgXcQ?t=3', { kind: 'youtube', id: 'dQw4w9WgXcQ' }],
    [' https://m.youtube.com/live/dQw4w9WgXcQ ', { kind: 'youtube', id: 'dQw4w9WgXcQ' }],
    ['https://vimeo.com/76979871', { kind: 'vimeo', id: '76979871', hash: null }],
    ['https://vimeo.com/76979871/0a1b2c3d4e', { kind: 'vimeo', id: '76979871', hash: '0a1b2c3d4e' }],
    ['https://player.vimeo.com/video/76979871?h=0a1b2c3d4e', { kind: 'vimeo', id: '76979871', hash: '0a1b2c3d4e' }],
    [
      'https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv',
      { kind: 'peertube', origin: 'https://tube.example', id: 'kkGMgK9ZtnKfYAgnEtQxbv' },
    ],
    [
      'https://tube.example/videos/watch/52a10666-3a18-4e73-93da-e8d3c12c305a',
      { kind: 'peertube', origin: 'https://tube.example', id: '52a10666-3a18-4e73-93da-e8d3c12c305a' },
    ],
    ['https://films.example/a/hall.MP4?x=1', { kind: 'file', address: 'https://films.example/a/hall.MP4?x=1' }],
    ['http://192.168.1.4:8080/hall.webm', { kind: 'file', address: 'http://192.168.1.4:8080/hall.webm' }],
  ])('is understood: %s', (address, film) => {
    expect(filmAt(address)).toEqual(film);
    expect(filmAt(addressOf(film as Film))).toEqual(film);
  });

  it.each([
    'hall.mp4',
    'javascript:alert(1)//.mp4',
    'data:video/mp4;base64,AAAA.mp4',
    'http://films.example/hall.mp4',
    'https://user:secret@films.example/hall.mp4',
    'https://films.example/hall.mp4.html',
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=tooshort',
    'https://www.youtube.com/playlist?list=PLx',
    'https://vimeo.com/about',
  ])('is refused with what to give instead: %s', (address) => {
    const command = { id: 'command-1', type: 'video.add', session: HALL, address };
    expect(parseCommand(command)).toMatchObject({
      refusal: 'invalid',
      field: 'address',
      hint: /https address/ as never,
    });
  });
});

describe('the film and the clock', () => {
  const at = (minutes: number, position: number): FilmMoment => ({
    at: START + minutes * MINUTE,
    position,
    title: null,
  });

  it('run together from one moment on, and before it back to the beginning', () => {
    const moments = [at(10, 60)];
    expect(positionAt(moments, START + 12 * MINUTE)).toBe(180);
    expect(positionAt(moments, START + 9.5 * MINUTE)).toBe(30);
    expect(positionAt(moments, START)).toBe(0);
    expect(positionAt([], START)).toBeNull();
  });

  it('a break that was cut out plays from where it is over', () => {
    const moments = [at(0, 0), at(50, 1200)];
    expect(positionAt(moments, START + 19 * MINUTE)).toBe(1140);
    expect(positionAt(moments, START + 35 * MINUTE)).toBe(1200);
    expect(positionAt(moments, START + 51 * MINUTE)).toBe(1260);
  });

  it('spreads what two clocks differ by a little', () => {
    expect(positionAt([at(0, 0), at(60, 3606)], START + 30 * MINUTE)).toBe(1803);
  });

  const orderly = fc
    .array(fc.record({ passed: fc.integer({ min: 1, max: 7_200_000 }), ran: fc.integer({ min: 0, max: 7200 }) }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((steps) => {
      let [clock, position] = [START, 0];
      return steps.map(({ passed, ran }): FilmMoment => {
        [clock, position] = [clock + passed, position + ran];
        return { at: clock, position, title: null };
      });
    });

  it('never run backwards, and meet at every moment', () => {
    fc.assert(
      fc.property(orderly, fc.array(fc.integer({ min: -7_200_000, max: 90_000_000 })), (moments, offsets) => {
        for (const { at: moment, position } of moments) expect(positionAt(moments, moment)).toBeCloseTo(position, 6);
        const positions = offsets.sort((a, b) => a - b).map((offset) => positionAt(moments, START + offset) ?? NaN);
        positions.forEach((position, index) => {
          expect(position).toBeGreaterThanOrEqual(Math.max(0, (positions[index - 1] ?? 0) - 1e-6));
        });
      }),
    );
  });
});

describe('a host’s moments', () => {
  const filmed = after(newEvent(), [
    host,
    { type: 'video.add', session: HALL, address: 'https://films.example/a.mp4' },
  ]);
  const mark = (minutes: number, position: number) =>
    ({ type: 'video.mark', session: HALL, moment: START + minutes * MINUTE, position }) as const;
  const videoOf = (facts: readonly Fact[]) => archiveView(foldAll(facts))?.sessions[0]?.video;

  it('stand in the order of the clock, the last word for each', () => {
    const set = after(filmed, [host, mark(20, 900)], [host, mark(0, 5)], [host, mark(20, 1000.5)]);
    expect(videoOf(set)?.moments.map(({ position }) => position)).toEqual([5, 1000.5]);
    expect(videoOf(after(set, [host, { type: 'video.unmark', session: HALL, moment: START }]))?.moments).toHaveLength(
      1,
    );
  });

  it('never let the film run backwards', () => {
    const set = after(filmed, [host, mark(10, 600)]);
    given(set).when(host, mark(20, 599)).refused('invalid');
    given(set).when(host, mark(5, 601)).refused('invalid');
  });

  it('need a video', () => {
    given(newEvent()).when(host, mark(1, 1)).refused('invalid');
    expect(videoOf(after(filmed, [host, { type: 'video.remove', session: HALL }]))).toBeNull();
  });

  it('[R5] a transcript that was replaced or removed is erased', () => {
    const cues = (text: string) => [{ from: 0, to: 2, text }];
    const add = (text: string) => ({ type: 'transcript.add', session: HALL, cues: cues(text) }) as const;
    const first = after(filmed, [host, add('Once')]);
    const erasedBy = (facts: readonly Fact[]) => {
      let state = foldAll(facts.slice(0, first.length));
      return facts.slice(first.length).flatMap((fact) => {
        const before = state;
        state = reduce(state, fact);
        return dueErasure(before, fact, state) ?? [];
      });
    };
    const due = [{ which: 'text', seqs: [first.length] }];
    expect(erasedBy(after(first, [host, add('Twice')]))).toEqual(due);
    expect(erasedBy(after(first, [host, { type: 'transcript.remove', session: HALL }]))).toEqual(due);
    expect(erasedBy(after(first, [host, { type: 'video.remove', session: HALL }]))).toEqual(due);
  });
});

describe('a transcript', () => {
  it('is read from WebVTT', () => {
    const file = `\ufeffWEBVTT - A talk\r\n\r\nNOTE made by hand\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n1\r\n00:01.500 --> 00:04.000 align:start\r\n<v Maya Brandt>Good <i>afternoon</i>,\r\neveryone &amp; all.\r\n\r\n01:00:00.000 --> 01:00:02.25\r\n&lt;Applause&gt;\r\n`;
    expect(readCaptions(file)).toEqual([
      { from: 1.5, to: 4, text: 'Maya Brandt: Good afternoon,\neveryone & all.' },
      { from: 3600, to: 3602.25, text: '<Applause>' },
    ]);
  });

  it('is read from SubRip', () => {
    expect(
      readCaptions('1\n00:00:01,000 --> 00:00:02,500\n{\\an8}<b>Hello</b>\n\n2\n00:00:03,000 --> 00:00:04,000\n\n'),
    ).toEqual([{ from: 1, to: 2.5, text: 'Hello' }]);
  });

  it.each([
    [{ reason: 'no-times' }, ''],
    [{ reason: 'no-times' }, 'WEBVTT\n\nNo times at all'],
    [{ reason: 'bad-time', line: 3 }, 'WEBVTT\n\n00:01.000 --> soon\nHello'],
    [{ reason: 'backwards', line: 1 }, '00:05.000 --> 00:04.000\nHello'],
    [{ reason: 'unordered', line: 4 }, '00:05.000 --> 00:06.000\nHello\n\n00:01.000 --> 00:02.000\nEarlier'],
    [{ reason: 'too-long', line: 1 }, `00:05.000 --> 00:06.000\n${'a'.repeat(501)}`],
    [{ reason: 'too-many', line: 30_001 }, '00:05.000 --> 00:06.000\nHello\n\n'.repeat(10_001)],
  ])('is refused with the reason and the line: %j', (fault, file) => {
    expect(readCaptions(file)).toEqual(fault);
  });

  const cue: fc.Arbitrary<Cue> = fc
    .tuple(fc.nat(9_000_000), fc.nat(9000), fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }))
    .map(([from, length, text]) => ({ from: from / 1000, to: (from + length) / 1000, text }));

  it('comes back as it was written, and its words make no line of their own', () => {
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 20 }), (some) => {
        const read = readCaptions(writeCaptions(some.sort((one, other) => one.from - other.from)));
        if ('reason' in read) return;
        expect(readCaptions(writeCaptions(read))).toEqual(read);
      }),
    );
    const written = writeCaptions([{ from: 0, to: 1, text: 'a --> b\n\n00:00:05.000 --> 00:00:06.000\n<c>' }]);
    expect(readCaptions(written)).toHaveLength(1);
  });

  it('[R11] costs no more than its length, whatever is in it', () => {
    for (const part of ['<', '{\\', '<v ', '0:', '-->', '&lt', '\n', '00:00:00.000 --> 00:00:00.001\n<v '])
      expect(readCaptions(part.repeat(Math.floor(100_000 / part.length)))).toBeDefined();
  });
});
