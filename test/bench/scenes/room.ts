import { setTimeout as sleep } from 'node:timers/promises';
import { lookedAt, startBare, startOpenfloor, type Contestant, type Openfloor } from '../contestants.ts';
import { p99, worse, type Figure, type SceneReport } from '../figure.ts';
import type { LoadState, Pace, Tallies } from '../load-calls.ts';
import { endsOf, watchMemory } from '../memory-course.ts';
import { minute, withLoad, type Load, type Minute } from '../minute.ts';
import { usage } from '../process-stat.ts';
import type { SceneOptions } from '../scenes.ts';
import { OWED, STORM } from '../storm.ts';
import { shown } from '../table.ts';
import { inTurns, perSecond, type Spent } from '../turns.ts';

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
/** In turn with bare `ws`, which is sent what our phones were in the turn before. */
const CALM_ROUNDS = 3;
const CALM_SECONDS = 9;
const CALM_WARM_UP = 2;
/** What comes first after a quiet time is all told as new, by a list that waits 15 s: 30 minutes are not reckoned from that. */
const WARM_UP = 20;
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
  const storms = { few: FEW_SECONDS, all: seconds };
  return withLoad(await startOpenfloor({ profileFolder }), async (load, server) =>
    withLoad(await startBare(), async (bareLoad, bare) => {
      const first = Math.round(phones * FEW);
      const measure = async (size: keyof typeof storms): Promise<Weather> => {
        const watched = watchMemory(server.pid());
        const storm = await minute(load, server, STORM, { warmUp: WARM_UP, seconds: storms[size] });
        return { storm, course: watched(), ...(await calm(load, server, bareLoad, bare)) };
      };
      await open(load, server, first);
      await open(bareLoad, bare, first);
      await load('look', server.event.hostKey);
      const few = await measure('few');
      const perPhone = await open(load, server, phones - first);
      const itsPerPhone = await open(bareLoad, bare, phones - first);
      const all = await measure('all');
      const tallies = await load('wrongTallies');
      const stillPerPhone = long ? await heldAtTheEnd(server, phones) : null;
      return {
        scene: 'room',
        about: `${phones} phones, a wall and a host; ${STORM.votes} votes, ${STORM.posts} posts and ${STORM.joins} joins a second, ${seconds} s measured`,
        figures: [
          ...lateness(all.storm, tallies),
          ...frames(few, all),
          memory(perPhone, itsPerPhone),
          bytes(all.storm),
          ...(stillPerPhone === null ? [] : [flatness(all), afterwards(stillPerPhone, itsPerPhone)]),
        ],
        load: [few, all].flatMap((each) => [each.storm.load, each.load]).reduce(worse),
      };
    }),
  );
}

/** With some of the phones, or with all; `course`: what the process held during the storm, bytes; then both with few votes. */
type Weather = {
  readonly storm: Minute;
  readonly course: readonly number[];
  readonly ours: Spent;
  readonly bare: Spent;
  readonly load: LoadState;
};

/** Bytes that each of so many more phones takes, connected and quiet. What is garbage is not counted: it is more, and by chance. */
async function open(load: Load, server: Contestant, phones: number): Promise<number> {
  const before = await held(server);
  await load('open', server.crowd(phones));
  return ((await held(server)) - before) / phones;
}

/** The same after all this, beside a process that has just opened the same event, at which only a wall looks. */
async function heldAtTheEnd(server: Openfloor, phones: number): Promise<number> {
  const together = await held(server);
  await server.revive();
  const wall = await lookedAt(server);
  const alone = await held(server);
  wall.leave();
  return (together - alone) / phones;
}

/** Bytes that a process holds when it is quiet. */
async function held(server: Contestant): Promise<number> {
  await sleep(SETTLE * 1000);
  await server.tidy();
  return usage(server.pid()).memory;
}

async function calm(
  load: Load,
  server: Contestant,
  bareLoad: Load,
  bare: Awaited<ReturnType<typeof startBare>>,
): Promise<Pick<Weather, 'ours' | 'bare' | 'load'>> {
  const times = { warmUp: CALM_WARM_UP, seconds: CALM_SECONDS };
  let sent: Pick<Minute, 'recording' | 'seconds'> = { recording: [], seconds: 0 };
  const did = await inTurns(
    CALM_ROUNDS,
    async () => {
      const ours = await minute(load, server, CALM, times);
      sent = ours;
      return ours;
    },
    async () => {
      bare.play(sent.recording, sent.seconds * 1000);
      const its = await minute(bareLoad, bare, { votes: 0, posts: 0 }, times);
      bare.play([], 0);
      return its;
    },
  );
  const [ours, its] = did.spent;
  return { ours, bare: its, load: did.load };
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

function frames(few: Weather, all: Weather): readonly Figure[] {
  const its = perFrame(few.bare, all.bare);
  const times = (what: string, mine: number): Figure => ({
    ...{ what: `${what}, times bare ws`, value: mine / its, unit: '×', better: 'less' },
    beside: `${(mine * 1e6).toFixed(1)} µs, bare ${(its * 1e6).toFixed(1)} µs`,
  });
  return [
    { ...times('CPU for one more frame, with few votes', perFrame(few.ours, all.ours)), aim: 1.1 },
    times('CPU for one more frame in the storm', perFrame(perSecond([few.storm]), perSecond([all.storm]))),
    { what: 'frames and answers a second', value: all.storm.messages / all.storm.seconds, unit: '/s' },
  ];
}

function memory(perPhone: number, itsPerPhone: number): Figure {
  const [kb, itsKb] = [perPhone / 1024, itsPerPhone / 1024];
  return {
    ...{ what: 'memory per connected phone, over bare ws', value: kb - itsKb, unit: 'KB' },
    ...{ better: 'less', aim: 20, beside: `${kb.toFixed(1)} KB, bare ${itsKb.toFixed(1)} KB` },
  };
}

function afterwards(perPhone: number, itsPerPhone: number): Figure {
  return {
    ...memory(perPhone, itsPerPhone),
    what: 'the same at the end, beside a server that has just opened the same event',
  };
}

function bytes({ recording, seconds, firstView, told: toldOf }: Minute): Figure {
  const told = recording.reduce((sum, [, size]) => sum + size + WEBSOCKET_HEADER, 0);
  const kinds = Object.entries(toldOf).map(
    ([kind, size]) => `${kind} ${((size / seconds / 1024) * HALF_AN_HOUR).toFixed(0)}`,
  );
  return {
    what: 'to a phone in 30 minutes, the first view included',
    value: (firstView + (told / seconds) * HALF_AN_HOUR) / 1024,
    ...{ unit: 'KB', better: 'less', aim: 1024 },
    beside: `the first view ${(firstView / 1024).toFixed(1)}, ${kinds.join(', ')}`,
  };
}

/** Of what more phones cost, by what more they were sent. */
const perFrame = (few: Spent, all: Spent): number => (all.cpu - few.cpu) / (all.messages - few.messages);
