import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../server/archive/html.ts';
import { htmlFile } from '../../server/archive/html-file.ts';
import { narrowed, partAt } from '../../server/archive/parts.ts';
import { WHOLE } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { answer, MINUTE, oneOfEach, poll, post, reply, session, TWO_O_CLOCK, view } from './archive-sample.ts';

const archive = 'https://floor.example/482913/archive';
const script = '/assets/archive-1a2b3c4d.js';
const made = (of: ArchiveView) => html(of, { archive, part: WHOLE, script, player: null });
const page = (of: ArchiveView) => made(of).text;
/** The page of a part, by its path under the archive's address. */
function pageAt(of: ArchiveView, path: string): string {
  const part = partAt(of, path === '' ? [] : path.split('/'));
  if (!part) throw new Error(`There is no page at ${path}.`);
  return html(narrowed(of, part), { archive, part, script, player: null }).text;
}
const headings = (document: string) => [...document.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
const spoken = (document: string) =>
  document
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
/** The part of the page from one id to the next entry. */
const entry = (document: string, id: string) =>
  spoken(document.split(`id="${id}"`)[1]?.split('<li class="entry')[0] ?? '');

describe('what can be read', () => {
  const document = page(oneOfEach);

  it('tells whose event it was and when', () => {
    expect(document).toContain('<title>Living well, deciding together: archive</title>');
    expect(spoken(document)).toContain('Sunday 22 November – Monday 23 November 2026');
    expect(spoken(document)).toContain('Held by Northfield Care Network');
    expect(spoken(document)).toContain('4 questions, 3 answered');
  });

  it('has a session with its speakers, room and time', () => {
    expect(spoken(document)).toContain(
      'With Maya Brandt, Tom Okafor Room Main hall When Sunday, 22 November 2026, 14:00–15:30',
    );
  });

  it('has a question with its support, answer and replies', () => {
    expect(entry(document, 'p12')).toContain('Why does my assessment take nine months');
    expect(entry(document, 'p12')).toContain('23 people ask this too');
    expect(entry(document, 'p12')).toMatch(
      /Answer Link to this answer, 14:31 #p12-answer The law says four weeks\. Ring the duty team/,
    );
    expect(entry(document, 'p12')).toContain('2 replies Mine took eleven.');
  });

  it('lists what is still to be answered, and who promised it by when, each with its place', () => {
    const [section] = /<section[^>]*id="open".*?<\/section>/s.exec(document) ?? expect.fail('There is none.');
    expect(spoken(section)).toMatch(
      /Open questions 1 Who looks after the garden in winter\? .Ana. promised an answer by 3 December 2026\./,
    );
    expect(section).toContain('href="#p17"');
    expect(document).toMatch(/<nav.*href="#open".*<\/nav>/s);
    expect(entry(document, 'p17')).toContain('promised an answer by 3 December 2026');
  });

  it('says which was answered aloud, and which only afterwards', () => {
    expect(entry(document, 'p16')).toContain('Answered aloud Link to this answer, 14:40');
    expect(entry(document, 'p18')).toContain(
      'Answer added after the session Tom Okafor Link to this answer, Mon 23 Nov, 16:00',
    );
  });

  it('has what was asked in other words under its question, its labels, and what came in late', () => {
    expect(entry(document, 'p17')).toContain('came in late Labels: Housing, Money Also asked as');
    expect(entry(document, 'p17')).toContain(
      'Is the garden shut in winter? Link to this question, #p11 Could we keep the greenhouse warm?',
    );
    expect(document.split('id="p13"')).toHaveLength(2);
    expect(entry(document, 'p16')).not.toContain('came in late');
  });

  it('words roles as the event does', () => {
    expect(entry(document, 'p14')).toContain('cares for someone');
    expect(entry(document, 'p15')).toContain('works for a provider');
  });

  it('has every closed round of a poll in words and as a bar', () => {
    expect(entry(document, 'v30')).toMatch(
      /Round 1 of 2 38 people voted Yes 12 of 38 32% No 20 of 38 53% .*6 of 38 16%/,
    );
    expect(entry(document, 'v30')).toMatch(
      /Round 2 of 2 40 people voted Yes 26 of 40 65% No 9 of 40 23% .*5 of 40 13%/,
    );
    expect(document).toContain('<rect class="bar" width="65%"');
    expect(entry(document, 'v36')).toContain('The hosts did not publish this result.');
  });

  it('tells no count of a round that is open', () => {
    const open = poll(7, 'Again?', {
      status: 'open',
      round: 2,
      people: 77,
      counts: { o1: 77 },
      rounds: [{ people: 4, counts: { o1: 4 } }],
    });
    const said = entry(page(view([session({ polls: [open] })])), 'v7');
    expect(said).toContain('4 of 4 100%');
    expect(said).toContain('A new round is open now.');
    expect(said).not.toContain('77');
  });

  it('plays a post, its answer and its replies each from its own moment, and nothing that came after the session', () => {
    const plays = (id: string) => [...entry(document, id).matchAll(/Play from ([\d:]+)/g)].map(([, time]) => time);
    expect(plays('p12')).toEqual(['12:05', '30:00', '14:05', '15:05']);
    expect(plays('p18')).toEqual(['18:05']);
    expect(plays('p17')).toEqual([]);
  });

  it('says until when a board takes what people write, and where, until it is sealed', () => {
    const board = { board: true, openAfter: true, closedAt: TWO_O_CLOCK };
    const open = page(view([session(board)]));
    expect(spoken(open)).toContain('You can still write here until Sun 6 Dec, 14:00. A host reads it first.');
    expect(open).toContain('href="/482913?session=s2"');
    for (const shut of [
      { ...board, sealed: true },
      { ...board, openAfter: false },
      { ...board, state: 'live' as const },
    ])
      expect(page(view([session(shut)]))).not.toContain('?session=');
  });

  it('leads back to the event while a session is live, and only then', () => {
    expect(document).toContain('<a class="button button-main" href="/482913">Join in</a>');
    expect(page(view([session()]))).not.toContain('Join in');
  });
});

describe('finding one’s way', () => {
  it('gives every session, post, answer, reply and poll an id of its own and a visible link to it', () => {
    const document = page(oneOfEach);
    const ids = oneOfEach.sessions.flatMap(({ id, posts, polls }) => [
      id,
      ...posts.flatMap((said) => [
        said.id,
        ...(said.answer ? [`${said.id}-answer`] : []),
        ...[...said.replies, ...said.grouped].map((under) => under.id),
      ]),
      ...polls.map((asked) => asked.id),
    ]);
    for (const id of ids) {
      expect(document.split(`id="${id}"`)).toHaveLength(2);
      expect(document).toMatch(new RegExp(`<a [^>]*href="#${id}"[^>]*>(?:(?!</a>).)*#${id}<`, 's'));
    }
  });

  it.each(['', 's2', 's41'])('links to nothing that is not on the page "%s"', (path) => {
    const document = pageAt(oneOfEach, path);
    for (const [, id] of document.matchAll(/href="#([^"]+)"/g)) expect(document).toContain(`id="${id ?? ''}"`);
  });

  it('has a page for each session, which the contents lead to and which leads back', () => {
    expect(page(oneOfEach)).toContain('href="/482913/archive/s2"');
    const document = pageAt(oneOfEach, 's2');
    expect(document).toContain(
      '<title>Who decides about my support? · Living well, deciding together: archive</title>',
    );
    expect(document).toContain('href="/482913/archive"');
    expect(spoken(document)).toContain('https://floor.example/482913/archive/s2');
    expect(entry(document, 'p12')).toBe(entry(page(oneOfEach), 'p12'));
    expect(document).not.toContain('Open board');
    expect(headings(document)).toEqual(expect.arrayContaining([1, 2, 3]));
  });

  it.each(['s3', 's', 'p12', 's2/s2', '__proto__'])('has no page at "%s"', (path) => {
    expect(partAt(oneOfEach, path.split('/'))).toBeNull();
  });

  it('asks not to be indexed, and says its language and direction', () => {
    expect(page(oneOfEach)).toContain('<meta name="robots" content="noindex"');
    expect(page(oneOfEach)).toContain('<html lang="en" dir="ltr">');
    expect(page(view([], { language: 'ar' }))).toContain('<html lang="ar" dir="rtl">');
    expect(page(view([], { language: 'xx' }))).toContain('<html lang="en" dir="ltr">');
  });

  it.each(['', 's2'])('goes down one heading level at a time on the page "%s"', (path) => {
    const levels = headings(pageAt(oneOfEach, path));
    expect(levels[0]).toBe(1);
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1);
      return level;
    });
  });
});

