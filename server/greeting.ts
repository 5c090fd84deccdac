import { renderUnicodeCompact } from 'uqr';
import { spokenCode } from '../shared/codes.ts';
import type { Rooms } from './live/rooms.ts';

/**
 * What the terminal says when the server is up: where to go, a QR code for a phone, the events there are, where everything
 * is kept, and why that may not be safe (`advice`).
 */
export async function greeting(
  origins: readonly string[],
  rooms: Rooms,
  kept: string,
  advice: readonly string[],
): Promise<string> {
  const [first = ''] = origins;
  const events = (await rooms.all()).flatMap((room) => room.state().event ?? []);
  return [
    '',
    '  Openfloor is open.',
    '',
    ...origins.map((origin) => `  ${origin}`),
    '',
    renderUnicodeCompact(first, { border: 2 })
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n'),
    '',
    ...(events.length > 0 ? ['  Events:'] : ['  No events yet. Open the address above to start one.']),
    ...events.map(({ code, details }) => `  ${spokenCode(code)}  ${details.title}  ${first}/${code}`),
    '',
    `  Everything is kept in ${kept}`,
    ...advice.map((sentence) => `  Warning: ${sentence}`),
    ...(events.length > 0 ? ['  A host link got lost? npm run host-link -- CODE'] : []),
    '',
  ].join('\n');
}
