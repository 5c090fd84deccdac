import { startOpenfloor, startPlain } from '../contestants.ts';
import { p99, worse, type Figure, type SceneReport } from '../figure.ts';
import type { Tallies } from '../load-calls.ts';
import { minute, withLoad, type Minute } from '../minute.ts';
import type { Spread } from '../quantiles.ts';
import type { SceneOptions } from '../scenes.ts';
import { OWED, STORM } from '../storm.ts';
import { shown } from '../table.ts';

/** Phones, and what they do in a second together. */
type Profile = { readonly phones: number; readonly votes: number; readonly posts: number };

/** As many as a plain server can serve, so that it can be measured beside ours. */
const FEW: Profile = { phones: 200, votes: 200, posts: 5 };
const MANY: Profile = { phones: 2000, votes: STORM.votes, posts: STORM.posts };
/** s; a young process still compiles what it does often, which no day of conference notices. */
const LENGTHS = { warmUp: 30, seconds: 15 };
/** Closed loop: votes each phone keeps under way, and for how long, s. */
const SATURATION = { underWay: 4, seconds: 8 };

/** What a minute of conference costs beside a plain Socket.IO server, which re-emits every vote and every post to everyone. */
export async function cost({ seconds = LENGTHS.seconds, profileFolder }: SceneOptions): Promise<SceneReport> {
  const lengths = { ...LENGTHS, seconds };
  const ours = async (profile: Profile) =>
    withLoad(await startOpenfloor({ profileFolder }), async (load, server) => {
      await load('open', server.crowd(profile.phones));
      const did = await minute(load, server, profile, lengths);
      const tallies = await load('wrongTallies');
      return { ...did, tallies, ...(await load('saturate', SATURATION)) };
    });
  const few = await ours(FEW);
  const plain = await withLoad(await startPlain(), async (load, server) => {
    await load('open', server.crowd(FEW.phones));
    return minute(load, server, FEW, lengths);
  });
  const many = await ours(MANY);
  return {
    scene: 'cost',
    about: `${[FEW, MANY].map(nameOf).join('; ')}; ${seconds} s measured`,
    figures: [
      againstPlain(FEW, few, plain, 0.1, ''),
      againstPlain(
        MANY,
        many,
        plain,
        few.cpuPerMinute / wholeLoad(plain, FEW),
        ', reckoned from what a message cost it',
      ),
      ...kept(FEW, few),
      ...kept(MANY, many),
      {
        ...{ what: 'durable votes a second, as many as 2000 phones send', value: many.perSecond, unit: '/s' },
        ...{ better: 'more', aim: 10_000, beside: `${many.slowDowns} times "slow down"` },
      },
    ],
    load: worse(few.load, many.load),
  };
}

function againstPlain(profile: Profile, ours: Minute, plain: Minute, aim: number, how: string): Figure {
  const whole = wholeLoad(plain, profile);
  return {
    ...{ what: `${nameOf(profile)}: CPU a minute, part of plain`, value: ours.cpuPerMinute / whole, unit: '×' },
    ...{ better: 'less', aim, beside: `${ours.cpuPerMinute.toFixed(2)} s, plain ${whole.toFixed(1)} s${how}` },
  };
}

/** CPU a minute had the plain server delivered every vote and post to every phone; it may have fallen behind. */
function wholeLoad({ cpuPerMessage }: Minute, { phones, votes, posts }: Profile): number {
  return cpuPerMessage * (votes + posts) * (phones + 1) * 60;
}

function kept(profile: Profile, did: Minute & { readonly tallies: Tallies }): readonly Figure[] {
  const less = (what: string, value: number, unit: string, aim: number, beside = ''): Figure => ({
    ...{ what: `${nameOf(profile)}: ${what}`, value, unit, better: 'less', aim, beside },
  });
  const late = (what: string, spread: Spread, aim: number) =>
    less(`${what}, p99`, p99(spread), 'ms', aim, shown(spread));
  return [
    late('phones behind the truth', did.behind, OWED.phone),
    late('answers to commands', did.answers, OWED.answer),
    less('commands refused', did.refused, '', 0),
    less('phones with a wrong tally at the end', did.tallies.phones, '', 0),
  ];
}

const nameOf = ({ phones, votes, posts }: Profile): string => `${phones} phones, ${votes}+${posts}/s`;
