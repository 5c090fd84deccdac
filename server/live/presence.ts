import { ALL } from '../../shared/all.ts';
import type { ViewRole } from '../../shared/roles.ts';
import type { KeyId, PostId } from '../../shared/ids.ts';
import type { HostHere, Pulse } from '../../shared/wire.ts';
import type { Clockwork } from './clockwork.ts';
import { PULSE_MS } from './pace.ts';
import type { Encode, Encoded, Screen } from './screen.ts';

/**
 * How many attendees are here, and which hosts: not facts, told as a pulse, with how far each view has got, when any of it
 * changed. Someone with two tabs counts once.
 */
export type Presence = {
  join(screen: Screen): void;
  leave(screen: Screen): void;
  /** A host looks at a post, or at none. */
  review(screen: Screen, post: PostId | null): void;
  /** Something that a pulse tells has changed. */
  readonly mark: () => void;
  /** Attendees of the event. */
  here(): number;
  close(): void;
};

export function openPresence(
  headsOf: (screen: Screen) => Pulse['heads'],
  nameOf: (key: KeyId) => string,
  encode: Encode,
  clockwork: Clockwork,
): Presence {
  const screens = new Set<Screen>();
  /** What each host's screen shows its owner just now. */
  const reviewed = new Map<Screen, PostId | null>();
  const callOffs = new Map<ViewRole, () => void>();
  /** By session, and under '' for the event: how many screens each attendee has there. */
  const attendees = new Map<string, Map<string, number>>();

  function count(place: string, { attendee }: Screen, more: 1 | -1): void {
    if (attendee === null || place === ALL) return;
    const there = attendees.get(place) ?? new Map<string, number>();
    attendees.set(place, there);
    const left = (there.get(attendee) ?? 0) + more;
    if (left > 0) there.set(attendee, left);
    else there.delete(attendee);
  }

  const hereIn = (place: string): number => attendees.get(place)?.size ?? 0;

  const hostsHere = (): HostHere[] =>
    [...reviewed].flatMap(([{ key, session }, reviewing]) =>
      key === null ? [] : [{ key, name: nameOf(key), session, reviewing }],
    );

  function pulses(): (screen: Screen) => Encoded {
    const made = new Map<string, Encoded>();
    return (screen) => {
      const { session, role, keys } = screen;
      const alike = `${session} ${role} ${String(keys)}`;
      const known =
        made.get(alike) ??
        encode('pulse', {
          here: hereIn(''),
          hereInSession: hereIn(session === ALL ? '' : session),
          heads: headsOf(screen),
          ...(role === 'host' && { hosts: hostsHere() }),
        });
      made.set(alike, known);
      return known;
    };
  }

  /** One pulse for each role is under way at a time; it says what is true when it is sent. */
  function mark(): void {
    if (screens.size === 0) return;
    for (const role of Object.keys(PULSE_MS) as ViewRole[]) {
      if (callOffs.has(role)) continue;
      const callOff = clockwork.after(PULSE_MS[role], () => {
        callOffs.delete(role);
        const pulse = pulses();
        for (const screen of screens) if (screen.role === role) screen.take(pulse(screen));
      });
      callOffs.set(role, callOff);
    }
  }

  return {
    join(screen) {
      screens.add(screen);
      if (screen.key !== null) reviewed.set(screen, null);
      count('', screen, 1);
      count(screen.session, screen, 1);
      screen.take(pulses()(screen));
      if (screen.role !== 'wall') mark();
    },
    leave(screen) {
      if (!screens.delete(screen)) return;
      reviewed.delete(screen);
      count('', screen, -1);
      count(screen.session, screen, -1);
      if (screen.role !== 'wall') mark();
    },
    review(screen, post) {
      if (screen.role !== 'host' || !reviewed.has(screen) || reviewed.get(screen) === post) return;
      reviewed.set(screen, post);
      mark();
    },
    mark,
    here: () => hereIn(''),
    close() {
      for (const callOff of callOffs.values()) callOff();
    },
  };
}
