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
/**
 * So few votes that next to nothing is done but to send: in the storm votes take less of a thread with time to spare, which
 * is not the frames' doing.
 */
const CALM: Pace = { votes: 20, posts: 0 };
const CALM_SECONDS = 15;
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
  const storm = { few: FEW_SECONDS, all: seconds };
  const ours = await withLoad(await startOpenfloor({ profileFolder }), async (load, server) => {
    const grown = await grow(server, load, phones, async (size) => {
      if (size === 'few') await load('look', server.event.hostKey);
      const watched = watchMemory(server.pid());
      const did = await minute(load, server, STORM, { warmUp: WARM_UP, seconds: storm[size] });
      const course = watched();
      const calm = await minute(load, server, CALM, { warmUp: WARM_UP, seconds: CALM_SECONDS });
      return { storm: did, course, calm };
    });
    return { ...grown, tallies: await load('wrongTallies') };
  });
  const bare = await withLoad(await startBare(), (load, server) => {
    const { recording, seconds: lasts } = ours.all.calm;
    return grow(server, load, phones, (size) => {
      if (size === 'few') server.play(recording, lasts * 1000);
      return minute(load, server, { votes: 0, posts: 0 }, { warmUp: WARM_UP, seconds: CALM_SECONDS });
    });
  });
  const { few, all } = ours;
  return {
    scene: 'room',
    about: `${phones} phones, a wall and a host; ${STORM.votes} votes, ${STORM.posts} posts and ${STORM.joins} joins a second, ${seconds} s measured`,
    figures: [...lateness(all.storm, ours.tallies), ...price(ours, bare), ...(long ? [flatness(all)] : [])],
    load: worse(few.storm.load, all.storm.load),
  };
}

type Size = 'few' | 'all';
/** What was measured with some of the phones and with all; bytes that the later ones take, each, connected and quiet. */
type Grown<Measured> = Readonly<Record<Size, Measured>> & { readonly perPhone: number };
/** `course`: what the process held during the storm, bytes. */
type Weather = { readonly storm: Minute; readonly course: readonly number[]; readonly calm: Minute };

async function grow<Measured>(
  server: Contestant,
  load: Load,
  phones: number,
  measure: (size: Size) => Promise<Measured>,
): Promise<Grown<Measured>> {
  const first = Math.round(phones * FEW);
  await load('open', server.crowd(first));
  const few = await measure('few');
  await sleep(SETTLE * 1000);
  const before = usage(server.pid()).memory;
  await load('open', server.crowd(phones - first));
  await sleep(SETTLE * 1000);
  const perPhone = (usage(server.pid()).memory - before) / (phones - first);
  return { few, all: await measure('all'), perPhone };
}

/** What is said meanwhile is kept, and is in it. */
function flatness({ storm, course }: Weather): Figure {
  const { early, late } = endsOf(course);
  return {
    ...{ what: 'memory in the last sixth of the time beside the second', value: late / early, unit: '×' },
    ...{ better: 'less', aim: FLAT, beside: `${megabytes(late)}, ${megabytes(early)}; ${storm.posts} posts meanwhile` },
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

function price(ours: Grown<Weather>, bare: Grown<Minute>): readonly Figure[] {
  const { few, all } = ours;
  const its = perFrame(bare.few, bare.all);
  const times = (what: string, mine: number): Figure => ({
    ...{ what: `${what}, times bare ws`, value: mine / its, unit: '×', better: 'less' },
    beside: `${(mine * 1e6).toFixed(1)} µs, bare ${(its * 1e6).toFixed(1)} µs`,
  });
  const [kb, itsKb] = [ours.perPhone / 1024, bare.perPhone / 1024];
  const { messages, seconds, recording, firstView, told: toldOf } = all.storm;
  const told = recording.reduce((sum, [, bytes]) => sum + bytes + WEBSOCKET_HEADER, 0);
  const kinds = Object.entries(toldOf).map(
    ([kind, bytes]) => `${kind} ${((bytes / seconds / 1024) * HALF_AN_HOUR).toFixed(0)}`,
  );
  return [
    { ...times('CPU for one more frame, with few votes', perFrame(few.calm, all.calm)), aim: 1.1 },
    times('CPU for one more frame in the storm', perFrame(few.storm, all.storm)),
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
const perFrame = (few: Minute, all: Minute): number =>
  (all.cpu / all.seconds - few.cpu / few.seconds) / (all.messages / all.seconds - few.messages / few.seconds);
