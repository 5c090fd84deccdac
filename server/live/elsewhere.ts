import { z } from 'zod';
import { keyId, postId, sessionId, type EventId } from '../../shared/ids.ts';
import { alone, type Neighbours } from '../log/neighbours.ts';
import type { Clockwork } from './clockwork.ts';

const HOSTS_MAX = 200;

/** What a node tells of an event: its own screens only, so that nobody's are told on. */
const sums = z.strictObject({
  /** Attendees by session, and under '' of the event. */
  attendees: z.record(z.string().max(64), z.int().min(1).max(1_000_000)),
  /** A screen each. */
  hosts: z.array(z.strictObject({ key: keyId, session: sessionId, reviewing: postId.nullable() })).max(HOSTS_MAX),
});
export type Sums = z.infer<typeof sums>;

/**
 * Who is here of an event at other nodes, as far as they told. It goes from node to node and is kept nowhere: with
 * `appendfsync always` every number that Redis were to keep would be one more sync. What gets lost is told again.
 */
export type Elsewhere = {
  sums(): readonly Sums[];
  /** What is here has changed: told with the next second. */
  mark(): void;
  close(): void;
};

/** How often a node tells what has changed, and looks who is silent. */
const TELL_MS = 1000;
/** So often, in seconds, it tells what it told before: that it is still there. */
const STILL_THERE = 3;
/** After so many seconds without a word a node is dead, and what it told counts no more. */
const SILENT_MAX = 7;
/** A node that hears nothing at all learns nothing from the silence of one. */
const HEARS_MS = 3000;

const NOBODY = JSON.stringify({ attendees: {}, hosts: [] } satisfies Sums);

/** `own` tells of the screens here; `changed` is called when those elsewhere are others than before. */
export function openElsewhere(
  event: EventId,
  own: () => Sums,
  changed: () => void,
  { neighbours, clockwork }: { readonly neighbours: Neighbours; readonly clockwork: Clockwork },
): Elsewhere {
  if (neighbours === alone) return { sums: () => [], mark: () => undefined, close: () => undefined };
  const topic = `here:${event}`;
  const others = new Map<string, { readonly said: string; readonly sums: Sums; silent: number }>();
  let told = NOBODY;
  let since = 0;
  let callOff: (() => void) | null = null;
  let closed = false;

  const stopHearing = neighbours.hear(topic, (message, node) => {
    const heard = sums.safeParse(message);
    // One that runs another version: what cannot be read is not counted.
    if (!heard.success) return;
    const said = JSON.stringify(heard.data);
    const before = others.get(node)?.said ?? NOBODY;
    if (said === NOBODY) others.delete(node);
    else others.set(node, { said, sums: heard.data, silent: 0 });
    if (said !== before) changed();
    mark();
  });

  function mark(): void {
    if (closed) return;
    callOff ??= clockwork.after(TELL_MS, () => {
      callOff = null;
      const said = tell();
      bury();
      if (said !== NOBODY || others.size > 0) mark();
    });
  }

  function tell(): string {
    const here = own();
    const now = { ...here, hosts: here.hosts.slice(0, HOSTS_MAX) };
    const said = JSON.stringify(now);
    since++;
    if (said === told && (said === NOBODY || since < STILL_THERE)) return said;
    neighbours.tell(topic, now);
    [told, since] = [said, 0];
    return said;
  }

  function bury(): void {
    if (neighbours.deafFor() > HEARS_MS) return;
    const dead = [...others].filter(([, other]) => ++other.silent > SILENT_MAX);
    for (const [node] of dead) others.delete(node);
    if (dead.length > 0) changed();
  }

  return {
    sums: () => [...others.values()].map((other) => other.sums),
    mark,
    close() {
      closed = true;
      stopHearing();
      callOff?.();
      // Its screens are about to be counted elsewhere.
      if (told !== NOBODY) neighbours.tell(topic, JSON.parse(NOBODY));
    },
  };
}
