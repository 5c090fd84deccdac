import { ALL } from '../../shared/all.ts';
import type { ViewRole } from '../../shared/roles.ts';
import type { EventId, KeyId, PostId } from '../../shared/ids.ts';
import type { HostHere, LogWarning, Pulse } from '../../shared/wire.ts';
import type { Neighbours } from '../log/neighbours.ts';
import type { Clockwork } from './clockwork.ts';
import { openElsewhere, type Sums } from './elsewhere.ts';
import { PULSE_MS } from './pace.ts';
import { inPortions } from './portions.ts';
import type { Encode, Encoded, Screen } from './screen.ts';

/**
 * How many attendees are here, and which hosts: not facts, told as a pulse, with how far each view has got, when any of it
 * changed. The sum over all nodes. Someone with two tabs counts once, or where these are at two nodes, twice: to know
 * better, nodes would have to tell each other who is here instead of how many.
 */
export type Presence = {
  join(screen: Screen): void;
  leave(screen: Screen): void;
  /** A host looks at a post, or at none. */
  review(screen: Screen, post: PostId | null): void;
  /** Something that a pulse tells has changed. */
  readonly mark: () => void;
  close(): void;
};

export type PresenceNeeds = {
  readonly encode: Encode;
  readonly clockwork: Clockwork;
  readonly neighbours: Neighbours;
  readonly warnings: () => readonly LogWarning[];
};

export function openPresence(
  event: EventId,
  headsOf: (screen: Screen) => Pulse['heads'],
  nameOf: (key: KeyId) => string,
  needs: PresenceNeeds,
): Presence {
  const { encode, clockwork, warnings } = needs;
  const screens = new Set<Screen>();
  /** What each host's screen shows its owner just now. */
  const reviewed = new Map<Screen, PostId | null>();
  const callOffs = new Map<ViewRole, () => void>();
  /** By session, and under '' for the event: how many screens each attendee has there. */
  const attendees = new Map<string, Map<string, number>>();
  const elsewhere = openElsewhere(event, ownSums, mark, needs);

  function count(place: string, { attendee }: Screen, more: 1 | -1): void {
    if (attendee === null || place === ALL) return;
    const there = attendees.get(place) ?? new Map<string, number>();
    attendees.set(place, there);
    const left = (there.get(attendee) ?? 0) + more;
    if (left > 0) there.set(attendee, left);
    else there.delete(attendee);
  }

  function ownSums(): Sums {
    const sizes = [...attendees].filter(([, there]) => there.size > 0).map(([place, there]) => [place, there.size]);
    const hosts = [...reviewed].flatMap(([{ key, session }, reviewing]) =>
      key === null ? [] : [{ key, session, reviewing }],
    );
    return { attendees: Object.fromEntries(sizes) as Sums['attendees'], hosts };
  }

  const hereIn = (place: string): number =>
    elsewhere.sums().reduce((sum, there) => sum + (there.attendees[place] ?? 0), attendees.get(place)?.size ?? 0);

  const hostsHere = (): HostHere[] =>
    [ownSums(), ...elsewhere.sums()].flatMap(({ hosts }) => hosts.map((host) => ({ ...host, name: nameOf(host.key) })));

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
          ...(role === 'host' && { hosts: hostsHere(), ...(warnings().length > 0 && { warnings: warnings() }) }),
        });
      made.set(alike, known);
      return known;
    };
  }

  /** Who is here has changed, which other nodes are told too. */
  function markHere(): void {
    elsewhere.mark();
    mark();
  }

  /** One pulse for each role is under way at a time; it says what is true when it is sent. */
  function mark(): void {
    if (screens.size === 0) return;
    for (const role of Object.keys(PULSE_MS) as ViewRole[]) {
      if (callOffs.has(role)) continue;
      const callOff = clockwork.after(PULSE_MS[role], () => {
        callOffs.delete(role);
        const pulse = pulses();
        inPortions(screens.values(), clockwork, role === 'attendee' ? 'leisurely' : 'urgent', (screen) => {
          if (screen.role === role) screen.take(pulse(screen));
        });
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
      screen.take(pulses()(screen), 'more');
      if (screen.role !== 'wall') markHere();
    },
    leave(screen) {
      if (!screens.delete(screen)) return;
      reviewed.delete(screen);
      count('', screen, -1);
      count(screen.session, screen, -1);
      if (screen.role !== 'wall') markHere();
    },
    review(screen, post) {
      if (screen.role !== 'host' || !reviewed.has(screen) || reviewed.get(screen) === post) return;
      reviewed.set(screen, post);
      markHere();
    },
    mark,
    close() {
      elsewhere.close();
      for (const callOff of callOffs.values()) callOff();
      screens.clear();
    },
  };
}
