import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { normalName } from '../shared/codes.ts';
import type { EventId } from '../shared/ids.ts';
import { complain, counted, environmentConfig, stop, stopWith } from './command.ts';
import { copyEvents } from './log/copying.ts';
import { LOG_NAME } from './log/log-file.ts';
import { LogUnavailable, type Log } from './log/log.ts';
import { reasonOf } from './log/reason.ts';
import { visitRedis } from './log/redis-visit.ts';
import { openSqlite } from './log/sqlite.ts';
import { logToVerify, verifyEvents } from './verification.ts';

/**
 * `npm run move -- --to-redis [CODE…]` and `npm run move -- --from-redis [CODE…]`: copies events, all or those named, from
 * the log in DATA_DIR into the Redis that REDIS_URL names, or back. No server may run on either. The same history goes on:
 * screens that stayed open notice nothing. Ends with 1 where anything differs.
 */
const { positionals: codes, values } = parseArgs({
  allowPositionals: true,
  options: { 'to-redis': { type: 'boolean', default: false }, 'from-redis': { type: 'boolean', default: false } },
});
const toRedis = values['to-redis'];
if (toRedis === values['from-redis']) stop('Say where to: npm run move -- --to-redis, or npm run move -- --from-redis');
const { dataDir, redisUrl } = environmentConfig();
if (redisUrl === undefined)
  stop(`Say which Redis: REDIS_URL=redis://127.0.0.1:6379 npm run move -- --${toRedis ? 'to' : 'from'}-redis`);
if (toRedis && !existsSync(join(dataDir, LOG_NAME)))
  stop(`There is no log in ${dataDir}. Set DATA_DIR if it is kept elsewhere.`);
const folder = `the data folder ${dataDir}`;
const redis = `the Redis at ${new URL(redisUrl).host}`;
const [source, target] = toRedis ? [folder, redis] : [redis, folder];

try {
  await move(redisUrl);
} catch (error) {
  if (!(error instanceof LogUnavailable)) stopWith(error);
  stop(`It was broken off: ${reasonOf(error)}\nSay the same again, and it goes on where it stopped.`);
}

async function move(url: string): Promise<void> {
  const visit = await visitRedis(url, complain);
  const nodes = await visit.nodes();
  if (nodes > 0) stop(`Openfloor is running on ${redis} (${nodes} of them). Stop it first.`);
  const file = await openSqlite(dataDir);
  const [from, to] = toRedis ? [file, visit.log] : [visit.log, file];

  const { ids, events, facts, removed } = await copyEvents(from, to, await chosen(from));
  const problems = await verify(to, ids);
  await file.close();
  await visit.log.close();

  console.log(
    `\n${counted(events, facts)} copied from ${source} to ${target}; both were read again, and are the same.`,
  );
  if (removed > 0) console.log(`Deleted events whose names lead to nothing there, too: ${removed}.`);
  if (problems > 0) stop(`What was copied has ${problems} faults, as its source has. Nothing was mended.`);
  console.log(
    `\nStart Openfloor on ${target}. ${source[0]?.toUpperCase() ?? ''}${source.slice(1)} is as it was: start nothing on ` +
      'it any more, and delete it when nobody needs it, because what people withdraw later stays in it.\n',
  );
}

/** The events of these codes and hashtags; undefined where none is named, which is all. */
async function chosen(log: Log): Promise<ReadonlySet<EventId> | undefined> {
  if (codes.length === 0) return undefined;
  const events = new Set<EventId>();
  for (const code of codes) {
    const event = await log.find(normalName(code));
    if (event === undefined) stop(`There is no event ${code} in ${source}. Nothing was copied.`);
    if (event === null) stop(`The event ${code} was deleted. Nothing was copied.`);
    events.add(event);
  }
  return events;
}

/** Returns how much is wrong with them. What a crash left to erase the server that opens them erases. */
async function verify(log: Log, events: readonly EventId[]): Promise<number> {
  let wrong = 0;
  for await (const { event, facts, problems } of verifyEvents(logToVerify(log), () => Promise.resolve(), events)) {
    const faults = problems.filter(({ owed }) => !owed);
    wrong += faults.length;
    console.log(`${event}: ${facts} facts, ${faults.length === 0 ? 'nothing wrong' : `${faults.length} wrong`}`);
    for (const fault of faults) console.log(`${event} fact ${fault.seq}: ${fault.wrong}`);
  }
  return wrong;
}
