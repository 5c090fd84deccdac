import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xlsx } from '../../server/archive/xlsx.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { workbook, type ReadCell } from '../support/workbook.ts';
import { answer, oneOfEach, poll, post, reply, session, view } from './archive-sample.ts';

const made = async (of: ArchiveView) => workbook(await xlsx(of, 'https://floor.example/482913/archive'));

/** The rows of a sheet below its head, by what stands over each column. */
async function records(of: ArchiveView, sheet: string): Promise<Record<string, ReadCell | null>[]> {
  const [head = [], ...rows] = (await made(of)).sheets.get(sheet) ?? expect.fail(`There is no sheet ${sheet}.`);
  return rows.map((row) => Object.fromEntries(head.map((title, at) => [String(title), row[at] ?? null])));
}

/** A date of a workbook: days since 30 December 1899, 25,569 of them before 1970. */
const dated = (iso: string) => Date.parse(iso) / (24 * 3600_000) + 25_569;

describe('what is in it', () => {
  it('is five sheets', async () => {
    expect([...(await made(oneOfEach)).sheets.keys()]).toEqual([
      'Summary',
      'Questions',
      'Stories',
      'Polls',
      'Timeline',
    ]);
  });

  it('sums up the event and its sessions', async () => {
    const rows = (await made(oneOfEach)).sheets.get('Summary') ?? [];
    const facts = rows.filter((row) => row.length === 2).map(([name, value]) => [String(name), value] as const);
    expect(Object.fromEntries(facts)).toMatchObject({
      Event: 'Living well, deciding together',
      Code: '482913',
      Begins: dated('2026-11-22'),
      Questions: 4,
      Answered: 3,
      Polls: 3,
      Address: 'https://floor.example/482913/archive',
    });
    expect(rows.at(-3)?.slice(0, 6)).toEqual([
      'Who decides about my support?',
      's2',
      'Maya Brandt, Tom Okafor',
      'Main hall',
      dated('2026-11-22T14:00Z'),
      dated('2026-11-22T15:30Z'),
    ]);
  });

  it('has every question with its answer, and those that stand under it', async () => {
    const rows = await records(oneOfEach, 'Questions');
    expect(rows.map((row) => row['Number'])).toEqual(['p12', 'p16', 'p17', 'p11', 'p13', 'p18']);
    expect(rows[0]).toMatchObject({
      Time: dated('2026-11-22T14:12Z'),
      Name: 'Maria',
      'About it': 'uses care',
      'Same for': 23,
      Answered: dated('2026-11-22T14:31Z'),
      Answer: 'The law says four weeks.\n\nRing the duty team; ask for the case number.',
      Replies: 2,
    });
    expect(rows[1]).toMatchObject({ Answer: 'Answered aloud', 'About it': 'said in the room' });
    expect(rows[2]).toMatchObject({ Labels: 'Housing; Money', 'Stands under': null, 'About it': 'came in late' });
    expect(rows[5]).toMatchObject({
      'Answered by': 'Tom Okafor',
      'About the answer': 'Answer added after the session',
    });
    expect(rows[2]).toMatchObject({ 'Promised by': 'Ana', 'Promised for': dated('2026-12-03T00:00Z') });
    expect(rows[3]).toMatchObject({
      Words: 'Is the garden shut in winter?',
      'Stands under': 'p17',
      Time: null,
      'Same for': null,
    });
  });

  it('has stories and comments', async () => {
    expect((await records(oneOfEach, 'Stories')).map((row) => [row['What'], row['Number'], row['Same for']])).toEqual([
      ['Story', 'p20', 8],
      ['Comment', 'p22', 0],
    ]);
  });

  it('[R3] has a row for each option of each closed round, people and selections apart', async () => {
    const rows = await records(oneOfEach, 'Polls');
    const of = (id: string) =>
      rows
        .filter((row) => row['Number'] === id)
        .map((row) => [row['Round'], row['People who voted'], row['Choice'], row['Chosen by']]);
    expect(of('v30').slice(1, 4)).toEqual([
      [1, 38, 'No', 20],
      [1, 38, 'Not sure, or rather not say', 6],
      [2, 40, 'Yes', 26],
    ]);
    expect(of('v33').map(([, people, , selections]) => [people, selections])).toEqual([
      [52, 41],
      [52, 30],
      [52, 44],
    ]);
    expect(of('v36').map(([, people, , selections]) => [people, selections])).toEqual(Array(3).fill([31, null]));
    expect(rows.find((row) => row['Number'] === 'v33')?.['Share of people']).toBeCloseTo(41 / 52);
  });

  it('has everything by its time', async () => {
    const rows = await records(oneOfEach, 'Timeline');
    expect(rows.map((row) => `${String(row['What'])} ${String(row['Number'] ?? row['Belongs to'])}`)).toEqual([
      'Session began s2',
      'On the wall null',
      'Session began s40',
      'On the wall null',
      'Question p12',
      'Reply p14',
      'Reply p15',
      'Question p16',
      'Question p18',
      'On the wall p12',
      'Story p20',
      'Comment p22',
      'Poll v30',
      'Answer p12',
      'On the wall v30',
      'Poll v33',
      'Poll v36',
      'Answer p16',
      'On the wall null',
      'Session ended s2',
      'Question p17',
      'Answer p18',
    ]);
  });

  it('tells times by the clock of the event', async () => {
    const at = Date.UTC(2026, 6, 1, 22, 5, 9);
    const timeIn = async (timeZone: string) =>
      (await records(view([session({ posts: [post(3, 'a', { at })] })], { timeZone }), 'Questions'))[0]?.['Time'];
    expect(await timeIn('Europe/Berlin')).toBeCloseTo(dated('2026-07-02T00:05:09Z'), 6);
    expect(await timeIn('America/St_Johns')).toBeCloseTo(dated('2026-07-01T19:35:09Z'), 6);
  });

  it.each(['en', 'de', 'ar'])('has sheets and columns named in the language of the event: %s', async (language) => {
    const { sheets, xml } = await made(view(oneOfEach.sessions, { language }));
    expect(new Set(sheets.keys()).size).toBe(5);
    for (const rows of [...sheets.values()].slice(1)) {
      const [head = []] = rows;
      expect(new Set(head).size).toBe(head.length);
      for (const row of rows) expect(row.length).toBeLessThanOrEqual(head.length);
    }
    expect(xml.match(/ rightToLeft="1"/g) ?? []).toHaveLength(language === 'ar' ? 5 : 0);
  });
});

