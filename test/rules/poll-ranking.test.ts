import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bordaPoints, instantRunoff, rankingOf, type Preference } from '../../server/room/tally/ranking.ts';

/** So many people with one preference each. */
const of = (people: number, ...ranked: string[]): Preference[] => Array.from({ length: people }, () => ranked);

describe('worked examples', () => {
  it('Borda, "Mémoire sur les élections au scrutin" (1781): 21 voters, whom most put last leads by first places', () => {
    const ballots = [
      ...of(1, 'A', 'B', 'C'),
      ...of(7, 'A', 'C', 'B'),
      ...of(7, 'B', 'C', 'A'),
      ...of(6, 'C', 'B', 'A'),
    ];
    // He gave 3, 2 and 1: 37, 42 and 47. Here a place less each, for 21 people.
    expect(rankingOf(['A', 'B', 'C'], ballots).points).toEqual({ A: 37 - 21, B: 42 - 21, C: 47 - 21 });
  });

  it('the capital of Tennessee, as textbooks and encyclopedias tell it: Borda finds Nashville, the run-off Knoxville', () => {
    const ballots = [
      ...of(42, 'Memphis', 'Nashville', 'Chattanooga', 'Knoxville'),
      ...of(26, 'Nashville', 'Chattanooga', 'Knoxville', 'Memphis'),
      ...of(15, 'Chattanooga', 'Knoxville', 'Nashville', 'Memphis'),
      ...of(17, 'Knoxville', 'Chattanooga', 'Nashville', 'Memphis'),
    ];
    expect(rankingOf(['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'], ballots)).toEqual({
      points: { Memphis: 126, Nashville: 194, Chattanooga: 173, Knoxville: 107 },
      rounds: [
        { counts: { Memphis: 42, Nashville: 26, Chattanooga: 15, Knoxville: 17 }, out: ['Chattanooga'] },
        { counts: { Memphis: 42, Nashville: 26, Knoxville: 32 }, out: ['Nashville'] },
        { counts: { Memphis: 42, Knoxville: 58 }, out: [] },
      ],
      winners: ['Knoxville'],
    });
  });

  it('the President of Ireland, 1990: official counts, with papers that name nobody who is left', () => {
    const ballots = [
      ...of(694_484, 'Lenihan'),
      ...of(612_265, 'Robinson'),
      ...of(205_565, 'Currie', 'Robinson'),
      ...of(36_789, 'Currie', 'Lenihan'),
      ...of(25_548, 'Currie'),
    ];
    expect(instantRunoff(['Robinson', 'Lenihan', 'Currie'], ballots, new Map())).toEqual({
      rounds: [
        { counts: { Robinson: 612_265, Lenihan: 694_484, Currie: 267_902 }, out: ['Currie'] },
        { counts: { Robinson: 817_830, Lenihan: 731_273 }, out: [] },
      ],
      winners: ['Robinson'],
    });
  });
});