describe('hashtags', () => {
  const tagged = view([
    session({
      posts: [
        post(3, 'Who pays for the #NightShift?'),
        post(4, 'Nobody.', { replies: [reply(5, 'Still nobody. #nightshift')] }),
        post(6, 'Another matter: #garden'),
      ],
    }),
    session({ id: 's9', title: 'Afternoon', polls: [poll(10, 'More #nightshift pay?')] }),
    session({ id: 's11', title: 'Evening', posts: [post(12, 'No tag here.')] }),
  ]);

  it('are links to a page of their own, which holds all that carries it and nothing else', () => {
    expect(page(tagged)).toContain('<a class="tag" href="/482913/archive/tag/nightshift">#NightShift</a>');
    const document = pageAt(tagged, 'tag/nightshift');
    expect(document).toContain('<title>#NightShift · Living well, deciding together: archive</title>');
    expect(document).toContain('<link rel="canonical" href="https://floor.example/482913/archive/tag/nightshift"');
    expect(['p3', 'p4', 'p5', 'v10', 's9'].filter((id) => !document.includes(`id="${id}"`))).toEqual([]);
    expect(['p6', 'p12', 's11'].filter((id) => document.includes(`id="${id}"`))).toEqual([]);
    expect(headings(document).slice(0, 6)).toEqual([1, 2, 3, 2, 3, 4]);
  });

  it('are listed with how often they stand there, and only where there are any', () => {
    expect(spoken(page(tagged))).toMatch(/Hashtags #NightShift 3 ?in 3 entries #garden 1 ?in 1 entry/);
    expect(page(oneOfEach)).not.toContain('class="tags"');
  });

  it.each(['tag/NIGHTSHIFT', 'tag/#nightshift'])('are found however they are written: %s', (path) => {
    expect(partAt(tagged, path.split('/'))).toEqual({ kind: 'tag', tag: 'nightshift' });
  });

  it.each(['tag', 'tag/none', 'tag/nightshift/more', 'tag/constructor', 'tag/1'])('have no page at "%s"', (path) => {
    expect(partAt(tagged, path.split('/'))).toBeNull();
  });

  it('stay words in the file, which has one page only', () => {
    const file = htmlFile(tagged, archive, null);
    expect(spoken(file)).toContain('Who pays for the #NightShift?');
    expect(file).not.toContain('/tag/');
  });
});

describe('a handout', () => {
  const many = Array.from({ length: 40 }, (_, at) => post(at + 10, `Question ${at}`, { support: at }));
  const of = view([
    session({ posts: [...many, post(60, 'A story', { kind: 'story' }), post(61, 'A remark', { kind: 'comment' })] }),
    session({ id: 's9', title: 'Afternoon' }),
  ]);
  const document = pageAt(of, 's2/handout');

  it('holds the questions most people have, the most wanted first, and the stories', () => {
    const questions = [...document.matchAll(/Question (\d+)/g)].map(([, number]) => Number(number));
    expect(questions).toEqual(Array.from({ length: 15 }, (_, at) => 39 - at));
    expect(spoken(document)).toContain('A story');
    expect(document).not.toMatch(/A remark|Afternoon/);
  });

  it('leads to all the rest, by its address and a code for cameras', () => {
    expect(document).toContain('aria-label="QR code for https://floor.example/482913/archive/s2"');
    expect(spoken(document)).toContain('https://floor.example/482913/archive/s2 This handout holds');
    expect(document).not.toContain('role="search"');
  });

  it('is found from its session, on the page of that alone', () => {
    expect(pageAt(of, 's2')).toContain('href="/482913/archive/s2/handout"');
    expect(page(of)).not.toContain('/handout"');
  });
});

it('lists the words of so many open questions a second time, and counts the others', () => {
  const posts = Array.from({ length: 40 }, (_, n) => post(n + 10, `Asked as number ${n}?`));
  const promised = { ...post(99, 'The promised one?'), promise: { by: 'Ana', until: null } };
  const [, open = ''] = page(view([session({ posts: [...posts, promised] })])).split('id="open"');
  const [section = ''] = open.split('</section>');
  expect(section.match(/<li>/g)).toHaveLength(25);
  expect(section).toContain('The promised one?');
  expect(spoken(section)).toContain('16 more have no answer yet.');
});

describe('hostile text', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<!-- --><b>',
    '</title><script>1</script>',
    '{@html "<b>"}',
    'javascript:alert(1)',
    '&lt;script&gt;',
  ];

  it.each(attacks)('HOSTILE 15: shows %j as text, wherever it stands', (attack) => {
    const everywhere = (words: string) =>
      view(
        [
          session({
            title: words,
            speakers: words,
            room: words,
            posts: [
              post(3, words, {
                name: words,
                as: 'works',
                answer: answer(0, words, { name: words }),
                replies: [reply(4, words, { name: words })],
              }),
              post(5, words, { kind: 'story' }),
            ],
            polls: [poll(6, words, { options: [{ id: 'o1', text: words }] })],
          }),
        ],
        { title: words, organiser: words, contact: words, standpoints: [{ id: 'works', label: words }] },
      );
    const document = page(everywhere(attack));
    const tags = (text: string) => text.match(/<[/a-z!][^\s>]*/gi);
    expect(tags(document)).toEqual(tags(page(everywhere('plain'))));
    expect(unescaped(spoken(document)).split(attack.replace(/\s+/g, ' '))).toHaveLength(20);
    for (const [, address] of document.matchAll(/(?:href|src)="([^"]*)"/g))
      expect(address).toMatch(/^([#/]|https:|data:image\/svg\+xml,)/);
  });

  it('[R6] lets no text, however odd, make an element, an attribute or a comment of its own', () => {
    const shape = (words: string) =>
      page(view([session({ posts: [post(3, words, { name: words, as: 'uses' })] })])).match(/<[/a-z!][^\s>]*/gi);
    const expected = shape('plain');
    const odd = fc.array(fc.constantFrom('<', '>', '"', "'", '&', '!', '--', '/', 'b', ' ', '=', ';', '{', '}', 'lt'), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(odd, (parts) => {
        expect(shape(`x${parts.join('')}`)).toEqual(expected);
      }),
    );
  });

  it('is scripted from one file, never from within, and styled by the one style its policy lets in', () => {
    const document = page(oneOfEach)
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<script type="application\/ld\+json">.*?<\/script>/s, '')
      .replace(`<script type="module" src="${script}"></script>`, '');
    expect(document).not.toMatch(/<style|<script|\sstyle=|\son[a-z]+=/i);
  });

  it('has neither script nor search where there is no script', () => {
    const document = html(oneOfEach, { archive, part: WHOLE, script: null, player: null }).text;
    expect(document).not.toMatch(/type="module"|role="search"/);
  });
});

describe('what others are told of a page', () => {
  type Node = { '@type': string; [key: string]: unknown };
  const dataIn = (document: string) =>
    (
      JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(document)?.[1] ?? '') as {
        '@graph': Node[];
      }
    )['@graph'];

  it('has a preview of its own for whoever links to it', () => {
    const whole = page(oneOfEach);
    expect(whole).toContain('<meta property="og:title" content="Living well, deciding together: archive"');
    expect(whole).toContain('<meta property="og:url" content="https://floor.example/482913/archive"');
    expect(whole).toMatch(/og:description" content="Sunday.22.* · 3 sessions · 4 questions, 3 answered · 3 polls/);
    expect(whole).toContain('<meta property="og:locale" content="en_GB"');
    expect(whole).toContain('<link rel="canonical" href="https://floor.example/482913/archive"');
    const part = pageAt(oneOfEach, 's2');
    expect(part).toContain('<link rel="canonical" href="https://floor.example/482913/archive/s2"');
    expect(part).toMatch(/og:description" content="Sunday, 22 November 2026, 14:00–15:30 · 4 questions/);
  });

  it('is an event with its sessions, and on the page of a session the questions with a written answer', () => {
    const [event, ...none] = dataIn(page(oneOfEach));
    expect(none).toEqual([]);
    expect(event).toMatchObject({
      '@type': 'Event',
      name: 'Living well, deciding together',
      startDate: '2026-11-22',
      organizer: { name: 'Northfield Care Network' },
      subEvent: [
        {
          url: 'https://floor.example/482913/archive/s2',
          startDate: '2026-11-22T14:00:00+00:00',
          location: { name: 'Main hall' },
        },
        { name: 'Open board' },
        { name: 'Closing words' },
      ],
    });
    const [, ...questions] = dataIn(pageAt(oneOfEach, 's2'));
    expect(questions.map(({ url }) => url)).toEqual(
      ['p12', 'p18'].map((id) => `https://floor.example/482913/archive/s2#${id}`),
    );
    expect(questions[0]).toMatchObject({
      upvoteCount: 23,
      acceptedAnswer: { dateCreated: '2026-11-22T14:31:00.000Z' },
    });
  });

  it('[R6] ends where it ends, whatever people wrote', () => {
    const odd = fc
      .array(fc.constantFrom('</script>', '<!--', '<script>', ']]>', '"', '\\', '\u2028', '{', 'x', '&lt;'), {
        minLength: 1,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(odd, (words) => {
        const given = answer(0, words, { name: words });
        const of = view([session({ title: words, room: words, posts: [post(3, words, { answer: given })] })], {
          title: words,
          organiser: words,
        });
        const [event, question] = dataIn(pageAt(of, 's2'));
        expect(event).toMatchObject({ name: words, organizer: { name: words }, subEvent: [{ name: words }] });
        expect(question).toMatchObject({ text: words, acceptedAnswer: { text: words, author: { name: words } } });
      }),
    );
  });
});

describe('weight', () => {
  it('fits an ordinary day of 300 posts into 50 KB', () => {
    const words = fc.sample(fc.lorem({ maxCount: 30 }), { numRuns: 300, seed: 7 });
    const posts = words.map((text, at) => post(at + 10, text, { at: TWO_O_CLOCK + at * MINUTE, support: at % 40 }));
    const document = page(view([session({ posts })]));
    expect(gzipSync(document).length).toBeLessThan(50 * 1024);
  });
});

describe('its style', () => {
  const styleIn = (document: string) => /<style>(.*?)<\/style>/s.exec(document)?.[1] ?? '';

  it('is in the page, which asks for nothing but its script, and is the one that is to be let in', () => {
    const { text, style } = made(view([], { colour: '#b4005a' }));
    expect(style).toBe(`'sha256-${createHash('sha256').update(styleIn(text)).digest('base64')}'`);
    expect(text.replace(` src="${script}"`, '')).not.toMatch(
      /<link(?! rel="(?:canonical|alternate|icon" type="image\/svg\+xml" href="data:))|\ssrc=|url\((?!["']?data:)/,
    );
  });

  it('takes the colour of the event', () => {
    expect(styleIn(page(view([], { colour: '#B4005A' })))).toContain('--event-light-accent:#');
    expect(styleIn(page(view([])))).not.toContain('--event-light-accent:#');
  });
});

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, '&');
}
