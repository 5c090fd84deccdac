import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, type Fact } from '../../shared/facts.ts';
import { OUTCOMES_KEPT } from '../../shared/limits.ts';
import { decide } from '../../server/room/decide.ts';
import { roleOf } from '../../server/room/permissions.ts';
import { foldAll } from '../../server/room/reduce.ts';
import {
  blankPoll,
  blankPost,
  blankRound,
  blankSession,
  emptyState,
  nobody,
  nobodyHeard,
} from '../../server/room/blank.ts';
import {
  balanceParts,
  type Balance,
  type BalancePart,
  type Poll,
  type Post,
  type State,
} from '../../server/room/state.ts';
import { erased } from '../support/erased.ts';
import { live, scripts, type Day } from '../support/random-day.ts';
import { detailsOf } from '../../server/room/tally.ts';
import { plainState } from '../support/plain-state.ts';

/** Each property holds on so many random days. A failure prints its seed and the shortest day that fails. */
const DAYS = 250;
const COMMANDS = 90;

function onRandomDays(holds: (day: Day) => void): void {
  fc.assert(
    fc.property(scripts(COMMANDS), (script) => holds(live(script))),
    { numRuns: DAYS },
  );
}

/** Compares as text, which is quick, and shows where they differ only if they do. */
function expectSame(actual: unknown, expected: unknown): void {
  const [one, other] = [plainState(actual), plainState(expected)];
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

describe('whatever happens on a day', () => {
  it('[R5] the state is the fold of the log as it was stored and read again', () => {
    onRandomDays(({ log, last }) => {
      const stored = JSON.parse(JSON.stringify(log)) as Fact[];
      const read = stored.map((fact) => facts[fact.type].parse(fact));
      expectSame(foldAll(read), last);
    });
  });

  it('[R5] the fold of the erased log is the fold of the original at the head', () => {
    onRandomDays(({ log, last }) => {
      expectSame(foldAll(erased(log)), last);
    });
  });

  it('erasing takes the words of what was withdrawn and all that ties people to a sealed session', () => {
    onRandomDays(({ log, last }) => {
      const kept = erased(log);
      for (const post of last.posts.values()) {
        if (post.status !== 'withdrawn') continue;
        for (const seq of post.textSeqs) expect(kept[seq - 1]).not.toHaveProperty('text');
      }
      for (const fact of kept) {
        if ('session' in fact && last.sessions.get(fact.session)?.sealed) expect(fact).not.toHaveProperty('person');
      }
    });
  });

  it('[R2] an accepted command asked again gets its first answer, at once and later, until its session is sealed', () => {
    onRandomDays(({ log, steps, last }) => {
      // One that came in sealed may be gone by now.
      const sealed = new Set(log.flatMap((fact) => (fact.type === 'session.sealed' ? [fact.session] : [])));
      // Fewer than an outbox remembers.
      for (const { command, asker, decision, after } of steps.slice(-OUTCOMES_KEPT / 2)) {
        if (!('facts' in decision) || roleOf(asker, last) === null) continue;
        if (decision.facts.some((fact) => 'session' in fact && sealed.has(fact.session))) continue;
        expect(decide(command, after, asker, after.at)).toMatchObject({ again: { ok: true, seq: after.seq } });
        expect(decide(command, last, asker, last.at)).toMatchObject({ again: { ok: true, seq: after.seq } });
      }
    });
  });

  it('[R3] every tally is the recount of the last ballots', () => {
    onRandomDays(({ log, last }) => {
      for (const poll of last.polls.values()) {
        expect(poll.rounds.map(({ tally }) => ({ people: tally.people, counts: tally.counts }))).toEqual(
          poll.rounds.map((_, index) => countedElsewhere(poll, log)[index] ?? recount(poll, index + 1, log)),
        );
      }
    });
  });

  it('[R4] a closed round takes no ballot and its tally never changes', () => {
    onRandomDays(({ first, steps }) => {
      const closed = new Map<string, string>();
      for (const { after } of [{ after: first }, ...steps]) {
        for (const [round, tally] of closedTallies(after)) {
          expect(tally).toBe(closed.get(round) ?? tally);
          closed.set(round, tally);
        }
      }
    });
  });

  it('support is the number of people whose last word on it, or on what stands under it, was yes, sealed or not', () => {
    onRandomDays(({ log, last }) => {
      const whenSealed = new Map(
        log.flatMap((fact, index) =>
          fact.type === 'session.sealed' ? [[fact.session, foldAll(log.slice(0, index)).posts]] : [],
        ),
      );
      for (const post of last.posts.values()) {
        const posts = whenSealed.get(post.session) ?? last.posts;
        const group = [...posts.values()].filter(
          (other) => other.id === post.id || (other.status === 'shown' && isUnder(other.id, post.id, posts)),
        );
        const yes = new Set(group.flatMap(({ id }) => [...supportersIn(log, id)]));
        const elsewhere = group.reduce((sum, { id }) => sum + supportedElsewhere(log, id), 0);
        expect(post.support).toBe(yes.size + elsewhere);
      }
    });
  });

  it('the balance is the recount of whose posts are to be seen, until it is sealed', () => {
    onRandomDays(({ last }) => {
      for (const session of last.sessions.values()) {
        if (session.sealed) expect(session.voices.isEmpty()).toBe(true);
        else
          expect(session.balance).toEqual(balanceOf(session.posts.toArray().flatMap((id) => last.posts.get(id) ?? [])));
      }
    });
  });

  it('everything of a kind has the parts that the blank one has: what is altered keeps these and no others', () => {
    const partsOf = (value: object): string => Object.keys(value).sort().join();
    onRandomDays(({ last }) => {
      const kinds: readonly (readonly [blank: object, values: Iterable<object>])[] = [
        [emptyState, [last]],
        [blankSession, last.sessions.values()],
        [blankPost, last.posts.values()],
        [blankPoll, last.polls.values()],
        [blankRound, [...last.polls.values()].flatMap(({ rounds }) => rounds)],
        [nobody, last.people.values()],
      ];
      for (const [blank, values] of kinds) for (const value of values) expect(partsOf(value)).toBe(partsOf(blank));
    });
  });

  it('time never runs backwards, and every fact has the next seq', () => {
    onRandomDays(({ log, last }) => {
      expect(last.seq).toBe(log.length);
      for (const [index, fact] of log.entries()) expect(fact.at).toBeGreaterThanOrEqual(log[index - 1]?.at ?? 0);
    });
  });
});

/** People by what most of their posts say they are. */
function balanceOf(posts: readonly Post[]): Balance {
  const seen = posts.filter(
    ({ status, from, import: brought }) => status === 'shown' && from !== 'host' && brought === null,
  );
  const voices = new Set(seen.map(voiceOf));
  const balance = structuredClone(nobodyHeard) as Record<BalancePart, { spoke: number; heard: number }>;
  for (const voice of voices) {
    const own = seen.filter((post) => voiceOf(post) === voice);
    const times = (part: BalancePart) => own.filter(({ as }) => (as ?? 'unsaid') === part).length;
    const said = balanceParts.filter((part) => part !== 'unsaid' && times(part) > 0);
    const [part = 'unsaid'] = said.sort((one, other) => times(other) - times(one));
    balance[part].spoke++;
    if (own.some(({ wasOnWall, answer }) => wasOnWall || answer)) balance[part].heard++;
  }
  return balance;
}

const voiceOf = ({ id, from, author }: Post) => (from === 'room' ? id : author);

function isUnder(id: string, root: string, posts: State['posts']): boolean {
  const group = posts.get(id)?.group ?? null;
  return group !== null && (group === root || isUnder(group, root, posts));
}

const supportedElsewhere = (log: readonly Fact[], post: string): number =>
  log.reduce((sum, fact) => sum + (fact.type === 'post.imported' && fact.post === post ? fact.support : 0), 0);

function supportersIn(log: readonly Fact[], post: string): ReadonlySet<string> {
  const yes = new Set<string>();
  for (const fact of log) {
    if (fact.type !== 'post.supported' || fact.post !== post || !fact.person) continue;
    if (fact.on) yes.add(fact.person.by);
    else yes.delete(fact.person.by);
  }
  return yes;
}

/** What the fact says that brought it in. */
const countedElsewhere = ({ id }: Poll, log: readonly Fact[]) =>
  log.flatMap((fact) => (fact.type === 'poll.imported' && fact.poll === id ? fact.rounds : []));

/** Counted from the log alone: each person's last ballot of that round. */
function recount(poll: Poll, round: number, log: readonly Fact[]) {
  const ballots = new Map<string, readonly string[]>();
  for (const fact of log) {
    if (fact.type !== 'ballot.cast' || fact.poll !== poll.id || fact.round !== round || !fact.person) continue;
    ballots.set(fact.person.by, fact.person.choices);
  }
  // Of a ranking the first places count.
  const chosen = [...ballots.values()].flatMap((ids) => (poll.kind === 'ranking' ? ids.slice(0, 1) : ids));
  const options = Object.keys(poll.rounds[round - 1]?.tally.counts ?? {});
  expect(chosen.filter((id) => !options.includes(id))).toEqual([]);
  return {
    people: ballots.size,
    counts: Object.fromEntries(options.map((id) => [id, chosen.filter((choice) => choice === id).length])),
  };
}

function closedTallies(state: State): [round: string, tally: string][] {
  return [...state.polls.values()].flatMap((poll) =>
    poll.rounds.flatMap((round, index): [string, string][] => {
      const { people, counts } = round.tally;
      // Words may still be hidden, and nothing is told of what was withdrawn.
      const { words: _, ...details } = poll.withdrawn ? {} : detailsOf(poll, round);
      const told = [round.closedAt, people, counts, details];
      return round.closedAt === null
        ? []
        : [[`${poll.id} ${index}${poll.withdrawn ? ' withdrawn' : ''}`, JSON.stringify(told)]];
    }),
  );
}
