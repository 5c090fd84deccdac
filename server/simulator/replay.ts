import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { QUESTION_MAX } from '../../shared/limits.ts';
import { cleanText, lengthOf } from '../../shared/text.ts';
import { openApi, type Api } from './api.ts';
import { gather } from './audience.ts';
import { differences } from './comparison.ts';
import { peopleOf, readConversation, type Conversation } from './conversation.ts';
import { moveOver } from './moving.ts';
import { Performance } from './performance.ts';
import { startServer, type OwnServer } from './server-process.ts';

/** What one node has answered, all others have heard of after so long. */
const HEARD_MS = 1000;

const USAGE = `npm run replay -- FOLDER [--minutes 2] [--url http://… [--url …]] [--create-key KEY] [--kill]

Plays a real conversation (comments.csv, votes.csv, summary.csv) with one attendee a person, and compares the archive with it.
Several --url are nodes of one log: people are spread over them at random, and each moves to another one in the middle.
Without --url it starts a server of its own; --kill kills that one in the middle (kill -9) and starts it again.`;

type Options = { folder: string; minutes: number; urls: readonly string[]; createKey?: string; kill: boolean };

try {
  const options = readOptions();
  process.exitCode = options ? await replay(options) : 2;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** 0 where the archive is what was said and voted, else 1. */
async function replay({ folder, minutes, urls, createKey, kill }: Options): Promise<number> {
  const conversation = withinLimits(readConversation(folder));
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort(new Error('Stopped.')));
  let server: OwnServer | null = null;
  if (urls.length === 0) {
    server = await startServer((lastWords) => stopped.abort(new Error(`The server ended by itself:\n${lastWords}`)));
  }
  try {
    return await play(
      conversation,
      minutes * 60_000,
      server ? [server.url] : urls,
      createKey,
      stopped.signal,
      kill ? server : null,
    );
  } catch (error) {
    throw stopped.signal.aborted ? stopped.signal.reason : error;
  } finally {
    await server?.stop();
  }
}

async function play(
  conversation: Conversation,
  duration: number,
  urls: readonly string[],
  createKey: string | undefined,
  signal: AbortSignal,
  victim: OwnServer | null,
): Promise<number> {
  const apis = urls.map((url) => openApi(url, signal));
  const [api] = apis as [Api];
  await Promise.all(apis.map((each) => each.ready()));
  const { code } = await api.createEvent({
    title: conversation.topic,
    organiser: 'Replay of a public Polis conversation',
    ...(createKey !== undefined && { createKey }),
  });
  console.log(`${conversation.topic}: ${urls.map((url) => `${url}/${code}`).join(', ')}`);

  const entering = Date.now();
  const people = await gather({ api, urls, code }, peopleOf(conversation));
  console.log(`${people.size} people entered in ${((Date.now() - entering) / 1000).toFixed(1)} s.`);

  const [session] = (await api.event(code)).sessions;
  if (!session) throw new Error('The new event has no session.');
  const performance = new Performance(conversation, people, session.id, duration);
  const meter = setInterval(() => console.log(performance.progress()), 1000);
  const murder =
    victim &&
    setTimeout(() => {
      console.log('kill -9');
      void victim.killAndRestart();
    }, duration / 2);
  const stopMoving = moveOver([...people.values()], urls, duration);
  try {
    await Promise.race([performance.play(), aborted(signal)]);
  } finally {
    clearInterval(meter);
    stopMoving();
    if (murder) clearTimeout(murder);
    for (const person of people.values()) person.leave();
  }
  console.log(performance.progress());

  if (urls.length > 1) await sleep(HEARD_MS);
  const archives = await Promise.all(apis.map((each) => each.archive(code)));
  const found = [
    ...performance.refusals,
    ...archives.flatMap((archive) => differences(conversation, performance.posts, archive)),
  ];
  for (const difference of found) console.log(difference);
  console.log(found.length === 0 ? 'no differences' : `${found.length} differences`);
  return found.length === 0 ? 0 : 1;
}

/** The conversation without statements that are longer than a question may be; says so. Nothing is cut. */
function withinLimits(conversation: Conversation): Conversation {
  const tooLong = new Set(
    conversation.statements.filter(({ text }) => lengthOf(cleanText(text)) > QUESTION_MAX).map(({ id }) => id),
  );
  if (tooLong.size === 0) return conversation;
  console.log(`Left out: ${tooLong.size} statements of more than ${QUESTION_MAX} characters, and the votes on them.`);
  return {
    ...conversation,
    statements: conversation.statements.filter(({ id }) => !tooLong.has(id)),
    votes: conversation.votes.filter(({ statement }) => !tooLong.has(statement)),
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
  });
}

/** What the command line asks for; null, and the usage printed, where it makes no sense. */
function readOptions(): Options | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '2' },
      url: { type: 'string', multiple: true, default: [] },
      'create-key': { type: 'string' },
      kill: { type: 'boolean', default: false },
    },
  });
  const [folder, ...more] = positionals;
  const minutes = Number(values.minutes);
  const { url: urls, 'create-key': createKey, kill } = values;
  const unclear = urls.find((url) => !URL.canParse(url));
  const nonsense =
    (folder === undefined && 'Which folder holds the conversation?') ||
    (more.length > 0 && 'One folder at a time.') ||
    (!(minutes > 0) && `--minutes takes a number over 0, not "${values.minutes}".`) ||
    (unclear !== undefined && `--url takes an address such as http://127.0.0.1:3000, not "${unclear}".`) ||
    (kill && urls.length > 0 && '--kill needs a server of its own: leave out --url.');
  if (nonsense || folder === undefined) {
    console.error(`${nonsense || ''}\n\n${USAGE}`);
    return null;
  }
  return { folder, minutes, urls, kill, ...(createKey !== undefined && { createKey }) };
}
