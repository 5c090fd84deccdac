import { describe, expect, it } from 'vitest';
import { absenceProves, still } from '../../client/wall/still.ts';
import { toFollow } from '../../client/wall/follows.ts';
import { hasMovedOn } from '../../client/link/session.ts';
import { sceneOf } from '../../client/wall/scene.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import { BOARD_MAX } from '../../shared/limits.ts';
import type { Screen } from '../../shared/screens.ts';
import type { PollView, PostView, SessionView } from '../../shared/views.ts';

const session = (id: string, state: SessionView['state'], more: Partial<SessionView> = {}): SessionView => ({
  id,
  title: id,
  speakers: null,
  room: null,
  starts: null,
  ends: null,
  lookFirst: null,
  slow: null,
  board: false,
  openAfter: false,
  countPeople: true,
  state,
  closedAt: null,
  sealed: false,
  ...more,
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
    wall: { screen, frozen: false, next: null, until: null, leaders: null, notice: null },
    posts: new Map(posts.map((id) => [id, post(id)])),
    polls: new Map(polls.map((id) => [id, poll(id)])),
    order: [...posts, ...polls],
  };
}

const ids = (count: number) => Array.from({ length: count }, (_, place) => `p${place + 1}`);
const free = { follows: { of: 'live' }, quiet: false } as const;

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

  it('is a poll beside an earlier round, or with the answers to it and to no other', () => {
    const against = held({ screen: { mode: 'poll', poll: 'v3', against: 1 }, polls: ['v3'] });
    expect(sceneOf(against, free)).toMatchObject({ on: 'poll', against: 1, answers: [] });
    const open = held({ screen: { mode: 'poll', poll: 'v3' } });
    const answers = ['p2', 'p1'].map((id) => [id, { ...post(id), poll: 'v3' }] as const);
    const shown: Held = {
      ...open,
      polls: new Map([['v3', { ...poll('v3'), kind: 'open' }]]),
      posts: new Map([...answers, ['p9', { ...post('p9'), poll: 'v8' }]]),
      order: ['v3', 'p2', 'p9', 'p1'],
    };
    expect(sceneOf(shown, free)).toMatchObject({ on: 'poll', against: null, answers: [{ id: 'p2' }, { id: 'p1' }] });
  });

  it('is the leaderboard as a host told it', () => {
    const screen: Screen = { mode: 'leaders' };
    const leaders = [{ name: 'Ada', right: 3 }];
    const told = held({ screen });
    expect(sceneOf({ ...told, wall: told.wall && { ...told.wall, leaders } }, free)).toEqual({
      on: 'leaders',
      leaders,
    });
  });

  it('is quiet where what was put there is gone', () => {
    expect(sceneOf(held({ screen: { mode: 'leaders' } }), free).on).toBe('quiet');
    expect(sceneOf(held({ screen: { mode: 'post', post: 'p1' } }), free).on).toBe('quiet');
    expect(sceneOf(held({ screen: { mode: 'poll', poll: 'v3' } }), free).on).toBe('quiet');
  });

  it('is quiet on its own word, whatever the hosts show', () => {
    expect(sceneOf(held({ screen: { mode: 'join' } }), { ...free, quiet: true }).on).toBe('quiet');
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
    expect(sceneOf(next, { ...free, follows: { of: 'session', session: 's2' } }).on).toBe('thanks');
  });

  it('stays with its session while that is live, whatever else is', () => {
    expect(hasMovedOn(held({ sessions: [session('s2', 'live'), session('s9', 'live')] }))).toBe(false);
  });
});

describe('a wall that follows a room', () => {
  const room = { of: 'room', room: ' main  HALL' } as const;
  const hall = { room: 'Main hall' };
  const shows = (sessions: readonly SessionView[], screen: Screen = { mode: 'join' }) =>
    sceneOf(held({ screen, sessions }), { follows: room, quiet: false });

  it('shows the session that is live there', () => {
    expect(shows([session('s2', 'live', hall)]).on).toBe('join');
  });

  it('never shows a session of another room, and names the next one of its own', () => {
    const next = session('s4', 'upcoming', { ...hall, starts: 10 });
    const later = session('s3', 'upcoming', { ...hall, starts: 20 });
    const elsewhere = session('s5', 'upcoming', { room: 'Library', starts: 1 });
    expect(shows([session('s2', 'live', { room: 'Library' }), later, next, elsewhere])).toEqual({
      on: 'between',
      next,
    });
    expect(shows([session('s2', 'closed', hall), later, next])).toEqual({ on: 'between', next });
  });

  it('says thanks after the last one, and nothing where it never had one', () => {
    expect(shows([session('s2', 'closed', hall)]).on).toBe('thanks');
    expect(shows([session('s2', 'live', { room: 'Library' })]).on).toBe('quiet');
  });

  it('changes over to what goes live there, and stays where several are live', () => {
    const [one, other] = [session('s2', 'live', hall), session('s4', 'upcoming', hall)];
    expect(toFollow(room, 's2', [], [one, other])).toBe('s2');
    const started = session('s4', 'live', hall);
    expect(toFollow(room, 's2', [one, other], [one, started])).toBe('s4');
    expect(toFollow(room, 's4', [one, started], [one, started])).toBe('s4');
    expect(toFollow(room, 's2', [one, started], [one, started])).toBe('s2');
    expect(toFollow(room, 's2', [one], [one, session('s9', 'live', { room: 'Library' })])).toBe('s2');
    expect(toFollow(room, 's2', [one], [session('s2', 'closed', hall)])).toBeUndefined();
  });
});

describe('a wall that follows the whole event', () => {
  it('shows what went live last, and no board beside the agenda', () => {
    const event = { of: 'event' } as const;
    const [first, board] = [session('s2', 'live'), session('s3', 'upcoming', { board: true })];
    const second = session('s4', 'upcoming');
    const live = (each: SessionView): SessionView => ({ ...each, state: 'live' });
    expect(toFollow(event, 's2', [first, board, second], [first, live(board), second])).toBe('s2');
    expect(toFollow(event, 's2', [first, board, second], [first, board, live(second)])).toBe('s4');
    expect(toFollow(event, '', [], [first, live(board), live(second)])).toBe('s4');
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
