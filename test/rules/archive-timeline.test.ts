import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { html } from '../../server/archive/html.ts';
import { narrowed } from '../../server/archive/parts.ts';
import type { ArchiveSession } from '../../shared/http.ts';
import { MINUTE, oneOfEach, post, session, TWO_O_CLOCK, view } from './archive-sample.ts';

const part = { kind: 'session', session: 's2' } as const;
const pageOf = (sessions: readonly ArchiveSession[], language = 'en') =>
  html(narrowed(view(sessions, { language }), part), {
    archive: 'https://floor.example/482913/archive',
    part,
    script: null,
    player: null,
  }).text;
/** The timeline's picture, and what stands for it as text. */
const partsOf = (page: string) => ({
  picture: /<svg class="course".*?<\/svg>/s.exec(page)?.[0] ?? '',
  text: /<ol class="slots">.*?<\/ol>/s.exec(page)?.[0] ?? '',
});
const linksIn = (part: string) => [...part.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);

it('tells as text all that its picture leads to, and leads nowhere else than to what is on the page', () => {
  const page = pageOf(oneOfEach.sessions);
  const { picture, text } = partsOf(page);
  expect(linksIn(picture).length).toBeGreaterThan(5);
  expect(linksIn(text)).toEqual(expect.arrayContaining(linksIn(picture)));
  for (const id of linksIn(text)) expect(page).toContain(`id="${id}"`);
  expect(text).toMatch(/14:20.*On the wall:\s*<a href="#p12"><bdi>Why does my assessment/s);
  expect(text).toMatch(/14:32.*1 contribution · 38 votes/s);
});

it('begins at the right where that is the way to read', () => {
  const [first, other] = (['en', 'ar'] as const).map((language) =>
    [...partsOf(pageOf(oneOfEach.sessions, language)).picture.matchAll(/class="lively" x="([\d.]+)%"/g)].map(([, x]) =>
      Number(x),
    ),
  );
  expect(first?.length).toBe(2);
  expect(first?.[0]).toBeLessThan(first?.[1] ?? 0);
  expect(other?.[0]).toBeGreaterThan(other?.[1] ?? 0);
});

it('leaves a page of five hundred posts within 50 KB', () => {
  const posts = Array.from({ length: 500 }, (_, number) =>
    post(number + 100, `Who may I ask about the ${(number * 7919) % 997} days that letter ${number} took to arrive?`, {
      at: TWO_O_CLOCK + number * 10_000,
      support: number % 31,
    }),
  );
  const wall = posts
    .filter((_, number) => number % 10 === 0)
    .map(({ id, at }) => ({ at: at + MINUTE, screen: { mode: 'post', post: id } }) as const);
  const minutes = posts.map((_, number) => ({
    at: TWO_O_CLOCK + number * MINUTE,
    posts: 6,
    supports: 9,
    votes: number,
  }));
  const page = pageOf([session({ posts, wall, minutes: minutes.slice(0, 84) })]);
  expect(linksIn(partsOf(page).text).length).toBeGreaterThan(500);
  expect(gzipSync(page).length).toBeLessThan(50 * 1024);
});
