import type { Fact } from '../../shared/facts.ts';
import { mineOf } from '../view/mine.ts';
import type { Clockwork } from './clockwork.ts';
import { MINE_MS } from './pace.ts';
import type { Commit, Room } from './room.ts';
import type { Encode, Screen } from './screen.ts';

/** Tells attendees what is theirs: at once what they did themselves, a little later what others did to it. */
export type MineSender = {
  join(screen: Screen): void;
  leave(screen: Screen): void;
  heard(commit: Commit): void;
  close(): void;
};

export function openMine(room: Room, encode: Encode, clockwork: Clockwork): MineSender {
  const screens = new Map<string, Set<Screen>>();
  const due = new Set<string>();
  let callOff: (() => void) | null = null;

  function send(attendee: string): void {
    due.delete(attendee);
    const own = screens.get(attendee);
    if (!own) return;
    const message = encode('mine', mineOf(room.state(), attendee));
    for (const screen of own) if (!screen.take(message)) later(attendee);
  }

  function later(attendee: string): void {
    due.add(attendee);
    callOff ??= clockwork.after(MINE_MS, () => {
      callOff = null;
      for (const each of [...due]) send(each);
    });
  }

  return {
    join(screen) {
      if (screen.attendee === null) return;
      const own = screens.get(screen.attendee) ?? new Set();
      screens.set(screen.attendee, own.add(screen));
      if (!screen.take(encode('mine', mineOf(room.state(), screen.attendee)))) later(screen.attendee);
    },
    leave(screen) {
      const own = screen.attendee === null ? undefined : screens.get(screen.attendee);
      own?.delete(screen);
      if (screen.attendee !== null && own?.size === 0) screens.delete(screen.attendee);
    },
    heard({ facts, before, after }) {
      const did = new Set<string>();
      for (const fact of facts) {
        const by = fact.person?.by;
        if (by !== undefined && screens.has(by)) did.add(by);
        const authors = [authorOf(fact, after), onWall(fact, before), onWall(fact, after)];
        for (const author of authors) if (author !== null && author !== by && screens.has(author)) later(author);
        // Who was tied to a sealed session is known to nobody now: everyone is told.
        if (fact.type === 'session.sealed') for (const attendee of screens.keys()) later(attendee);
      }
      for (const attendee of did) send(attendee);
    },
    close() {
      callOff?.();
    },
  };
}

/** Whose post or poll a fact is about. */
function authorOf(fact: Fact, state: Commit['after']): string | null {
  if ('post' in fact) return state.posts.get(fact.post)?.author ?? null;
  if ('poll' in fact && fact.type !== 'ballot.cast') return state.polls.get(fact.poll)?.author ?? null;
  return null;
}

/** Whose post has the wall to itself, where a fact is about the wall. */
function onWall(fact: Fact, state: Commit['after']): string | null {
  if (fact.type !== 'wall.shown' && fact.type !== 'wall.frozen') return null;
  const screen = state.sessions.get(fact.session)?.screen;
  return screen?.mode === 'post' ? (state.posts.get(screen.post)?.author ?? null) : null;
}
