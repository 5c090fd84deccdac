import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Held } from '../../shared/held.ts';

/** What screens held at each `to`: all of one view hold the same (R8). */
export type Screens = {
  look(): void;
  /** Waits until all hold the same, and gives up after a minute. Returns what ever differed. */
  agree(): Promise<readonly string[]>;
};

/** What a screen holds, at any moment. */
type Watched = Readonly<Record<'now' | 'list', Held>>;

const PATIENCE_MS = 60_000;
const LOOK_MS = 20;

export function watchScreens(people: readonly Watched[]): Screens {
  const diverged: string[] = [];
  const hashes = new Map<string, string>();
  /** What was looked at last: what has not changed since need not be hashed again. */
  const seen = new Map<Watched, Watched>();

  function look(): void {
    for (const person of people) {
      const { now, list } = person;
      const last = seen.get(person);
      if (now !== last?.now) compare('now', now);
      if (list !== last?.list) compare('list', list);
      seen.set(person, { now, list });
    }
  }

  function compare(view: string, held: Held): void {
    if (held.to === 0) return;
    const key = `${view} ${held.epoch} ${held.to}`;
    const hash = hashOf(held);
    const known = hashes.get(key);
    if (known === undefined) hashes.set(key, hash);
    else if (known !== hash) diverged.push(`Two screens at ${key} hold different things.`);
  }

  const kinds = (): number => new Set(people.map(({ now, list }) => `${hashOf(now)} ${hashOf(list)}`)).size;

  return {
    look,
    async agree() {
      const until = Date.now() + PATIENCE_MS;
      while (kinds() > 1 && Date.now() < until) await wait(LOOK_MS);
      look();
      if (kinds() > 1) diverged.push(`At the end ${kinds()} different screens are left.`);
      return diverged;
    },
  };
}

/** Of what everyone may see of a view. Views are never changed, so each is hashed once. */
export function hashOf(held: Held): string {
  const hash = known.get(held) ?? hashed(held);
  known.set(held, hash);
  return hash;
}

const known = new WeakMap<Held, string>();

function hashed({ order, posts, polls, wall }: Held): string {
  const sorted = (things: ReadonlyMap<string, unknown>) => [...things].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([order, sorted(posts), sorted(polls), wall]))
    .digest('base64url');
}
