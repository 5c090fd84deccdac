import { OPTIONS } from '../support/busy-event.ts';

/** How a poll stands on a screen; counts in the order of `OPTIONS`. */
export type Tally = { readonly people: number; readonly counts: readonly number[] };

/** What a message to a screen says, as far as it matters here; `tallies` by poll, where any is told. */
export type News = {
  readonly view: 'now' | 'list';
  readonly to: number;
  readonly tallies: ReadonlyMap<string, Tally> | null;
};

/** Messages remembered; more than are ever on their way at a time. */
const KNOWN_MAX = 256;

/** Reads what events say. Many screens are sent the same bytes, so each is read once; null where it says nothing of a view. */
export function openReading(): (payload: Buffer) => News | null {
  const known = new Map<number, { readonly bytes: Buffer; readonly news: News | null }>();
  return (payload) => {
    if (payload[2] === VOTED) return voted(payload);
    if (payload[2] !== FRAME) return null;
    const last = known.get(payload.length);
    if (last?.bytes.equals(payload)) return last.news;
    if (known.size >= KNOWN_MAX) known.clear();
    const news = newsIn(payload);
    // A copy: what is read from a socket lies in a larger piece of memory.
    known.set(payload.length, { bytes: Buffer.from(payload), news });
    return news;
  };
}

/** The first letters of `["frame",…` and `["voted",…`. */
const [FRAME, VOTED] = [0x66, 0x76];

/** `["voted",{"to":12,…}]` of a plain server without parsing: there is one for each vote and phone, and the load must not be what is slow. */
function voted(payload: Buffer): News {
  return { view: 'now', to: Number.parseInt(payload.toString('latin1', TO_AT, TO_AT + 12), 10), tallies: null };
}
const TO_AT = '["voted",{"to":'.length;

type Polled = { readonly id: string; readonly people?: number; readonly counts?: Readonly<Record<string, number>> };
type Framed = { readonly view: 'now' | 'list'; readonly to: number; readonly polls?: readonly Polled[] };

function newsIn(payload: Buffer): News {
  const [, { view, to, polls = [] }] = JSON.parse(payload.toString()) as [string, Framed];
  const told = polls.flatMap(({ id, people, counts }) =>
    people === undefined || !counts ? [] : [[id, tallied(people, counts)] as const],
  );
  return { view, to, tallies: told.length === 0 ? null : new Map(told) };
}

export const tallied = (people: number, counts: Readonly<Record<string, number>>): Tally => ({
  people,
  counts: OPTIONS.map((option) => counts[option] ?? 0),
});
