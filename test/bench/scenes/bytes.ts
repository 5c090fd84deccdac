import { prepareQuestions } from '../../support/busy-event.ts';
import { startOpenfloor } from '../contestants.ts';
import type { Figure, SceneReport } from '../figure.ts';
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
    const kb = (later: number): number => (did.first + later / part) / 1024;
    const told = (what: string, later: number, aim?: number): Figure => ({
      ...{ what: `to ${what} in ${MINUTES} minutes`, value: kb(later), unit: 'KB', better: 'less' },
      ...{ beside: `the first view ${(did.first / 1024).toFixed(1)} KB`, ...(aim !== undefined && { aim }) },
    });
    return {
      scene: 'bytes',
      about: `${did.people} people, ${did.statements} statements, ${did.votes} votes in ${did.seconds.toFixed(0)} s${long ? '' : `: the first ${SHORT_MINUTES} of ${MINUTES} minutes, reckoned up`}`,
      figures: [
        told('each phone, on average,', did.later.average, OWED_KB),
        told('the phone that was sent most', did.later.most),
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
