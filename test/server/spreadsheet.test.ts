import { beforeEach, describe, expect, it } from 'vitest';
import ar from '../../client/words/ar/archive.ts';
import en from '../../client/words/en/archive.ts';
import { csv } from '../../server/archive/csv.ts';
import { xlsx } from '../../server/archive/xlsx.ts';
import { noSpreadsheet, openedBySpreadsheet } from '../support/spreadsheet.ts';
import { answer, post, session, view } from '../rules/archive-sample.ts';

const said = ['Who decides?', 'He said: "no, never".\nAnd then?', 'هل القَهوة مجانية؟ 2026', 'Danke 🙂 👩🏽‍🦽, wirklich'];
/** A workbook keeps it; of a table every spreadsheet makes the number 123. */
const NUMBER = '000123';
const formulas = ['=1+1', '+1+1', '-1', '@SUM(1,1)', '＝1+1', '=HYPERLINK("https://evil.example","x")', '\t=1+1'];
const ADDRESS = 'https://floor.example/482913/archive';
const archive = view([
  session({
    posts: [...said, ...formulas, NUMBER].map((text, at) =>
      post(at + 1, text, { name: text.slice(0, 20), answer: answer(0, text) }),
    ),
  }),
]);

/** What stands below this heading. */
function column([head = [], ...rows]: string[][], title: string): string[] {
  const at = head.indexOf(title);
  expect(at, `no column ${title} in ${head.join(', ')}`).not.toBe(-1);
  return rows.map((row) => row[at] ?? '');
}

describe('opened in LibreOffice', { timeout: 180_000 }, () => {
  beforeEach(({ skip }) => {
    if (noSpreadsheet !== null) skip(noSpreadsheet);
  });

  it('formulas are run, were there any', async () => {
    expect(await openedBySpreadsheet('a,b\r\n=1+1,x\r\n', 'csv')).toEqual([
      [
        ['a', 'b'],
        ['2', 'x'],
      ],
    ]);
  });

  it('HOSTILE 19: the table has every row, its words as they were said, and runs nothing', async () => {
    const [table = []] = await openedBySpreadsheet(csv(archive), 'csv');
    const texts = [...said, ...formulas.map((text) => `'${text}`), '123'];
    expect(column(table, 'text')).toEqual(texts);
    expect(column(table, 'answer')).toEqual(texts);
    expect(column(table, 'id')).toEqual(texts.map((_, at) => `p${at + 1}`));
  });

  it.each([
    ['en', en],
    ['ar', ar],
  ])(
    'HOSTILE 19: the workbook has every row, its words as they were said, and runs nothing: %s',
    async (language, words) => {
      const { columns } = words.sheets;
      const sheets = await openedBySpreadsheet(await xlsx(view(archive.sessions, { language }), ADDRESS), 'xlsx');
      expect(sheets).toHaveLength(5);
      const questions = sheets.find(([head]) => head?.includes(columns.answeredBy)) ?? expect.fail('no questions');
      const texts = [...said, ...formulas, NUMBER];
      expect(column(questions, columns.text)).toEqual(texts);
      expect(column(questions, columns.number)).toEqual(texts.map((_, at) => `p${at + 1}`));
      expect(column(questions, columns.time)[0]).toBe('2026-11-22 14:01');
    },
  );
});
