import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_SCENE, nextScene, sameScene, sceneOf, type Scene } from '../../client/phone/scene.ts';
import { ALL } from '../../shared/all.ts';
import type { Screen } from '../../shared/screens.ts';
import { held, poll, post, session } from './phone-sample.ts';

const showing = (screen: Screen) =>
  held([post('p1'), post('p2')], [poll('v3'), poll('v4', { status: 'closed' })], {
    wall: { screen, frozen: false, next: null, until: null, leaders: null, notice: null },
    order: ['p2', 'v3', 'v4', 'p1'],
  });

it('mirrors the wall: one post, one poll, the board in its order, and the open polls besides', () => {
  expect(sceneOf(showing({ mode: 'post', post: 'p1' }))).toEqual({
    mode: 'post',
    featured: 'p1',
    board: [],
    polls: ['v3'],
  });
  expect(sceneOf(showing({ mode: 'poll', poll: 'v3' }))).toMatchObject({ featured: 'v3', polls: [] });
  expect(sceneOf(showing({ mode: 'board', order: 'latest', kind: null })).board).toEqual(['p2', 'p1']);
  expect(sceneOf(showing({ mode: 'quiet' }))).toMatchObject({ mode: 'quiet', board: [], polls: ['v3'] });
  expect(sceneOf(held([]))).toEqual(EMPTY_SCENE);
});

it('of all sessions shows the live ones, the newest first, each with what its wall shows, and the open polls besides', () => {
  const now = held(
    [post('p4', { session: 's1' })],
    [poll('v5', { session: 's3' }), poll('v6', { session: 's3', status: 'closed' })],
    {
      session: ALL,
      to: 6,
      sessions: [session('s1'), session('s2', { state: 'closed' }), session('s3'), session('s7')],
      order: ['p4', 'v6', 'v5'],
    },
  );
  expect(sceneOf(now)).toEqual({ mode: 'all', featured: null, board: ['s7', 's3', 'v6', 's1', 'p4'], polls: ['v5'] });
});

const id = fc.constantFrom('p1', 'p2', 'p3');
const scenes: fc.Arbitrary<Scene> = fc.record({
  mode: fc.constantFrom('post', 'board', 'quiet'),
  featured: fc.option(id),
  board: fc.uniqueArray(id),
  polls: fc.uniqueArray(fc.constantFrom('v1', 'v2', 'v3')),
});

it('[R12] keeps what a busy person sees where it is; polls that open come after it', () => {
  fc.assert(
    fc.property(scenes, fc.array(fc.tuple(scenes, fc.boolean())), (first, steps) => {
      let displayed = first;
      let waits = false;
      for (const [latest, busy] of steps) {
        const next = nextScene(displayed, waits, latest, busy);
        if (busy || waits) {
          const { polls, ...wall } = next.scene;
          if (!sameScene(displayed, latest)) {
            expect(wall).toEqual({ mode: displayed.mode, featured: displayed.featured, board: displayed.board });
            expect(polls.slice(0, displayed.polls.length)).toEqual(displayed.polls);
            expect(latest.polls.every((poll) => polls.includes(poll))).toBe(true);
          }
        } else expect(next).toEqual({ scene: latest, waits: false });
        ({ scene: displayed, waits } = next);
      }
    }),
  );
});

it('says that something waits until it is asked for, and not where the wall came back to what is seen', () => {
  const seen = sceneOf(showing({ mode: 'post', post: 'p1' }));
  const other = sceneOf(showing({ mode: 'post', post: 'p2' }));
  expect(nextScene(seen, false, other, true).waits).toBe(true);
  expect(nextScene(seen, true, other, false)).toEqual({ scene: seen, waits: true });
  expect(nextScene(seen, true, seen, false)).toEqual({ scene: seen, waits: false });
});
