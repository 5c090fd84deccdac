import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { PollKind } from '../../shared/polls.ts';
import type { PollView } from '../../shared/views.ts';
import { openApi } from '../../server/simulator/api.ts';
import type { Wish } from '../../server/simulator/outbox.ts';
import { Person, type Host } from '../../server/simulator/person.ts';
import { onCore } from '../bench/pinned.ts';
import { enterAll } from '../support/busy-event.ts';
import { Attendee } from './attendee.ts';
import type { Chance } from './chance.ts';
import { entranceAt } from './knock.ts';
import { withServer } from './mortal.ts';
import { openReading } from './reading.ts';
import type { Scene } from './scene.ts';

export type Ballots = {
  readonly people: number;
  /** Within so long everyone votes, and every tenth person twice, s. */
  readonly seconds: number;
  /** The wall has the final result so long after the last answer where the machine has nothing else to do, ms. */
  readonly bearable: number | null;
};

type Answer = Pick<Extract<Wish, { type: 'ballot.cast' }>, 'choices' | 'words' | 'number' | 'text'>;
type Asked = Pick<Extract<Wish, { type: 'poll.add' }>, 'kind' | 'options' | 'scale'>;

const SESSION = 's3';
const LOOK_MS = 10;
const PATIENCE_MS = 60_000;
const ids = ['o1', 'o2', 'o3', 'o4'];
const options = ['Bus', 'Train', 'Bicycle', 'On foot'];
const WORDS = ['hope', 'time', 'trust', 'money', 'together'];
const SPELLINGS = [...WORDS, 'Hope', 'TIME', 'Trust'];

/** Each kind with an answer that somebody might give; one in ten is not sure. */
const kinds: Readonly<Record<PollKind, { readonly asked: Asked; readonly answer: (chance: Chance) => Answer }>> = {
  one: { asked: { options }, answer: (chance) => ({ choices: [chance.of(ids)] }) },
  several: { asked: { options }, answer: (chance) => ({ choices: ids.slice(chance.whole(0, 2), chance.whole(3, 4)) }) },
  rating: { asked: { scale: '0-10' }, answer: (chance) => ({ choices: [`o${chance.whole(1, 11)}`] }) },
  ranking: { asked: { options }, answer: (chance) => ({ choices: turned(ids, chance.whole(0, 3)).slice(0, 3) }) },
  words: { asked: {}, answer: (chance) => ({ words: [chance.of(SPELLINGS), `word ${chance.whole(0, 500)}`] }) },
  open: { asked: {}, answer: (chance) => ({ text: `By ${chance.of(options)}, and ${chance.whole(0, 1000)} stops` }) },
  number: { asked: {}, answer: (chance) => ({ number: chance.whole(0, 240) / 2 }) },
};

/** A full room answers one poll of each kind, within seconds. */
export const ballots = ({ people, seconds, bearable }: Ballots): Scene => ({
  name: 'ballots',
  what: 'everyone answers a poll of each kind within seconds; acknowledged is counted, and the wall has it',
  run: (chance, say) =>
    withServer({ command: onCore(0) }, async (server) => {
      await server.start();
      const room = await gatherRoom(server.url, people);
      const counts: Record<string, number> = { people, acknowledged: 0 };
      const times: Record<string, readonly number[]> = {};
      const wrong: string[] = [];
      for (const [kind, { asked, answer }] of Object.entries(kinds)) {
        const poll = await openPoll(room.host, { ...asked, kind: kind as PollKind });
        const given = await everyoneAnswers(room.attendees, poll, seconds, chance, answer);
        const last = performance.now();
        const expected = recount(kind as PollKind, given);
        const until = Date.now() + PATIENCE_MS;
        const shown = () => toldBy(room.wall.now.polls.get(poll));
        while (shown() !== expected && Date.now() < until) await wait(LOOK_MS);
        const final = performance.now() - last;
        if (shown() !== expected) wrong.push(`${kind}: the wall shows ${shown()} where ${expected} were acknowledged.`);
        if (bearable !== null && final > bearable)
          wrong.push(`${kind}: the wall was final after ${Math.round(final)} ms.`);
        counts['acknowledged'] = (counts['acknowledged'] ?? 0) + given.acknowledged;
        times[`${kind}: answered`] = given.times;
        times[`${kind}: wall final`] = [final];
        await room.host.ask({ type: 'poll.close', poll });
        say(`${kind}: ${shown().slice(0, 120)}`);
      }
      room.leave();
      await server.end('SIGTERM');
      return { counts, times, wrong };
    }),
});

type Given = {
  /** The last answer of each. */
  readonly answers: ReadonlyMap<Attendee, Answer>;
  readonly acknowledged: number;
  readonly times: readonly number[];
};

