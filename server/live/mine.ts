import type { Fact } from '../../shared/facts.ts';
import { rootOf } from '../room/group.ts';
import type { State } from '../room/state.ts';
import { mineOf, mineSince } from '../view/mine.ts';
import type { Clockwork } from './clockwork.ts';
import { MINE_MS, SUPPORT_MS } from './pace.ts';
import type { Commit, Room } from './room.ts';
import type { Encode, Encoded, Screen } from './screen.ts';

/**
 * Tells attendees what is theirs: at once what they did themselves, a little later what others did to it. How many support
 * it is told less often while that goes on: who said much would be sent little else.
 */
export type MineSender = {
  join(screen: Screen): void;
  leave(screen: Screen): void;
  heard(commit: Commit): void;
  close(): void;
};

/** An attendee who is here. */
type Owner = {
  /** The seq up to which each screen knows what is its owner's; 0 where it is to be told all of it. */
  readonly screens: Map<Screen, number>;
  /** As it was when they were told last, where something has happened since that may concern them: for `SUPPORT_MS` at most. */
  before: State | null;
  /** When they were told last, ms since 1970. */
  told: number;
};

export function openMine(room: Room, encode: Encode, clockwork: Clockwork): MineSender {
  const owners = new Map<string, Owner>();
  /** Who is to be told at the next turn that is not before so many ms since 1970. */
  const due = new Map<string, number>();
  let callOff: (() => void) | null = null;

  function send(attendee: string): void {
    due.delete(attendee);
    const owner = owners.get(attendee);
    if (!owner) return;
    const { screens, before } = owner;
    owner.before = null;
    owner.told = clockwork.now();
    const state = room.state();
    const change = before && mineSince(before, state, attendee);
    const from = Math.min(...[...screens.values()].filter((to) => to > 0));
    let [whole, part]: (Encoded | null)[] = [null, null];
    for (const [screen, to] of screens) {
      if (to > 0 && !change) continue;
      const message =
        to > 0 && change && screen.changes
          ? (part ??= encode('mine', { from, to: state.seq, ...change }))
          : (whole ??= encode('mine', { ...mineOf(state, attendee), from: 0, to: state.seq }));
      // The answer to what its owner did follows.
      const taken = screen.take(message, 'more');
      screens.set(screen, taken ? state.seq : 0);
      if (!taken) later(attendee);
    }
  }

  function later(attendee: string, notBefore = 0): void {
    due.set(attendee, Math.min(notBefore, due.get(attendee) ?? Infinity));
    callOff ??= clockwork.after(MINE_MS, turn);
  }

  function turn(): void {
    const now = clockwork.now();
    callOff = null;
    for (const [attendee, notBefore] of [...due]) if (notBefore <= now) send(attendee);
    if (due.size > 0) callOff ??= clockwork.after(MINE_MS, turn);
  }

  return {
    join(screen) {
      if (screen.attendee === null) return;
      // What it is given is newer than what the others know: what changed and changed back meanwhile would be no change to them.
      if (owners.get(screen.attendee)?.before) send(screen.attendee);
      const owner = owners.get(screen.attendee) ?? { screens: new Map<Screen, number>(), before: null, told: 0 };
      owners.set(screen.attendee, owner);
      const state = room.state();
      const taken = screen.take(encode('mine', { ...mineOf(state, screen.attendee), from: 0, to: state.seq }), 'more');
      owner.screens.set(screen, taken ? state.seq : 0);
      if (!taken) later(screen.attendee);
    },
    leave(screen) {
      const owner = screen.attendee === null ? undefined : owners.get(screen.attendee);
      owner?.screens.delete(screen);
      if (screen.attendee !== null && owner?.screens.size === 0) owners.delete(screen.attendee);
    },
    heard({ facts, before, after }) {
      const did = new Set<string>();
      const concern = (attendee: string | null | undefined): boolean => {
        const owner = attendee ? owners.get(attendee) : undefined;
        if (owner) owner.before ??= before;
        return owner !== undefined;
      };
      for (const fact of facts) {
        const by = fact.person?.by;
        if (by !== undefined && concern(by)) did.add(by);
        for (const author of authorsOf(fact, before, after)) {
          if (concern(author) && author !== by) later(author, fact.type === 'post.supported' ? mayCount(author) : 0);
        }
        // Who was tied to a sealed session is known to nobody now: everyone is told, and all of it.
        if (fact.type === 'session.sealed') for (const attendee of owners.keys()) forget(attendee);
      }
      for (const attendee of did) send(attendee);
    },
    close() {
      callOff?.();
    },
  };

  /** When an attendee may be told again how many support what they said, ms since 1970. */
  function mayCount(attendee: string): number {
    return (owners.get(attendee)?.told ?? 0) + SUPPORT_MS;
  }

  function forget(attendee: string): void {
    const screens = owners.get(attendee)?.screens;
    for (const screen of screens?.keys() ?? []) screens?.set(screen, 0);
    later(attendee);
  }
}

/** Whose posts and polls a fact may have changed. */
function authorsOf(fact: Fact, before: State, after: State): readonly string[] {
  const poll = 'poll' in fact && fact.type !== 'ballot.cast' ? after.polls.get(fact.poll ?? '')?.author : null;
  const authors = [...postsOf(fact, before, after)].map((id) => after.posts.get(id)?.author);
  return [poll, ...authors].filter((author) => typeof author === 'string');
}

/** The post a fact is about, what it replies to and the heads of its groups; or what had the wall to itself, and has it now. */
function postsOf(fact: Fact, before: State, after: State): ReadonlySet<string> {
  if (fact.type === 'wall.shown') return new Set([before, after].flatMap((state) => onWall(state, fact.session)));
  if (!('post' in fact)) return new Set();
  const to = after.posts.get(fact.post)?.to ?? fact.post;
  return new Set([fact.post, to, rootOf(before, fact.post), rootOf(after, fact.post)]);
}

function onWall(state: State, session: string): readonly string[] {
  const screen = state.sessions.get(session)?.screen;
  return screen?.mode === 'post' ? [screen.post] : [];
}
