import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atom } from '../../server/archive/atom.ts';
import { csv } from '../../server/archive/csv.ts';
import { html } from '../../server/archive/html.ts';
import { json } from '../../server/archive/json.ts';
import { markdown } from '../../server/archive/markdown.ts';
import { narrowed, partAt } from '../../server/archive/parts.ts';
import { xlsx } from '../../server/archive/xlsx.ts';
import { contentOf } from '../../server/bring/bring.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { archiveView } from '../../server/view/archive.ts';
import { WHOLE, type Part } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { countsOf } from '../../client/archive/counts.ts';
import { parsedCsv } from '../support/parsed-csv.ts';
import { after, host, newEvent } from '../support/given.ts';
import { workbook } from '../support/workbook.ts';
import { pollsOfEachKind } from './archive-polls-sample.ts';
import { poll, session, view } from './archive-sample.ts';

const address = 'https://floor.example/482913/archive';
const page = (of: ArchiveView, part: Part = WHOLE) =>
  html(narrowed(of, part), { archive: address, part, script: null, player: null }).text;
/** What a reader sees of a page. */
const textOf = (document: string) =>
  document
    .slice(document.indexOf('<body'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ');

describe('polls of every kind', () => {
  it('are told on the page, each with what its kind tells', () => {
    const text = textOf(page(pollsOfEachKind));
    for (const said of [
      'Round 1 of 2 38 people voted · and 4 by show of hands · open from 14:30 to 14:32 Yes 12 of 38 32% and 4 by show of hands',
      'uses care Yes: 14 · No: not told',
      'A choice that was removed 2 of 40 5%',
      'Part of Before lunch',
      'As many as it takes 30 of 40 75% ✓ right answer',
      'Mean: 3.6 1: not at all 2 of 40',
      '5: very well 7 of 40',
      'Winner of the run-off: Respite',
      'Money 7 first places 36.5 points',
      'Round 2: Money 7 · Respite 7 · Transport 5. Leaves: Transport.',
      'Company 12 12 people Gardn 7',
      'And 4 other words.',
      'Median 9 weeks Middle half 4–17.25 weeks Lowest to highest 0.5–41 weeks',
      '10–20 6 people',
      '2 answers',
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it('have what answers them under them, and nowhere else', () => {
    const document = page(pollsOfEachKind);
    expect(document.split('A shower without').length - 1).toBe(1);
    expect(document.indexOf('id="p21"')).toBeGreaterThan(document.indexOf('id="v40"'));
    expect(countsOf(pollsOfEachKind.sessions)).toMatchObject({ comments: 1, polls: 8 });
    const tag = partAt(pollsOfEachKind, ['tag', 'sundays']) ?? expect.fail('Somebody wrote it.');
    expect(page(pollsOfEachKind, tag)).toContain('href="/482913/archive/s2#v40"');
    expect(textOf(page(pollsOfEachKind, { kind: 'handout', session: 's2' }))).toContain('A shower without');
  });

  it('are told in text and feed', () => {
    const report = markdown(pollsOfEachKind, address).replace(/[\u2068\u2069]/g, '');
    for (const said of [
      '- As many as it takes: 30 of 40, 75%, right answer',
      '- Respite: 38 points, 6 first places',
      '- Company: 12',
      '- Median: 9 weeks',
      '**2 answers**\n\n> A shower without',
    ])
      expect(report).toContain(said);
    const feed = atom(pollsOfEachKind, address);
    expect(feed).toContain('Poll: What would make an ordinary day good?');
    expect(feed).toContain('<updated>2026-11-22T14:53:00.000Z</updated>');
  });

  it('have rows of their own in the table', () => {
    const rows = parsedCsv(csv(pollsOfEachKind));
    const of = (id: string, part: string) => rows.filter((row) => row['id'] === id && row['poll_row'] === part);
    expect(of('v30', 'option')[0]).toMatchObject({
      poll_round: '1',
      poll_count: '12',
      poll_hands: '4',
      poll_hands_people: '4',
      poll_opened_utc: '2026-11-22T14:30:00.000Z',
    });
    expect(of('v30', 'role').map((row) => [row['standpoint'], row['poll_option'], row['poll_count']])).toEqual([
      ['uses', 'Yes', '14'],
      ['uses', 'No', ''],
      ['uses', 'unsure', ''],
      ['unsaid', 'Yes', '12'],
      ['unsaid', 'No', ''],
      ['unsaid', 'unsure', ''],
    ]);
    expect(of('v32', 'option')[1]).toMatchObject({
      poll_option: 'removed',
      poll_set: 'Before lunch',
      from: 'attendee',
    });
    expect(of('v34', 'option').map((row) => row['poll_right'])).toEqual(['', 'yes', '']);
    expect(of('v36', 'figure')).toMatchObject([{ poll_option: 'mean', poll_value: '3.5789473684210527' }]);
    expect(of('v37', 'runoff').map((row) => [row['poll_runoff'], row['poll_option'], row['poll_out']])).toContainEqual([
      '2',
      'Transport',
      'yes',
    ]);
    expect(of('v37', 'option')[0]).toMatchObject({ poll_points: '36.5', poll_count: '7' });
    expect(of('v38', 'word')).toHaveLength(3);
    expect(of('v39', 'interval')[1]).toMatchObject({ poll_option: '10 to 20', poll_count: '6' });
    expect(of('v39', 'figure').find((row) => row['poll_option'] === 'median')).toMatchObject({ poll_value: '9' });
    expect(rows.find((row) => row['id'] === 'p21')).toMatchObject({ kind: 'comment', answers_poll: 'v40' });
  });

  it('have a row even where nobody could choose anything', () => {
    const untold = poll(5, 'Say it yourself', { kind: 'open', options: [], unsure: false, counts: { unsure: 0 } });
    expect(parsedCsv(csv(view([session({ polls: [untold] })])))).toMatchObject([{ id: 'v5', poll_row: 'round' }]);
  });

  it('have rows of their own in the workbook', async () => {
    const { sheets } = workbook(await xlsx(pollsOfEachKind, address));
    const [head = [], ...rows] = sheets.get('Polls') ?? [];
    const records = rows.map((row) => Object.fromEntries(head.map((title, at) => [String(title), row[at] ?? null])));
    expect(records.filter((row) => row['Role'] === 'uses care')).toHaveLength(3);
    expect(records.find((row) => row['Choice'] === 'Median')).toMatchObject({ Figure: 9 });
    expect(records.find((row) => row['Choice'] === 'Company')).toMatchObject({ 'Chosen by': 12 });
    expect(sheets.get('Stories')?.[1]?.at(-1)).toBe('v40');
  });
});

describe('going out and coming in again', () => {
  const read = (text: string) => contentOf(text, undefined, { zone: 'UTC', day: null, since: null });

  function again(of: ArchiveView): ArchiveView {
    const content = read(json(of));
    if ('reason' in content) return expect.fail(JSON.stringify(content));
    const { format, sessions } = content;
    const came = after(newEvent(), [host, { type: 'session.import', into: null, format, sessions }]);
    return archiveView(foldAll(came)) ?? expect.fail('There is an event.');
  }

  it('changes nothing of what came of any kind', () => {
    const [, here] = again(pollsOfEachKind).sessions;
    const [there] = pollsOfEachKind.sessions;
    const told = (polls: ArchiveView['sessions'][number]['polls'] = []) =>
      polls.map(({ id: _, session: __, details, ...each }) => ({ ...each, details: details ?? {} }));
    expect(told(here?.polls)).toEqual(told(there?.polls));
    const open = here?.polls.at(-1)?.id;
    expect(here?.posts.map((post) => post.poll)).toEqual([open, open, null]);
  });

  it.each([
    ['a word twice', '"key": "gardn"', '"key": "company"'],
    ['a long word', '"text": "Gardn"', `"text": "${'g'.repeat(31)}"`],
    ['an option that there is not', '"o4": 15.5', '"o9": 15.5'],
    ['a winner that there is not', '"winners": [\n                "o2"', '"winners": [\n                "o8"'],
    ['a group of fewer than five', '"o1": 14', '"o1": 4'],
    ['a group that there is not', '"uses": {', '"hates": {'],
    ['more than can be counted', '"median": 9', '"median": 1e300'],
    ['what nobody asked for', '"others": 4', '"others": 4, "by": ["ada"]'],
    ['fewer than none', '"people": 13', '"people": -13'],
  ])('[R11] %s is refused, with its place', (_, here, there) => {
    const text = json(pollsOfEachKind);
    expect(text).toContain(here);
    expect(read(text.replace(here, there))).toMatchObject({
      path: expect.stringContaining('sessions.0.polls.') as string,
    });
  });
});

describe('HOSTILE 19: words that people answered with', () => {
  const day = (text: string) =>
    view([
      session({
        polls: [
          poll(7, 'A word?', {
            kind: 'words',
            options: [],
            set: text,
            unit: text,
            counts: { unsure: 0 },
            details: { words: { top: [{ key: 'a', text, people: 3 }], others: 0 } },
          }),
        ],
      }),
    ]);
  const odd = fc.constantFrom(
    ...['=1+1', '+', '-', '@', '\t', '\r', '\0', '＝', '＠', ' ', '"', ',', '<b>', 'a', '1e5'],
  );
  const words = fc.array(odd, { minLength: 1, maxLength: 5 }).map((parts) => `${parts.join('')}x`);

  it('are text in every table', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const cells = parsedCsv(csv(day(text))).flatMap((row) => Object.values(row));
        for (const cell of cells) expect(cell.normalize('NFKC')).not.toMatch(/^[\s\p{C}]*[=+\-@]|^[\t\r\n\0]/u);
        expect(cells.some((cell) => cell === text || cell === `'${text}`)).toBe(true);
        const { sheets, xml } = workbook(await xlsx(day(text), address));
        expect([...sheets.values()].flat(2)).toContain(text);
        expect(xml).not.toMatch(/<f[ >/]/);
      }),
      { numRuns: 60 },
    );
  });
});
