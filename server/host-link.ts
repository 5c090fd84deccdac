import { randomBytes } from 'node:crypto';
import { complain, environmentConfig, stop, stopWith } from './command.ts';
import { askControl } from './control.ts';
import { newHostLink } from './host-links.ts';
import { linksOf, reachableOrigins } from './http/addresses.ts';
import { realClockwork } from './live/clockwork.ts';
import { openRooms } from './live/rooms.ts';
import { openEngine } from './log/engine.ts';

/** `npm run host-link -- CODE`: a new host link for an event, from the running server or, where none runs here, from its log. */
const [code] = process.argv.slice(2);
if (code === undefined) stop('Say for which event: npm run host-link -- 482913');
const config = environmentConfig();

const asked = await askControl(config.dataDir, code);
const link = asked === 'not-running' ? await fromLog(code) : asked.link;
if (link === null) {
  stop(
    config.redisUrl === undefined
      ? `There is no event ${code} in ${config.dataDir}. Set DATA_DIR if it is kept elsewhere, or REDIS_URL if it is kept there.`
      : `There is no event ${code} in the Redis that REDIS_URL names.`,
  );
}
console.log(`\nA new host link for ${code}. Whoever has it can do everything; older links still work.\n\n  ${link}\n`);

async function fromLog(name: string): Promise<string | null> {
  const { log } = await openEngine(config, complain).catch(stopWith);
  const newId = (): string => randomBytes(12).toString('base64url');
  const rooms = openRooms({ log, clockwork: realClockwork, newId, complain });
  const made = await newHostLink(rooms, name, newId);
  await rooms.close();
  await log.close();
  const [origin = ''] = reachableOrigins(config.publicUrl, config.port, config.tls !== null, config.host);
  return made && linksOf(origin, made.code, made.hostKey).host;
}