describe('HOSTILE 19: text', () => {
  /** Every place where somebody's words stand, with these in it; all that was read again. */
  async function everywhere(words: string) {
    const said = session({
      title: words,
      speakers: words,
      room: words,
      posts: [
        post(3, words, {
          name: words,
          as: 'works',
          labels: [words],
          answer: answer(0, words, { name: words }),
          grouped: [{ id: 'p4', text: words }],
          replies: [reply(5, words, { name: words })],
        }),
        post(6, words, { kind: 'story' }),
      ],
      polls: [poll(7, words, { options: [{ id: 'o1', text: words }] })],
    });
    const details = { title: words, organiser: words, contact: words, standpoints: [{ id: 'works', label: words }] };
    const { sheets, xml } = await made(view([said], details as Partial<ArchiveView['event']>));
    return { cells: [...sheets.values()].flat(2), xml };
  }
  const PLACES = 38;

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("http://evil.example","x")',
    "'=1",
    '＝1',
    '\t=1',
    '1e5',
    '0012',
  ])('is text where a spreadsheet would run it or count with it: %j', async (words) => {
    const { cells, xml } = await everywhere(words);
    expect(cells.filter((cell) => cell === words)).toHaveLength(PLACES);
    expect(xml).not.toMatch(/<f[ >/]|<f>|t="str"/);
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '_x0041_',
    '_x0041\ufffd',
    '</t>&amp;',
    ' a ',
    'a\r\nb',
  ])('comes back as it was: %j', async (words) => {
    expect((await everywhere(words)).cells.filter((cell) => cell === words)).toHaveLength(PLACES);
  });

  it('comes back as it was, whatever it is', async () => {
    const pieces = fc.constantFrom(
      '_',
      'x',
      '0041',
      '_x000D_',
      '\r',
      '\n',
      '\0',
      '\u000b',
      '\ufffd',
      '\uffff',
      '😀',
      '\u{1fffe}',
      '=',
    );
    const words = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const { cells, xml } = await everywhere(text);
        expect(cells.filter((cell) => cell === text)).toHaveLength(text === '' ? 0 : PLACES);
        expect(xml).not.toMatch(/<f[ >/]/);
      }),
      { numRuns: 200 },
    );
  });

  it('is kept but for lone halves of a character', async () => {
    expect((await everywhere('a\ud800b')).cells).toContain('a\ufffdb');
  });
});
