import { describe, expect, it } from 'vitest';
import { absenceProves, still } from '../../client/wall/still.ts';
import { hasMovedOn, sceneOf } from '../../client/wall/scene.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import { BOARD_MAX } from '../../shared/limits.ts';
import type { Screen } from '../../shared/screens.ts';
import type { PollView, PostView, SessionView } from '../../shared/views.ts';

const session = (id: string, state: SessionView['state']): SessionView => ({
  id,
  title: id,
  speakers: null,
  room: null,
  starts: null,
  ends: null,
  lookFirst: null,
  slow: null,
  board: false,
  countPeople: true,
  state,
  closedAt: null,
  sealed: false,
});
const post = (id: string) => ({ id, text: id }) as PostView;
const poll = (id: string) => ({ id, question: id }) as PollView;
const board: Screen = { mode: 'board', order: 'latest', kind: null };

type Given = {
  screen?: Screen;
  sessions?: readonly SessionView[];
  posts?: readonly string[];
  polls?: readonly string[];
};

function held({ screen = board, sessions = [session('s2', 'live')], posts = [], polls = [] }: Given): Held {
  return {
    ...nothingHeld(),
    to: 7,
    session: 's2',
    sessions,
    wall: { screen, frozen: false, next: null, until: null },
    posts: new Map(posts.map((id) => [id, post(id)])),
    polls: new Map(polls.map((id) => [id, poll(id)])),
    order: [...posts, ...polls],
  };
}

const ids = (count: number) => Array.from({ length: count }, (_, place) => `p${place + 1}`);
const free = { pinned: false, quiet: false };

describe('what the wall shows', () => {
  it('starts with nothing', () => {
    expect(sceneOf(nothingHeld(), free)).toEqual({ on: 'starting' });
  });

  it('is what the hosts put there', () => {
    expect(sceneOf(held({ screen: { mode: 'join' } }), free).on).toBe('join');
    expect(sceneOf(held({ posts: ['p2', 'p1'], polls: ['v3'] }), free)).toMatchObject({
      on: 'posts',
      posts: [{ id: 'p2' }, { id: 'p1' }],
      spotlight: false,
    });
    const spotlight = held({ screen: { mode: 'post', post: 'p1' }, posts: ['p1'] });
    expect(sceneOf(spotlight, free)).toMatchObject({ on: 'posts', posts: [{ id: 'p1' }], spotlight: true });
    expect(sceneOf(held({ screen: { mode: 'poll', poll: 'v3' }, polls: ['v3'] }), free)).toMatchObject({ on: 'poll' });
  });

  it('is quiet where what was put there is gone', () => {
    expect(sceneOf(held({ screen: { mode: 'post', post: 'p1' } }), free).on).toBe('quiet');
    expect(sceneOf(held({ screen: { mode: 'poll', poll: 'v3' } }), free).on).toBe('quiet');
  });

  it('is quiet on its own word, whatever the hosts show', () => {
    expect(sceneOf(held({ screen: { mode: 'join' } }), { pinned: false, quiet: true }).on).toBe('quiet');
  });

  it('gives thanks when the session is closed and none is live', () => {
    const over = held({ sessions: [session('s2', 'closed'), session('s9', 'upcoming')] });
    expect(sceneOf(over, free).on).toBe('thanks');
    expect(hasMovedOn(over)).toBe(false);
  });

  it('moves on to the live session unless the address names one', () => {
    const next = held({ sessions: [session('s2', 'closed'), session('s9', 'live')] });
    expect(hasMovedOn(next)).toBe(true);
    expect(sceneOf(next, free).on).toBe('posts');
    expect(sceneOf(next, { pinned: true, quiet: false }).on).toBe('thanks');
  });

  it('stays with its session while that is live, whatever else is', () => {
    expect(hasMovedOn(held({ sessions: [session('s2', 'live'), session('s9', 'live')] }))).toBe(false);
  });
});

describe('a wall frozen by its own keyboard', () => {
  const frozen = held({ posts: ['p1', 'p2'] });

  it('goes on showing what was there when something else is put on the wall, in doubt', () => {
    const { held: shown, doubted } = still(frozen, held({ screen: { mode: 'join' } }));
    expect(shown.order).toEqual(['p1', 'p2']);
    expect(shown.wall?.screen).toEqual(board);
    expect([...doubted]).toEqual(['p1', 'p2']);
  });

  it('drops at once what left a board that is not full', () => {
    const { held: shown, doubted } = still(frozen, held({ posts: ['p2', 'p3'] }));
    expect([...shown.posts.keys()]).toEqual(['p2']);
    expect(shown.order).toEqual(['p2']);
    expect(doubted.size).toBe(0);
  });

  it('doubts what left a full board', () => {
    const full = held({ posts: ids(BOARD_MAX + 2).slice(2) });
    const { held: shown, doubted } = still(frozen, full);
    expect(shown.order).toEqual(['p1', 'p2']);
    expect([...doubted]).toEqual(['p1', 'p2']);
  });

  it('drops a poll that is no longer sent', () => {
    const withPoll = held({ screen: { mode: 'poll', poll: 'v3' }, polls: ['v3'] });
    expect(still(withPoll, held({ polls: ['v3'] })).held.polls.size).toBe(1);
    expect(still(withPoll, held({})).held.polls.size).toBe(0);
  });

  it('keeps everything while nothing has come since the page was loaded', () => {
    expect(still(frozen, nothingHeld()).held.order).toEqual(['p1', 'p2']);
  });
});

describe('a post that left the board', () => {
  it('was taken down where the board is not full, and may have been pushed out where it is', () => {
    expect(absenceProves(held({ posts: ids(BOARD_MAX - 1) }))).toBe(true);
    expect(absenceProves(held({ posts: ids(BOARD_MAX) }))).toBe(false);
    expect(absenceProves(nothingHeld())).toBe(false);
  });
});