describe('edges', () => {
  it('without a ranking nobody wins, and nobody has points', () => {
    expect(rankingOf(['o1', 'o2'], [])).toEqual({ points: { o1: 0, o2: 0 }, rounds: [], winners: [] });
  });

  it('a tie of all stays one', () => {
    const ballots = [...of(3, 'o1', 'o2'), ...of(3, 'o2', 'o1')];
    expect(rankingOf(['o1', 'o2'], ballots)).toEqual({
      points: { o1: 3, o2: 3 },
      rounds: [{ counts: { o1: 3, o2: 3 }, out: [] }],
      winners: ['o1', 'o2'],
    });
  });

  it('of two with the fewest first places the one with fewer points leaves', () => {
    const ballots = [...of(4, 'o1', 'o2', 'o3'), ...of(2, 'o2', 'o1', 'o3'), ...of(2, 'o3', 'o2', 'o1')];
    const { points, rounds, winners } = rankingOf(['o1', 'o2', 'o3'], ballots);
    expect(points).toEqual({ o1: 10, o2: 10, o3: 4 });
    expect(rounds[0]).toEqual({ counts: { o1: 4, o2: 2, o3: 2 }, out: ['o3'] });
    expect(winners).toEqual(['o1', 'o2']);
  });

  it('of two with equal points too both leave', () => {
    const ballots = [...of(5, 'o1'), ...of(5, 'o4'), ...of(1, 'o2', 'o3', 'o4'), ...of(1, 'o3', 'o2', 'o4')];
    const { rounds, winners } = rankingOf(['o1', 'o2', 'o3', 'o4'], ballots);
    expect(rounds).toEqual([
      { counts: { o1: 5, o2: 1, o3: 1, o4: 5 }, out: ['o2', 'o3'] },
      { counts: { o1: 5, o4: 7 }, out: [] },
    ]);
    expect(winners).toEqual(['o4']);
  });

  it('who names one of three leaves the places behind to both others', () => {
    expect(rankingOf(['o1', 'o2', 'o3'], of(1, 'o1')).points).toEqual({ o1: 2, o2: 0.5, o3: 0.5 });
  });
});

describe('any ballots', () => {
  const options = ['o1', 'o2', 'o3', 'o4', 'o5'];
  const preferences = fc.array(fc.shuffledSubarray(options, { minLength: 1 }), { maxLength: 40 });

  it('are counted as naively as can be: pairs for Borda, whole recounts for the run-off', () => {
    fc.assert(
      fc.property(preferences, (ballots) => {
        const { points, rounds, winners } = rankingOf(options, ballots);
        expect(points).toEqual(pairwise(options, ballots));
        let remaining = options;
        for (const [index, { counts, out }] of rounds.entries()) {
          expect(counts).toEqual(recounted(remaining, ballots));
          const all = Object.values(counts).reduce((sum, each) => sum + each, 0);
          const isLast = index === rounds.length - 1;
          expect(out.length === 0).toBe(isLast);
          if (!isLast) expect(Math.max(...Object.values(counts)) * 2).toBeLessThanOrEqual(all);
          for (const id of out) expect(counts[id]).toBe(Math.min(...Object.values(counts)));
          remaining = remaining.filter((id) => !out.includes(id));
        }
        if (ballots.length > 0) expect(winners.every((id) => remaining.includes(id))).toBe(true);
        expect(winners.length > 0).toBe(ballots.length > 0);
      }),
    );
  });

  it('give the same in any order, and each gives away the same points', () => {
    fc.assert(
      fc.property(preferences, fc.integer(), (ballots, start) => {
        const turned = ballots.map((_, index) => ballots[(index + Math.abs(start)) % ballots.length] ?? []);
        expect(rankingOf(options, turned)).toEqual(rankingOf(options, ballots));
        const sum = [...bordaPoints(options, ballots).values()].reduce((all, each) => all + each, 0);
        expect(sum).toBe(ballots.length * 10);
      }),
    );
  });
});

/** Borda as wins in pairs: over each option below a point, beside one that is unranked too half a point. */
function pairwise(options: readonly string[], ballots: readonly Preference[]): Record<string, number> {
  const place = (ballot: Preference, id: string) => (ballot.includes(id) ? ballot.indexOf(id) : Infinity);
  const worth = (ballot: Preference, id: string, other: string): number => {
    const [one, two] = [place(ballot, id), place(ballot, other)];
    return one < two ? 1 : one === two ? 0.5 : 0;
  };
  return Object.fromEntries(
    options.map((id) => [
      id,
      ballots
        .flatMap((ballot) => options.filter((other) => other !== id).map((other) => worth(ballot, id, other)))
        .reduce((sum, each) => sum + each, 0),
    ]),
  );
}

function recounted(remaining: readonly string[], ballots: readonly Preference[]): Record<string, number> {
  const best = ballots.map((ballot) => ballot.find((id) => remaining.includes(id)));
  return Object.fromEntries(remaining.map((id) => [id, best.filter((each) => each === id).length]));
}
