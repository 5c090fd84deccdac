import { setTimeout as sleep } from 'node:timers/promises';
import { Person } from '../../../server/simulator/person.ts';
import { lookedAt, startOpenfloor, type Openfloor } from '../contestants.ts';
import { p99, type Figure, type SceneReport } from '../figure.ts';
import { withLoad } from '../minute.ts';
import { tallied, type Tally } from '../news.ts';
import { usage } from '../process-stat.ts';
import type { SceneOptions } from '../scenes.ts';
import { OPTIONS } from '../../support/busy-event.ts';
import { shown } from '../table.ts';

const PHONES = 10_000;
/** In which everybody votes, each once. */
const SECONDS = 5;
/** What the last vote may take to be on every screen, ms. */
const SHOWN_MS = 1000;
/** A few votes before, so that compilers are warm, s. */
const WARM_UP = { votes: 200, posts: 5, seconds: 5 };

/** A poll opens, and everybody votes at once. Then the server is killed, and has to know all that it acknowledged. */
export async function everyone({
  phones = PHONES,
  seconds = SECONDS,
  profileFolder,
}: SceneOptions): Promise<SceneReport> {
  return withLoad(await startOpenfloor({ profileFolder }), async (load, server) => {
    await load('open', server.crowd(phones));
    await load('look', server.event.hostKey);
    await load('start', WARM_UP);
    await sleep(WARM_UP.seconds * 1000);
    await load('stop');
    const poll = await openAnother(server);
    const [begun, before] = [performance.now(), usage(server.pid()).cpu];
    const voted = await load('everyone', { poll, seconds });
    const share = (usage(server.pid()).cpu - before) / ((performance.now() - begun) / 1000);
    await server.revive();
    const missing = await missingAfter(server, poll, voted.result);
    const less = (what: string, value: number, unit: string, aim?: number): Figure => ({
      ...{ what, value, unit, better: 'less' },
      ...(aim !== undefined && { aim }),
    });
    return {
      scene: 'everyone',
      about: `${phones} phones vote within ${seconds} s of a poll's opening`,
      figures: [
        { what: 'votes acknowledged', value: voted.acknowledged, unit: '', better: 'more', aim: phones },
        less('votes acknowledged that the killed server does not know', missing, '', 0),
        less('screens with another result than the recount', voted.wrong, '', 0),
        less('the result on the last phone, after the last answer', voted.shown.phone, 'ms', SHOWN_MS),
        less('on the wall', voted.shown.wall, 'ms', SHOWN_MS),
        less("on the host's screen", voted.shown.host, 'ms', SHOWN_MS),
        { ...less('answers to votes, p99', p99(voted.answers), 'ms'), beside: shown(voted.answers) },
        less("the server's part of its core until all is shown", share * 100, '%'),
      ],
      load: voted.load,
    };
  });
}

/** A second poll, which the host opens and puts on the wall. */
async function openAnother({ url, event: { code, session, hostKey } }: Openfloor): Promise<string> {
  const host = new Person({ url, event: code, view: 'host', hostKey });
  await host.arrive();
  const added = await host.ask({
    type: 'poll.add',
    session,
    question: 'Which of these comes first?',
    options: OPTIONS.map((option) => `Plan ${option}`),
    unsure: false,
    results: 'always',
  });
  if (!added.ok || added.poll === undefined) throw new Error(`The poll was refused: ${JSON.stringify(added)}`);
  await host.ask({ type: 'wall.show', session, screen: { mode: 'poll', poll: added.poll } });
  host.leave();
  return added.poll;
}

/** How many of these votes are not in what a wall is shown by a server that has just started. */
async function missingAfter(server: Openfloor, poll: string, told: Tally): Promise<number> {
  const wall = await lookedAt(server);
  while (!wall.now.polls.has(poll)) await sleep(10);
  wall.leave();
  const { counts } = tallied(0, wall.now.polls.get(poll)?.counts ?? {});
  return told.counts.reduce((missing, count, at) => missing + Math.max(0, count - (counts[at] ?? 0)), 0);
}
