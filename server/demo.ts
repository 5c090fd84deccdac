import { eventDetails } from '../shared/settings.ts';
import { linksOf } from './http/addresses.ts';
import type { Rooms } from './live/rooms.ts';
import { runDemo, stage } from './simulator/demo.ts';

/** `npm start -- --demo`: opens a pretend conference with a lively audience, and says where to look. */
export async function startDemo(
  rooms: Rooms,
  loopback: string,
  origin: string,
  signal: AbortSignal,
  complain: (what: string, why: unknown) => void,
): Promise<void> {
  const { hashtag, ...details } = stage;
  const event = await rooms.create({
    details: eventDetails.parse(details),
    hashtag,
    names: { host: 'Host', session: 'Opening: everyday life, in our own words' },
  });
  if (event === 'hashtag-taken') throw new Error('The demo has no hashtag that could be taken.');
  const { join, wall, host, archive } = linksOf(origin, event.code, event.hostKey);
  console.log(
    [
      '  A pretend conference is under way:',
      '',
      `  Phone    ${join}`,
      `  Wall     ${wall}`,
      `  Host     ${host}`,
      `  Archive  ${archive}`,
      '',
    ].join('\n'),
  );
  runDemo({ url: loopback, ...event, withAgenda: true, signal }).catch((error: unknown) => complain('the demo', error));
}
