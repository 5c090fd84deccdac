import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { DOWNLOADS } from '../../server/archive/documents.ts';
import { openApi } from '../../server/simulator/api.ts';
import type { Handshake } from '../../shared/wire.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { metricsOf } from '../support/metrics.ts';
import { usage } from './process-stat.ts';

/** Arguments of Node for a server that collects its garbage when it is asked to, by `SIGUSR2`, and says so. */
export const COLLECTING = [
  '--expose-gc',
  '--import',
  `data:text/javascript,${encodeURIComponent("process.on('SIGUSR2', () => { gc(); console.log('collected'); });")}`,
];

/** What a server holds after so many documents: of all its threads, and what its main thread still needs; MB. */
export type Held = { readonly documents: number; readonly resident: number; readonly heap: number };

/**
 * Has a server make every document of an event again and again, each time of another state: somebody presses "my question
 * too". `told` hears what it holds after each round.
 */
export async function makeAgain(
  server: ServerProcess,
  code: string,
  rounds: number,
  told: (held: Held) => void,
): Promise<void> {
  const api = `${server.url}/api/events/${code}`;
  const read = async (address: string) => (await fetch(address)).arrayBuffer();
  const visit = openApi(server.url, new AbortController().signal);
  const post = (await visit.archive(code)).sessions.flatMap(({ posts }) => posts)[0]?.id;
  const { token } = await visit.enter(code, null);
  const phone = io(server.url, {
    auth: { event: code, view: 'attendee', token } satisfies Handshake,
    transports: ['websocket'],
  });
  let documents = 0;
  for (let round = 0; round < rounds; round++) {
    const command = { id: randomBytes(9).toString('hex'), type: 'post.support', post, on: round % 2 === 0 };
    const answer = (await phone.timeout(ANSWER_MS).emitWithAck('command', command)) as { readonly ok: boolean };
    if (!answer.ok) throw new Error('Support was refused, and nothing is made anew.');
    for (const format of DOWNLOADS) await read(`${api}/archive.${format}`);
    await read(`${server.url}/${code}/archive`);
    documents += DOWNLOADS.length + 1;
    const heap = await heapOf(server);
    told({ documents, resident: usage(server.pid()).memory / MB, heap });
  }
  phone.disconnect();
}

const MB = 1024 ** 2;
/** A server that answers later than this has other troubles. */
const ANSWER_MS = 30_000;

async function heapOf(server: ServerProcess): Promise<number> {
  const collected = () => server.said().split('collected').length;
  const before = collected();
  process.kill(server.pid(), 'SIGUSR2');
  while (collected() === before) await wait(10);
  return (await metricsOf(server.url))('nodejs_heap_size_used_bytes') / MB;
}
