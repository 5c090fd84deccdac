import { describe, expect, it } from 'vitest';
import { queryOf, sessionIn } from '../../client/speaker/address.ts';
import { nextOf, sceneOf } from '../../client/speaker/scene.ts';
import type { Held } from '../../shared/held.ts';
import type { Screen } from '../../shared/screens.ts';
import type { SpeakerPostView } from '../../shared/views.ts';
import * as sample from './phone-sample.ts';

const post = (id: string, next: number | null): SpeakerPostView => ({ ...sample.post(id), next });

/** What the wall shows, and two that come next; they came in another order than they were said. */
function holding(screen: Screen, posts = [post('p9', null), post('p8', null), post('p3', 20), post('p5', 21)]) {
  const held = sample.held([], [sample.poll('v4')], {
    wall: { screen, frozen: false, next: null, until: null, leaders: null, notice: null },
    order: [...posts.map(({ id }) => id), 'v4'],
  });
  return { ...held, posts: new Map(posts.map((one) => [one.id, one])) } as Held<SpeakerPostView>;
}
const ids = (posts: readonly { readonly id: string }[]) => posts.map(({ id }) => id);

describe('a speaker sees', () => {
  it('the one post, the poll, or the posts of the board', () => {
    expect(sceneOf(holding({ mode: 'post', post: 'p9' }))).toMatchObject({ on: 'post', post: { id: 'p9' } });
    expect(sceneOf(holding({ mode: 'poll', poll: 'v4' }))).toMatchObject({ on: 'poll', poll: { id: 'v4' } });
    const board = sceneOf(holding({ mode: 'board', order: 'latest', kind: null }));
    expect(board?.on === 'board' && ids(board.posts)).toEqual(['p9', 'p8']);
  });

  it('the leaderboard, while it is told', () => {
    const told = holding({ mode: 'leaders' });
    const leaders = [{ name: 'Ada', right: 3 }];
    expect(sceneOf({ ...told, wall: told.wall && { ...told.wall, leaders } })).toEqual({ on: 'leaders', leaders });
    expect(sceneOf(told)).toEqual({ on: 'quiet' });
  });

  it('nothing where the wall has lost what it showed', () => {
    expect(sceneOf(holding({ mode: 'post', post: 'p77' }))).toEqual({ on: 'quiet' });
    expect(sceneOf(holding({ mode: 'poll', poll: 'v77' }))).toEqual({ on: 'quiet' });
  });

  it('what comes next, without what stands alone on the wall again', () => {
    expect(ids(nextOf(holding({ mode: 'join' })))).toEqual(['p3', 'p5']);
    expect(ids(nextOf(holding({ mode: 'post', post: 'p3' })))).toEqual(['p5']);
  });
});

it('a speaker’s page keeps to the session of its address, if it names one', () => {
  expect(sessionIn(queryOf('s12'))).toBe('s12');
  for (const query of ['', '?session=', '?session=Hall', '?session=s']) expect(sessionIn(query)).toBeUndefined();
});
