import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csv } from '../../server/archive/csv.ts';
import { cellsOf, parsedCsv } from '../support/parsed-csv.ts';
import { answer, oneOfEach, post, reply, session, view } from './archive-sample.ts';

it('starts with a byte-order mark, ends every line with CR LF and has as many cells in each row', () => {
  const text = csv(oneOfEach);
  expect(text.startsWith('\ufeffsession,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const rows = cellsOf(text);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
});

it('has a row for every post, every reply, and every option of every closed round', () => {
  const rows = parsedCsv(csv(oneOfEach));
  expect(rows.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'question p12',
    'reply p14',
    'reply p15',
    'question p16',
    'question p17',
    'question p11',
    'question p13',
    'question p18',
    'story p20',
    'comment p22',
    ...Array<string>(6).fill('poll v30'),
    ...Array<string>(3).fill('poll v33'),
    ...Array<string>(3).fill('poll v36'),
  ]);
  expect(rows.find(({ id }) => id === 'p14')).toMatchObject({ reply_to: 'p12', name: 'Ken', standpoint: 'cares' });
  expect(rows.find(({ id }) => id === 'p16')).toMatchObject({
    answered: 'aloud',
    answer: '',
    from: 'room',
    support: '1',
  });
  expect(rows.find(({ id }) => id === 'p17')).toMatchObject({
    labels: 'Housing; Money',
    late: 'yes',
    promised_by: 'Ana',
    promised_until: '2026-12-03',
    grouped_under: '',
  });
  expect(rows.find(({ id }) => id === 'p11')).toMatchObject({
    text: 'Is the garden shut in winter?',
    grouped_under: 'p17',
  });
  expect(rows.find(({ id }) => id === 'p18')).toMatchObject({
    labels: '',
    late: '',
    answer_name: 'Tom Okafor',
    answer_late: 'yes',
  });
  expect(
    rows.filter(({ id }) => id === 'v30').map((row) => [row['poll_round'], row['poll_option'], row['poll_count']]),
  ).toEqual([
    ['1', 'Yes', '12'],
    ['1', 'No', '20'],
    ['1', 'unsure', '6'],
    ['2', 'Yes', '26'],
    ['2', 'No', '9'],
    ['2', 'unsure', '5'],
  ]);
});

it('leaves the counts empty where the hosts keep a result', () => {
  const kept = parsedCsv(csv(oneOfEach)).filter(({ id }) => id === 'v36');
  expect(kept.map((row) => row['poll_count'])).toEqual(['', '', '']);
});

it('tells times in the zone of the event and in UTC', () => {
  const at = Date.UTC(2026, 6, 1, 22, 5, 9);
  const rowIn = (timeZone: string) =>
    parsedCsv(csv(view([session({ posts: [post(3, 'a', { at })] })], { timeZone })))[0];
  expect(rowIn('Europe/Berlin')).toMatchObject({
    time: '2026-07-02T00:05:09+02:00',
    time_utc: '2026-07-01T22:05:09.000Z',
  });
  expect(rowIn('America/St_Johns')).toMatchObject({ time: '2026-07-01T19:35:09-02:30' });
  expect(rowIn('UTC')).toMatchObject({ time: '2026-07-01T22:05:09+00:00' });
});

it('gives back what was said, line breaks, quotes and commas included', () => {
  const words = 'He said: "no, never".\nThen\tnothing; and ünïcode 🙂, too';
  const [row] = parsedCsv(csv(view([session({ posts: [post(3, words, { name: 'Ada, "A"' })] })])));
  expect(row).toMatchObject({ text: words, name: 'Ada, "A"' });
});

it.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\0=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '﹢1',
  '﹣1',
  '﹦1',
  '﹫x',
  '  =1',
  '\u200b=1',
  '\n-1',
  '\tx',
])('HOSTILE 19: makes text of what a spreadsheet would run: %j', (words) => {
  const hostile = session({
    title: words,
    posts: [post(3, words, { name: words, answer: answer(0, words, { name: words }) })],
  });
  const [row] = parsedCsv(csv(view([hostile])));
  for (const column of ['session_title', 'text', 'name', 'answer', 'answer_name'])
    expect(row?.[column]).toBe(`'${words}`);
});

it('HOSTILE 19: no cell begins with what a spreadsheet would run, and none loses a character', () => {
  const starts = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '\0',
    '＝',
    '＋',
    '－',
    '＠',
    ' ',
    '"',
    "'",
    ',',
    '\u200b',
    'a',
  );
  const words = fc
    .array(fc.oneof(starts, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 6 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(words, words, words, (text, name, title) => {
      const rows = cellsOf(
        csv(view([session({ title, posts: [post(3, text, { name, replies: [reply(4, name)] })] })])),
      );
      for (const cell of rows.flat()) expect(cell.normalize('NFKC')).not.toMatch(/^[\s\p{C}]*[=+\-@]|^[\t\r\n\0]/u);
      const cells = rows[1] ?? [];
      for (const said of [text, name, title])
        expect(cells.some((cell) => cell === said || cell === `'${said}`)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
