import { setTimeout as sleep } from 'node:timers/promises';
import { startOpenfloor } from '../contestants.ts';
import { p99, type Figure, type SceneReport } from '../figure.ts';
import { minute, withLoad } from '../minute.ts';
import { usage } from '../process-stat.ts';
import type { Spread } from '../quantiles.ts';
import type { SceneOptions } from '../scenes.ts';
import { shown } from '../table.ts';

const PHONES = 5000;
const SECONDS = 10;
/** From setting out to the page, and to the first view, ms. */
const OWED_MS = 2000;
/** Somebody is there already, has said enough to fill a phone's list, and has warmed the compilers up. */
const BEFORE = { phones: 100, votes: 50, posts: 20, seconds: 10 };

/** The code goes up, and the room opens the page: every phone for the first time, from an address that few share. */
export async function arrivals({
  phones = PHONES,
  seconds = SECONDS,
  profileFolder,
}: SceneOptions): Promise<SceneReport> {
  return withLoad(await startOpenfloor({ profileFolder }), async (load, server) => {
    await load('open', server.crowd(BEFORE.phones));
    await minute(load, server, BEFORE, { warmUp: 0, seconds: BEFORE.seconds });
    await sleep(1000);
    const [begun, before] = [performance.now(), usage(server.pid()).cpu];
    const came = await load('arrive', { target: server.crowd(phones), seconds });
    const took = (performance.now() - begun) / 1000;
    const share = (usage(server.pid()).cpu - before) / took;
    const late = (what: string, spread: Spread, aim?: number): Figure => ({
      ...{ what: `${what}, p99`, value: p99(spread), unit: 'ms', better: 'less', beside: shown(spread) },
      ...(aim !== undefined && { aim }),
    });
    return {
      scene: 'arrivals',
      about: `${phones} phones come within ${seconds} s, from ${Math.ceil(phones / 50)} addresses; all were in after ${took.toFixed(1)} s`,
      figures: [
        {
          ...{ what: 'refused, or told to come later', value: came.refused, unit: '', better: 'less', aim: 0 },
          beside: came.why,
        },
        late('the page', came.page, OWED_MS),
        late('the first view, with the page', came.shown, OWED_MS),
        { what: 'pages without a first view', value: came.bare, unit: '', better: 'less', aim: 0 },
        late('what the page names', came.assets),
        late('entered', came.entered),
        late('connected and up to date', came.view),
        {
          ...{ what: 'of the page and what it names', value: (came.pageBytes + came.assetBytes) / 1024, unit: 'KB' },
          ...{ better: 'less', beside: `the page ${(came.pageBytes / 1024).toFixed(1)} KB` },
        },
        { what: "the server's part of its core meanwhile", value: share * 100, unit: '%', better: 'less' },
      ],
      load: came.load,
    };
  });
}
