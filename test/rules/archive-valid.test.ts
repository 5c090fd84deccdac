import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../shared/archive-part.ts';
import { htmlFile } from '../../server/archive/html-file.ts';
import { html } from '../../server/archive/html.ts';
import { narrowed, partAt } from '../../server/archive/parts.ts';
import { pollsOfEachKind } from './archive-polls-sample.ts';
import { post, oneOfEach, view } from './archive-sample.ts';

const archive = 'https://floor.example/482913/archive';
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // The script comes from where the page comes from.
    'require-sri': 'off',
    // The search answers while one types; a button would do what has been done.
    'wcag/h32': 'off',
  },
});

/** Everything an archive may hold, hashtags among it. */
function dayIn(language: string) {
  const [first, ...others] = oneOfEach.sessions;
  if (!first) throw new Error('The sample has no session.');
  const posts = [
    ...first.posts,
    post(50, 'Who pays for the #NightShift?', { answer: { at: 0, text: 'See #garden.', name: null, late: false } }),
  ];
  return view([{ ...first, posts }, { ...(others[0] ?? first), room: 'Library' }, ...others.slice(1)], { language });
}

function troublesOf(document: string): string[] {
  const { results } = validator.validateStringSync(document);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
}

describe.each(['en', 'de', 'ar'])('in %s', (language) => {
  const day = dayIn(language);

  it.each(['', 's2', 's41', 's2/handout', 'tag/nightshift'])('the page "%s" is valid HTML', (path) => {
    const part = partAt(day, path.split('/').filter(Boolean));
    if (!part) throw new Error(`There is no page at ${path}.`);
    const { text } = html(narrowed(day, part), { archive, part, script: '/assets/archive.js', player: null });
    expect(troublesOf(text)).toEqual([]);
  });

  it('polls of every kind are valid HTML', () => {
    const polls = view(pollsOfEachKind.sessions, { language });
    const { text } = html(polls, { archive, part: WHOLE, script: null, player: null });
    expect(troublesOf(text)).toEqual([]);
  });

  it('the file is valid HTML', () => {
    expect(troublesOf(htmlFile(day, archive, 'document.title'))).toEqual([]);
  });
});

it('would tell of what is not', () => {
  expect(
    troublesOf('<!doctype html><html lang="en"><head><title>x</title></head><body><p><div></div></p></body></html>'),
  ).not.toEqual([]);
});
