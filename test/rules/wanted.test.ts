import fc from 'fast-check';
import { List, Map } from 'immutable';
import { expect, it } from 'vitest';
import type { Post, Session } from '../../server/room/state.ts';
import { isWanted, WANTED_MAX, wantedAfter } from '../../server/room/wanted.ts';

const MANY = WANTED_MAX * 3;

/** As far as being wanted goes. */
const question = (at: number): Post =>
  ({
    id: `p${at}`,
    kind: 'question',
    to: null,
    group: null,
    status: 'shown',
    answer: null,
    support: 0,
  }) as unknown as Post;

/** What is to come out: all of them, sorted. */
function ranked(posts: Map<string, Post>): string[] {
  const candidates = [...posts.values()].filter(isWanted);
  const seqOf = ({ id }: Post): number => Number(id.slice(1));
  return candidates.sort((a, b) => b.support - a.support || seqOf(a) - seqOf(b)).map(({ id }) => id);
}

const change = fc.record({
  at: fc.nat(MANY - 1),
  to: fc.oneof(
    fc.record({ support: fc.integer({ min: 0, max: 4 }) }),
    fc.constant({ answer: { at: 1 } }),
    fc.constant({ answer: null }),
    fc.constant({ status: 'hidden' }),
    fc.constant({ status: 'shown' }),
  ),
});

it('[R5] the most wanted are those of all, whatever was supported, taken back, answered or hidden before', () => {
  const many = { minLength: 1, maxLength: MANY * 3, size: 'max' } as const;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MANY }), fc.array(change, many), (said, changes) => {
      let posts = Map<string, Post>();
      let session = { shown: List<string>(), wanted: [] as readonly string[] } as unknown as Session;
      const become = (post: Post) => {
        const shown = session.shown.includes(post.id) ? session.shown : session.shown.push(post.id);
        posts = posts.set(post.id, post);
        session = { ...session, shown };
        session = { ...session, wanted: wantedAfter(session, post, posts) };
        expect(session.wanted.slice(0, WANTED_MAX)).toEqual(ranked(posts).slice(0, WANTED_MAX));
      };
      for (let at = 0; at < said; at++) become(question(at));
      for (const { at, to } of changes) {
        const post = posts.get(`p${at % said}`);
        if (post) become({ ...post, ...to } as unknown as Post);
      }
    }),
    { numRuns: 60 },
  );
});

it('who supports a question and takes it back, again and again, makes nobody look at all that was said', () => {
  let looks = 0;
  const shown = List(Array.from({ length: MANY }, (_, at) => `p${at}`));
  const counted = new Proxy(shown, {
    get: (list, name) => {
      if (name === Symbol.iterator) looks += 1;
      return Reflect.get(list, name, list) as unknown;
    },
  });
  let posts = Map<string, Post>(Array.from({ length: MANY }, (_, at) => [`p${at}`, question(at)]));
  let session = { shown: counted, wanted: ranked(posts).slice(0, WANTED_MAX * 2) } as unknown as Session;
  for (let turn = 0; turn < 1000; turn++) {
    // One that is not among them without support.
    const post = { ...question(MANY - 1 - (turn % 50)), support: 1 - (Math.floor(turn / 50) % 2) };
    posts = posts.set(post.id, post);
    session = { ...session, wanted: wantedAfter(session, post, posts) };
    expect(session.wanted.slice(0, WANTED_MAX)).toEqual(ranked(posts).slice(0, WANTED_MAX));
  }
  expect(looks).toBe(0);
});
