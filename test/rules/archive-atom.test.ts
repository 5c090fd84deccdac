import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atom, FEED_MAX } from '../../server/archive/atom.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { MINUTE, oneOfEach, poll, post, reply, session, TWO_O_CLOCK, view } from './archive-sample.ts';

const feed = (of: ArchiveView) => atom(of, 'https://floor.example/482913/archive');

/** What stands in each element of a name, as a parser gives it. Throws where the feed is no well-formed XML of elements and text. */
function contents(document: string, name: string): string[] {
  const open: { name: string; text: string }[] = [];
  const found: string[] = [];
  const body = document.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>/, '');
  for (const [token] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    const [, close = '', tag = '', empty = ''] =
      /^<(\/?)([a-z]+)(?: [a-z:]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*(\/?)>$/.exec(token) ?? [];
    if (tag === '') {
      if (token.startsWith('<') || /&(?!#\d+;)/.test(token)) throw new Error(`Not well-formed: ${token}`);
      const text = token.replace(/&#(\d+);/g, (_, sign: string) => String.fromCharCode(Number(sign)));
      for (const element of open) element.text += text;
    } else if (close === '' && empty === '') open.push({ name: tag, text: '' });
    else if (close !== '') {
      const ended = open.pop();
      if (ended?.name !== tag) throw new Error(`${tag} ends where ${ended?.name ?? 'nothing'} began.`);
      if (tag === name) found.push(ended.text);
    }
  }
  if (open.length > 0) throw new Error('It does not end.');
  return found;
}

describe('the feed', () => {
  it('has what RFC 4287 asks of a feed and of each entry', () => {
    const document = feed(oneOfEach);
    const entries = document.split('<entry>');
    expect(entries).toHaveLength(10);
    for (const part of entries) {
      for (const name of ['id', 'title', 'updated']) expect(part.split(`<${name}>`)).toHaveLength(2);
      expect(part).toContain('<link rel="alternate" type="text/html" href="https://floor.example/482913/archive');
    }
    expect(document).toContain(
      '<link rel="self" type="application/atom+xml" href="https://floor.example/api/events/482913/archive.atom"/>',
    );
    expect(entries[0]).toContain('<author><name>Northfield Care Network</name></author>');
    for (const time of [...contents(document, 'updated'), ...contents(document, 'published')])
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    for (const id of contents(document, 'id'))
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('begins with what is newest, and a post is new again when it is answered', () => {
    const document = feed(oneOfEach);
    const updated = contents(document, 'updated').slice(1);
    expect(updated).toEqual(updated.toSorted().reverse());
    expect(contents(document, 'title')[1]).toBe('Question: What happens after the pilot ends?');
    expect(contents(document, 'content')[0]).toBe(
      'What happens after the pilot ends?\n\nAnswer added after the session: Tom Okafor: It has been extended to 2028.',
    );
    expect(document).toContain('href="https://floor.example/482913/archive/s2#p18"');
  });

  it('keeps the id of everything, whatever becomes of it and wherever the server is reached', () => {
    const idsOf = (document: string) => contents(document, 'id');
    const before = view([session({ posts: [post(3, 'One'), post(4, 'Two')] })]);
    const after = view([session({ posts: [post(3, 'One, edited'), post(4, 'Two', { replies: [reply(5, 'So?')] })] })]);
    expect(idsOf(atom(after, 'http://10.0.0.7:3000/482913/archive')).toSorted()).toEqual(
      idsOf(feed(before)).toSorted(),
    );
    expect(new Set(idsOf(feed(oneOfEach))).size).toBe(10);
  });

  it('has the newest and no more than it says', () => {
    const posts = Array.from({ length: FEED_MAX + 20 }, (_, at) =>
      post(at + 3, `Post ${at}`, { at: TWO_O_CLOCK + at * MINUTE }),
    );
    const titles = contents(feed(view([session({ posts })])), 'title');
    expect(titles).toHaveLength(FEED_MAX + 1);
    expect([titles[1], titles.at(-1)]).toEqual([`Question: Post ${FEED_MAX + 19}`, 'Question: Post 20']);
  });

  it('tells no count of a round that is open, and of one that is kept that it is', () => {
    const open = poll(7, 'Again?', {
      status: 'open',
      round: 2,
      people: 77,
      rounds: [{ people: 4, counts: { o1: 4 } }],
    });
    const kept = poll(8, 'Kept?', { counts: null, people: 31 });
    const [second, first] = contents(feed(view([session({ polls: [open, kept] })])), 'content');
    expect(first).toBe(
      'Again?\n\n4 people voted\nYes: 4 of 4, 100%\nNo: 0 of 4, 0%\nNot sure, or rather not say: 0 of 4, 0%',
    );
    expect(second).toBe('Kept?\n\n31 people voted\nThe hosts did not publish this result.');
  });

  it('is a feed before anything was said', () => {
    expect(contents(feed(view([session()])), 'updated')).toEqual([new Date(TWO_O_CLOCK + MINUTE).toISOString()]);
  });

  it('HOSTILE 15: holds any text as text', () => {
    const lost = ['\u0000', '\ud800', '\ufffe'];
    const kept = ['<', '>', ']]>', '&', '&amp;', '<!--', '"', 'x', ' ', '\u{1f600}'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lost, ...kept), { maxLength: 12 }), (parts) => {
        const text = `x${parts.join('')}`;
        const held = `x${parts.filter((part) => kept.includes(part)).join('')}`;
        const sessions = [session({ posts: [post(3, text, { name: text })] })];
        const document = feed(view(sessions, { organiser: text, title: text }));
        expect(contents(document, 'content')).toEqual([held]);
        expect(contents(document, 'name')).toEqual([held, held]);
      }),
    );
  });
});
