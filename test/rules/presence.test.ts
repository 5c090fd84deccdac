import { beforeEach, describe, expect, it } from 'vitest';
import type { ViewRole } from '../../shared/roles.ts';
import type { Pulse } from '../../shared/wire.ts';
import { openPresence, type Presence } from '../../server/live/presence.ts';
import type { Screen } from '../../server/live/screen.ts';
import type { Neighbours } from '../../server/log/neighbours.ts';
import { testClock } from '../support/clock.ts';
import { HALL } from '../support/given.ts';
import { neighbourhood, type Neighbour } from '../support/neighbourhood.ts';

type TestScreen = Screen & { pulse: Pulse };
type Node = { readonly presence: Presence; screen(role?: ViewRole, key?: string): TestScreen };

/** Longer than any pulse waits, and than it takes until a node that says nothing is counted no more. */
const LONG = 20_000;

let clock: ReturnType<typeof testClock>;
let join: () => Neighbour;
let visits: number;

beforeEach(() => {
  clock = testClock();
  join = neighbourhood(() => clock.now());
  visits = 0;
});

function node(neighbours: Neighbours): Node {
  const names: Record<string, string> = { k2: 'Hana', k7: 'Ben' };
  const presence = openPresence(
    'event',
    () => ({}),
    (key) => names[key] ?? '',
    {
      encode: (_, payload) => ({ packet: JSON.stringify(payload), frame: new Uint8Array() }),
      clockwork: clock,
      neighbours,
      warnings: () => [],
    },
  );
  return {
    presence,
    screen(role = 'attendee', key) {
      const made: TestScreen = {
        role,
        session: HALL,
        keys: false,
        attendee: role === 'attendee' ? `attendee-${++visits}` : null,
        changes: false,
        key: key ?? null,
        pulse: { here: -1, hereInSession: -1, heads: {} },
        ready: () => true,
        take({ packet }) {
          made.pulse = JSON.parse(packet) as Pulse;
          return true;
        },
      };
      presence.join(made);
      return made;
    },
  };
}

describe('who is here, over several nodes', () => {
  it('is the sum of what each tells, for walls within two seconds', () => {
    const [one, other] = [node(join()), node(join())];
    const wall = one.screen('wall');
    const gone = [other.screen(), other.screen()];
    one.screen();
    clock.pass(2000);
    expect(wall.pulse).toMatchObject({ here: 3, hereInSession: 3 });
    for (const screen of gone) other.presence.leave(screen);
    clock.pass(2000);
    expect(wall.pulse).toMatchObject({ here: 1, hereInSession: 1 });
  });

  it('is known to who comes later, and stays so while nobody comes or goes', () => {
    const [one, other] = [node(join()), node(join())];
    for (let n = 0; n < 5; n++) other.screen();
    clock.pass(60_000);
    const wall = one.screen('wall');
    expect(wall.pulse.here).toBe(5);
    clock.pass(60_000);
    expect(one.screen('wall').pulse.here).toBe(5);
  });

  it('counts a dead node no more', () => {
    const [here, there] = [join(), join()];
    const [one, other] = [node(here), node(there)];
    const wall = one.screen('wall');
    other.screen();
    clock.pass(2000);
    expect(wall.pulse.here).toBe(1);
    there.cut(true);
    clock.pass(LONG);
    expect(wall.pulse.here).toBe(0);
  });

  it('counts a node that ends at once no more, so that nobody is counted there and where they go', () => {
    const [one, other] = [node(join()), node(join())];
    const wall = one.screen('wall');
    const moving = other.screen();
    clock.pass(2000);
    other.presence.close();
    other.presence.leave(moving);
    one.screen();
    clock.pass(1000);
    expect(wall.pulse.here).toBe(1);
    clock.pass(LONG);
    expect(wall.pulse.here).toBe(1);
  });

  it('is not thought away where a node hears nobody at all', () => {
    const [here, there] = [join(), join()];
    const [one, other] = [node(here), node(there)];
    const wall = one.screen('wall');
    other.screen();
    clock.pass(2000);
    here.cut(true);
    one.screen();
    clock.pass(LONG);
    expect(wall.pulse.here).toBe(2);
    here.cut(false);
    clock.pass(LONG);
    expect(wall.pulse.here).toBe(2);
  });

  it('names hosts of all nodes by their keys, with what each looks at', () => {
    const [one, other] = [node(join()), node(join())];
    const host = one.screen('host', 'k2');
    const far = other.screen('host', 'k7');
    other.presence.review(far, 'p5');
    clock.pass(2000);
    expect(host.pulse.hosts).toEqual([
      { key: 'k2', name: 'Hana', session: HALL, reviewing: null },
      { key: 'k7', name: 'Ben', session: HALL, reviewing: 'p5' },
    ]);
    expect(far.pulse.hosts).toEqual([
      { key: 'k7', name: 'Ben', session: HALL, reviewing: 'p5' },
      { key: 'k2', name: 'Hana', session: HALL, reviewing: null },
    ]);
  });

  it('costs a message a second at most, whatever the crowd, fewer where nothing changes, and none where nobody is', () => {
    const [neighbour, empty] = [join(), join()];
    const busy = node(neighbour);
    node(empty);
    for (let n = 0; n < 1000; n++) {
      busy.screen();
      clock.pass(10);
    }
    expect(neighbour.told.length).toBeLessThanOrEqual(10);
    const before = neighbour.told.length;
    clock.pass(30_000);
    expect(neighbour.told.length - before).toBeLessThanOrEqual(11);
    expect(empty.told).toEqual([]);
  });

  it('is told without a name of any attendee', () => {
    const neighbour = join();
    const one = node(neighbour);
    one.screen();
    clock.pass(2000);
    expect(JSON.stringify(neighbour.told)).not.toContain('attendee-');
  });

  it('leaves alone what it cannot read', () => {
    const [speaks, here] = [join(), join()];
    const wall = node(here).screen('wall');
    for (const message of [
      null,
      'here',
      { attendees: 3 },
      { attendees: { '': -5 }, hosts: [] },
      { attendees: { '': 1e300 }, hosts: [] },
      { attendees: { '': 5 }, hosts: [], more: 1 },
      { attendees: { '': 5 }, hosts: [{ key: '<b>', session: HALL, reviewing: null }] },
    ]) {
      speaks.tell('here:event', message);
    }
    clock.pass(2000);
    expect(wall.pulse.here).toBe(0);
  });
});
