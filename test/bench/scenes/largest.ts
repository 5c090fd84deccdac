import { setTimeout as sleep } from 'node:timers/promises';
import { startOpenfloor } from '../contestants.ts';
import { AT_EASE, isShort, p99, type Figure, type SceneReport } from '../figure.ts';
import { minute, withLoad, type Minute } from '../minute.ts';
import type { SceneOptions } from '../scenes.ts';
import { OWED, STORM } from '../storm.ts';

/** A load process may open no more than 20,000 files on many machines. */
const STEPS = [5000, 7500, 10_000, 12_500, 15_000, 17_500];
const AIM = 15_000;
const WARM_UP = 5;
const SECONDS = 12;
/** Until those who came are no longer news, s. */
const SETTLE = 2;

/** More and more phones in the storm of `room`, until one of the things they are owed is no longer kept. */
export async function largest({ phones, seconds = SECONDS, profileFolder }: SceneOptions): Promise<SceneReport> {
  const steps = phones === undefined ? STEPS : [1, 2, 3, 4, 5].map((part) => Math.round((phones * part) / 5));
  const tried: { phones: number; minute: Minute; missed: readonly string[] }[] = [];
  await withLoad(await startOpenfloor({ profileFolder }), async (load, server) => {
    let there = 0;
    for (const step of steps) {
      await load('open', server.crowd(step - there));
      if (there === 0) await load('look', server.event.hostKey);
      there = step;
      await sleep(SETTLE * 1000);
      const did = await minute(load, server, STORM, { warmUp: WARM_UP, seconds });
      const missed = missedIn(did);
      tried.push({ phones: step, minute: did, missed });
      if (missed.length > 0) break;
    }
  });
  const held = tried.filter(({ missed }) => missed.length === 0).at(-1);
  const ended = tried.find(({ missed }) => missed.length > 0);
  return {
    scene: 'largest',
    about: `the storm of \`room\` with more and more phones, ${seconds} s measured of each step`,
    figures: [
      {
        ...{ what: 'phones with which all that they are owed was kept', value: held?.phones ?? 0, unit: '' },
        ...{ better: 'more', aim: AIM },
        beside: ended ? `with ${ended.phones}: ${ended.missed.join(', ')}` : 'more were not tried',
      },
      ...tried.map(({ phones: many, minute: did }) => stepOf(many, did)),
    ],
    load: ended?.minute.load ?? held?.minute.load ?? AT_EASE,
  };
}

const partOf = ({ cpu, seconds }: Minute): number => cpu / seconds;

/** What was owed and not given. */
function missedIn(did: Minute): readonly string[] {
  const owed: readonly (readonly [what: string, value: number, most: number])[] = [
    ['phones', p99(did.behind), OWED.phone],
    ['wall', p99(did.wall), OWED.wall],
    ['host', p99(did.host), OWED.host],
    ['answers', p99(did.answers), OWED.answer],
  ];
  const late = owed.filter(([, value, most]) => value > most).map(([what, value]) => `${what} ${value.toFixed(0)} ms`);
  const busy = partOf(did) > OWED.share ? [`${(partOf(did) * 100).toFixed(0)} % of the core`] : [];
  const lost = did.lost > 0 ? [`${did.lost} phones lost`] : [];
  return [...late, ...busy, ...lost];
}

function stepOf(phones: number, did: Minute): Figure {
  const told = (['behind', 'wall', 'host', 'answers'] as const).map((what) => p99(did[what]).toFixed(0)).join(', ');
  const load = isShort(did.load) ? ', the load was short' : '';
  return {
    ...{ what: `the server's part of its core with ${phones}`, value: partOf(did) * 100, unit: '%' },
    ...{ better: 'less', beside: `phones, wall, host, answers p99 ${told} ms${load}` },
  };
}