async function everyoneAnswers(
  attendees: readonly Attendee[],
  poll: string,
  seconds: number,
  chance: Chance,
  answerOf: (chance: Chance) => Answer,
): Promise<Given> {
  const answers = new Map<Attendee, Answer>();
  const times: number[] = [];
  const vote = async (attendee: Attendee, answer: Answer): Promise<void> => {
    const asked = performance.now();
    const reply = await attendee.ask({ type: 'ballot.cast', poll, round: 1, ...answer });
    if (!reply.ok) throw new Error(reply.hint);
    times.push(performance.now() - asked);
    answers.set(attendee, answer);
  };
  const voting = attendees.map(async (attendee, who) => {
    const unsure = { choices: ['unsure'] };
    await wait(chance.whole(0, seconds * 1000));
    if (who % 10 === 1) await vote(attendee, unsure);
    await vote(attendee, who % 10 === 0 ? unsure : answerOf(chance));
  });
  await Promise.all(voting);
  return { answers, acknowledged: times.length, times };
}

/** What a result says, in one line. */
type Told = {
  readonly people: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, number>>;
  /** How many, the smallest, the middle and the largest. */
  readonly numbers: readonly (number | undefined)[];
};

const inOneLine = ({ people, counts, words, numbers }: Told): string => {
  const some = (all: Readonly<Record<string, number>>) => Object.entries(all).filter(([, count]) => count > 0);
  return JSON.stringify([people, some(counts).sort(), some(words).sort(), numbers]);
};

/** Counted from the answers alone. */
function recount(kind: PollKind, { answers }: Given): string {
  const all = [...answers.values()];
  const counted = all.flatMap(({ choices = [] }) => (kind === 'ranking' ? choices.slice(0, 1) : choices));
  const said = all.flatMap(({ words = [] }) => [...new Set(words.map((word) => word.toLowerCase()))]);
  const numbers = all.flatMap(({ number }) => number ?? []).sort((one, other) => one - other);
  const middle = (numbers.length - 1) / 2;
  const [low = 0, high = 0] = [numbers[Math.floor(middle)], numbers[Math.ceil(middle)]];
  return inOneLine({
    people: all.length,
    counts: countOf(counted),
    words: countOf(said.filter((word) => WORDS.includes(word))),
    numbers: numbers.length === 0 ? [] : [numbers.length, numbers[0], (low + high) / 2, numbers.at(-1)],
  });
}

function toldBy(view: PollView | undefined): string {
  if (!view) return 'nothing';
  const { words, numbers } = view.details ?? {};
  const known = words?.top.filter(({ key }) => WORDS.includes(key)).map(({ key, people }) => [key, people] as const);
  return inOneLine({
    people: view.people,
    counts: view.counts ?? {},
    words: Object.fromEntries(known ?? []),
    numbers: numbers ? [numbers.answers, numbers.least, numbers.median, numbers.most] : [],
  });
}

function countOf(things: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const thing of things) counts[thing] = (counts[thing] ?? 0) + 1;
  return counts;
}

/** The same in a circle, beginning at another. */
const turned = (all: readonly string[], by: number): string[] => [...all.slice(by), ...all.slice(0, by)];

async function openPoll(host: Host, asked: Asked): Promise<string> {
  const added = await host.ask({ type: 'poll.add', session: SESSION, question: `How, ${asked.kind}?`, ...asked });
  if (!added.ok || added.poll === undefined) throw new Error(`The poll was refused: ${JSON.stringify(added)}`);
  await host.ask({ type: 'wall.show', session: SESSION, screen: { mode: 'poll', poll: added.poll } });
  return added.poll;
}

/** A new event with a host, a wall and so many phones, all of them there. */
async function gatherRoom(url: string, many: number) {
  const ended = new AbortController();
  setMaxListeners(0, ended.signal);
  const api = openApi(url, ended.signal);
  const { code, hostKey } = await api.createEvent({ title: 'Everyone answers' });
  const host: Host = new Person({ url, event: code, view: 'host', hostKey });
  await host.arrive();
  const reading = openReading();
  const entrances = [entranceAt(url)];
  const wall = new Attendee(many, entrances, { event: code, session: SESSION, view: 'wall' }, openReading());
  const attendees = (await enterAll(api, code, many)).map(
    (token, index) =>
      new Attendee(index, entrances, { event: code, session: SESSION, view: 'attendee', token }, reading),
  );
  for (const screen of [wall, ...attendees]) void screen.stay();
  while (![wall, ...attendees].every(({ now }) => now.to > 0)) await wait(LOOK_MS);
  return {
    host,
    wall,
    attendees,
    leave() {
      for (const screen of [wall, ...attendees]) screen.leave();
      host.leave();
      ended.abort();
    },
  };
}
