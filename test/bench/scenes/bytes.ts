import { prepareQuestions } from '../../support/busy-event.ts';
import { startOpenfloor } from '../contestants.ts';
import type { SceneReport } from '../figure.ts';
import { withLoad } from '../minute.ts';
import type { SceneOptions } from '../scenes.ts';

/** Of the conversation. */
const MINUTES = 30;
/** Played of it where nobody asked for all. */
const SHORT_MINUTES = 2;
const OWED_KB = 500;

/** What each phone is sent while a real conversation is played in half an hour, or the first minutes of it as fast. */
export async function bytes({ long, conversation, profileFolder }: SceneOptions): Promise<SceneReport | null> {
  if (conversation === null) return null;
  const part = long ? 1 : SHORT_MINUTES / MINUTES;
  return withLoad(await startOpenfloor({ profileFolder, prepare: prepareQuestions }), async (load, server) => {
    const target = server.crowd(0);
    const did = await load('replay', { target, folder: conversation, minutes: MINUTES, part });
    const { first, views } = did;
    const kb = (later: number): number => (first + later / part) / 1024;
    const own = did.later.average - views.now - views.list;
    const parts = Object.entries({ ...views, own }).map(
      ([what, later]) => `${what} ${(later / part / 1024).toFixed(0)}`,
    );
    return {
      scene: 'bytes',
      about: `${did.people} people, ${did.statements} statements, ${did.votes} votes in ${did.seconds.toFixed(0)} s${long ? '' : `: the first ${SHORT_MINUTES} of ${MINUTES} minutes, reckoned up`}`,
      figures: [
        {
          ...{ what: `to each phone in ${MINUTES} minutes, on average`, value: kb(did.later.average), unit: 'KB' },
          ...{
            better: 'less',
            aim: OWED_KB,
            beside: `the first view ${(first / 1024).toFixed(1)}, ${parts.join(', ')}`,
          },
        },
        {
          what: 'to the phone that was sent most',
          value: kb(did.later.most),
          unit: 'KB',
          better: 'less',
          aim: OWED_KB,
        },
        {
          what: 'commands refused',
          value: did.refused,
          unit: '',
          better: 'less',
          aim: 0,
          beside: `${did.slowDowns} times "slow down"`,
        },
      ],
      load: did.load,
    };
  });
}
