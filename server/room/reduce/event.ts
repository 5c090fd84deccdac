import { GONE_MAX } from '../../../shared/limits.ts';
import { putSession, unqueued, withPost, withSession, type Folds } from './fold.ts';
import { blankSession, laterDetails, noDetails } from '../blank.ts';
import type { FrozenWall, Session, State } from '../state.ts';
import type { Screen } from '../../../shared/screens.ts';
import { alter } from '../alter.ts';
import { boardOf } from '../board.ts';

export const eventFolds: Folds<
  | 'event.created'
  | 'event.edited'
  | 'event.told'
  | 'event.published'
  | 'event.deleted'
  | 'key.added'
  | 'key.revoked'
  | 'session.added'
  | 'session.edited'
  | 'session.removed'
  | 'session.started'
  | 'session.closed'
  | 'session.told'
  | 'wall.shown'
  | 'wall.frozen'
  | 'wall.timed'
> = {
  'event.created': (state, { at, code, hashtag, details, rehearsal = false, person }, seq) =>
    alter.state(state, {
      event: {
        code,
        hashtag,
        details: { ...laterDetails, ...details },
        signingKey: person?.signingKey ?? '',
        createdAt: at,
        rehearsal,
        deleted: false,
        notice: null,
        archive: 'draft',
        changed: seq,
      },
    }),

  'event.edited': (state, { details }, seq) =>
    state.event
      ? alter.state(state, {
          event: { ...state.event, details: { ...state.event.details, ...present(details) }, changed: seq },
        })
      : state,

  'event.told': (state, { notice, at }, seq) =>
    state.event
      ? alter.state(state, {
          event: { ...state.event, notice: notice === null ? null : { text: notice, at }, changed: seq },
        })
      : state,

  'event.published': (state, { state: archive }, seq) =>
    state.event ? alter.state(state, { event: { ...state.event, archive, changed: seq } }) : state,

  'event.deleted': (state) => (state.event ? alter.state(state, { event: { ...state.event, deleted: true } }) : state),

  'key.added': (state, { key, name, role, hash }, seq) =>
    alter.state(state, {
      keys: state.keys.set(key, { id: key, name, role, hash, revoked: false }),
      keysChanged: seq,
    }),

  'key.revoked': (state, { key: id }, seq) => {
    const key = state.keys.get(id);
    return key ? alter.state(state, { keys: state.keys.set(id, { ...key, revoked: true }), keysChanged: seq }) : state;
  },

  'session.added': (state, { session, details }, seq) =>
    putSession(
      alter.state(state, { agenda: state.agenda.push(session), agendaChanged: seq }),
      alter.session(blankSession, {
        id: session,
        details: { ...noDetails, ...details },
        changed: { details: seq, wall: seq, balance: seq, notice: seq },
      }),
    ),

  'session.edited': (state, { session, details }, seq) =>
    withSession(state, session, (old) => ({
      details: { ...old.details, ...present(details) },
      changed: { ...old.changed, details: seq },
    })),

  'session.removed': (state, { session }, seq) =>
    alter.state(state, {
      sessions: state.sessions.remove(session),
      agenda: state.agenda.filter((id) => id !== session),
      agendaChanged: seq,
      goneAlong: [...state.goneAlong, ...(state.sessions.get(session)?.gone ?? [])].slice(-GONE_MAX),
    }),

  'session.started': (state, { session, at }, seq) =>
    withSession(state, session, (old) => ({
      state: 'live',
      startedAt: old.startedAt ?? at,
      closedAt: null,
      changed: { ...old.changed, details: seq },
    })),

  'session.closed': (state, { session, at }, seq) =>
    withSession(state, session, (old) => ({
      state: 'closed',
      closedAt: at,
      changed: { ...old.changed, details: seq },
    })),

  'session.told': (state, { session, notice, at }, seq) =>
    withSession(state, session, (old) => ({
      notice: notice === null ? null : { text: notice, at },
      changed: { ...old.changed, notice: seq },
    })),

  'wall.shown': (state, { session, screen }, seq) => {
    const shown = withSession(state, session, (old) => ({ screen, changed: { ...old.changed, wall: seq } }));
    return screen.mode === 'post' ? wasOnWall(unqueued(shown, screen.post, seq), screen.post) : shown;
  },

  'wall.frozen': (state, { session, on }, seq) =>
    withSession(state, session, (old) => ({
      frozen: on ? frozenWall(old, state) : null,
      changed: { ...old.changed, wall: seq },
    })),

  'wall.timed': (state, { session, until }, seq) =>
    withSession(state, session, (old) => ({ until, changed: { ...old.changed, wall: seq } })),
};

/** What nobody may see any more leaves the wall at once, frozen or not. */
export function offWall(state: State, session: string, names: (screen: Screen) => boolean, seq: number): State {
  return withSession(state, session, (old) => {
    const now = names(old.screen);
    const kept = old.frozen && names(old.frozen.screen);
    if (!now && !kept) return null;
    const board: Screen = { mode: 'board', order: 'latest', kind: null };
    return {
      screen: now ? board : old.screen,
      frozen: old.frozen && kept ? { screen: { mode: 'quiet' }, board: [], poll: null, support: {} } : old.frozen,
      changed: { ...old.changed, wall: seq },
    };
  });
}

function frozenWall(session: Session, state: State): FrozenWall {
  const { screen } = session;
  const board = boardOf(session, screen, state);
  const posts = screen.mode === 'post' ? [screen.post] : board;
  return {
    screen,
    board,
    poll: (screen.mode === 'poll' && state.polls.get(screen.poll)) || null,
    support: Object.fromEntries(posts.map((id) => [id, state.posts.get(id)?.support ?? 0])),
  };
}

const wasOnWall = (state: State, id: string): State => withPost(state, id, () => ({ wasOnWall: true }));

/** Without the keys that are undefined: what was not named stays. */
function present<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };
}
