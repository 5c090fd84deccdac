import { setTimeout as sleep } from 'node:timers/promises';
import { startBare, startOpenfloor, type Contestant } from '../contestants.ts';
import { p99, worse, type Figure, type SceneReport } from '../figure.ts';
import type { Pace, Tallies } from '../load-calls.ts';
import { endsOf, watchMemory } from '../memory-course.ts';
import { minute, withLoad, type Load, type Minute } from '../minute.ts';
import { usage } from '../process-stat.ts';
import type { SceneOptions } from '../scenes.ts';
import { OWED, STORM } from '../storm.ts';
import { shown } from '../table.ts';

const PHONES = 10_000;
const SECONDS = 60;
/** Of the phones that are there first; what the others cost more is the price of a frame. */
const FEW = 0.25;
const FEW_SECONDS = 15;
const BARE_SECONDS = 15;
const WARM_UP = 8;
/** Until memory has settled after connecting, s. */
const SETTLE = 3;
const HALF_AN_HOUR = 1800;
/** What may come and go with the garbage. */
const FLAT = 1.1;
/** Of most messages, bytes. */
const WEBSOCKET_HEADER = 4;

/** Ten thousand phones, a wall and a host in one room, and bare `ws` with as many connections that are sent the same. */
export async function room({
  phones = PHONES,
  long,
  seconds = long ? HALF_AN_HOUR : SECONDS,
  profileFolder,
}: SceneOptions): Promise<SceneReport> {
  const ours = await withLoad(await startOpenfloor({ profileFolder }), async (load, server) => {
    const look = () => load('look', server.event.hostKey);
    const found = await grow(server, load, phones, [FEW_SECONDS, seconds], STORM, look);
    return { ...found, tallies: await load('wrongTallies') };
  });
  const bare = await withLoad(await startBare(), (load, server) => {
    const { recording, seconds: lasts } = ours.all;
    const play = () => Promise.resolve(void server.play(recording, lasts * 1000));
    return grow(server, load, phones, [BARE_SECONDS, BARE_SECONDS], { votes: 0, posts: 0 }, play);
  });
  return {
    scene: 'room',
    about: `${phones} phones, a wall and a host; ${STORM.votes} votes, ${STORM.posts} posts and ${STORM.joins} joins a second, ${seconds} s measured`,
    figures: [...lateness(ours.all, ours.tallies), ...price(ours, bare), ...(long ? [flatness(ours)] : [])],
    load: worse(ours.few.load, ours.all.load),
  };
}

/** Memory in bytes: what the later phones take, each, connected and quiet; and all of it, in the while with all. */
type Grown = {
  readonly few: Minute;
  readonly all: Minute;
  readonly perPhone: number;
  readonly course: readonly number[];
};

/** A while with some phones, then a while with all. `begin` is called once the first are there. */
async function grow(
  server: Contestant,
  load: Load,
  phones: number,
  [fewSeconds, allSeconds]: readonly [number, number],
  pace: Pace,
  begin: () => Promise<unknown>,
): Promise<Grown> {
  const first = Math.round(phones * FEW);
  await load('open', server.crowd(first));
  await begin();
  const few = await minute(load, server, pace, { warmUp: WARM_UP, seconds: fewSeconds });
  await sleep(SETTLE * 1000);
  const before = usage(server.pid()).memory;
  await load('open', server.crowd(phones - first));
  await sleep(SETTLE * 1000);
  const perPhone = (usage(server.pid()).memory - before) / (phones - first);
  const watched = watchMemory(server.pid());
  const all = await minute(load, server, pace, { warmUp: WARM_UP, seconds: allSeconds });
  return { few, all, perPhone, course: watched() };
}

/** What is said meanwhile is kept, and is in it. */
function flatness({ all, course }: Grown): Figure {
  const { early, late } = endsOf(course);
  return {
    ...{ what: 'memory in the last sixth of the time beside the second', value: late / early, unit: '×' },
    ...{ better: 'less', aim: FLAT, beside: `${megabytes(late)}, ${megabytes(early)}; ${all.posts} posts meanwhile` },
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(0)} MB`;

function lateness(all: Minute, tallies: Tallies): readonly Figure[] {
  const late = (what: string, spread: Minute['behind'], aim: number): Figure => ({
    ...{ what: `${what}, p99`, value: p99(spread), unit: 'ms', better: 'less', aim, beside: shown(spread) },
  });
  const none = (what: string, value: number): Figure => ({ what, value, unit: '', better: 'less', aim: 0 });
  return [
    late('phones behind the truth', all.behind, OWED.phone),
    late('the wall behind the truth', all.wall, OWED.wall),
    late("the host's screen behind the truth", all.host, OWED.host),
    late('answers to commands', all.answers, OWED.answer),
    {
      ...{ what: "the server's part of its core", value: (all.cpu / all.seconds) * 100, unit: '%' },
      ...{ better: 'less', aim: OWED.share * 100 },
    },
    late('who comes has a first view after', all.joins, OWED.comer),
    { what: 'phones that came and went a second', value: all.joined / all.seconds, unit: '/s' },
    { what: 'votes acknowledged a second', value: all.votes / all.seconds, unit: '/s' },
    { what: 'posts acknowledged a second', value: all.posts / all.seconds, unit: '/s' },
    none('commands refused', all.refused),
    none('phones told to come later', all.later),
    none('phones that lost their connection', all.lost),
    none('phones with a wrong tally at the end', tallies.phones),
  ];
}

function price(ours: Grown, bare: Grown): readonly Figure[] {
  const [mine, its] = [perFrame(ours), perFrame(bare)];
  const [kb, itsKb] = [ours.perPhone / 1024, bare.perPhone / 1024];
  const { messages, seconds, recording, firstView } = ours.all;
  const told = recording.reduce((sum, [, bytes]) => sum + bytes + WEBSOCKET_HEADER, 0);
  const kinds = Object.entries(ours.all.told).map(
    ([kind, bytes]) => `${kind} ${((bytes / seconds / 1024) * HALF_AN_HOUR).toFixed(0)}`,
  );
  return [
    {
      ...{ what: 'CPU for one more frame, times bare ws', value: mine / its, unit: '×', better: 'less', aim: 1.1 },
      ...{ beside: `${(mine * 1e6).toFixed(1)} µs, bare ${(its * 1e6).toFixed(1)} µs` },
    },
    { what: 'frames and answers a second', value: messages / seconds, unit: '/s' },
    {
      ...{ what: 'memory per connected phone, over bare ws', value: kb - itsKb, unit: 'KB' },
      ...{ better: 'less', aim: 20, beside: `${kb.toFixed(1)} KB, bare ${itsKb.toFixed(1)} KB` },
    },
    {
      what: 'to a phone in 30 minutes, the first view included',
      value: (firstView + (told / seconds) * HALF_AN_HOUR) / 1024,
      ...{
        unit: 'KB',
        better: 'less',
        aim: 1024,
        beside: `the first view ${(firstView / 1024).toFixed(1)}, ${kinds.join(', ')}`,
      },
    },
  ];
}

/** Of what more phones cost, by what more they were sent. */
function perFrame({ few, all }: Grown): number {
  return (all.cpu / all.seconds - few.cpu / few.seconds) / (all.messages / all.seconds - few.messages / few.seconds);
}
