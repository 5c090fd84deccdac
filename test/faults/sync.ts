import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openApi } from '../../server/simulator/api.ts';
import { Person } from '../../server/simulator/person.ts';
import { withServer } from './mortal.ts';
import type { Scene } from './scene.ts';

export type Sync = { readonly people: number; readonly postsEach: number };

/** Everything that leaves the server and everything it stores, with its first bytes and its time. */
const TRACE = ['-D', '-f', '-ttt', '-T', '-yy', '-s', '100000', '-e', 'trace=pwrite64,fsync,fdatasync,write,writev'];

/** Watches the server's system calls: what it writes, what it syncs, and what it tells. */
export const sync = ({ people: many, postsEach }: Sync): Scene => ({
  name: 'sync',
  what: 'the server under strace: nothing is told before it is synced',
  async run() {
    if (spawnSync('strace', ['-V']).status !== 0) throw new Error('This scene needs strace: apt-get install strace');
    const folder = mkdtempSync(join(tmpdir(), 'openfloor-faults-'));
    const trace = join(folder, 'trace');
    try {
      const posts = await withServer(
        { command: (own) => ['strace', ...TRACE, '-o', trace, ...own] },
        async (server) => {
          await server.start();
          const told = await talk(server.url, many, postsEach);
          await server.end('SIGTERM');
          return told;
        },
      );
      const { commits, early } = await read(trace, posts);
      return { counts: { acknowledged: posts.size, commits }, times: {}, wrong: early };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

/** Everyone posts, all at once. Returns what was said by the seq it was acknowledged with. */
async function talk(url: string, many: number, each: number): Promise<Map<number, string>> {
  const ended = new AbortController();
  const api = openApi(url, ended.signal);
  const { code } = await api.createEvent({ title: 'Watched' });
  const posts = new Map<number, string>();
  const people = await Promise.all(
    Array.from({ length: many }, async () => {
      const { token } = await api.enter(code, null);
      const person = new Person({ url, event: code, view: 'attendee', token });
      await person.arrive();
      return person;
    }),
  );
  const said = people.flatMap((person, who) =>
    Array.from({ length: each }, async (_, which) => {
      const text = `<${who} says ${which}>`;
      const reply = await person.ask({ type: 'post.add', session: 's3', kind: 'comment', text });
      if (reply.ok) posts.set(reply.seq, text);
    }),
  );
  await Promise.all(said);
  for (const person of people) person.leave();
  ended.abort();
  return posts;
}

type Told = { readonly seq: number; readonly text: string; written: number; synced: number; first: number };

/** Holds each post against the trace: written, then synced, and only then answered or shown. */
async function read(trace: string, posts: ReadonlyMap<number, string>) {
  const all = [...posts].map(([seq, text]): Told => {
    return { seq, text, written: Infinity, synced: Infinity, first: Infinity };
  });
  let syncing = Infinity;
  let commits = 0;
  const synced = (from: number, to: number): void => {
    const stored = all.filter(({ written, synced: done }) => written < from && done === Infinity);
    for (const post of stored) post.synced = to;
    if (stored.length > 0) commits += 1;
  };
  for await (const line of createInterface({ input: createReadStream(trace) })) {
    const [, at = '', call = '', rest = ''] = /^\d+ +([\d.]+) (?:<\.\.\. )?(\w+)(.*)$/.exec(line) ?? [];
    const moment = Number(at);
    if (/^f(data)?sync$/.test(call)) {
      if (rest.startsWith(' resumed')) synced(syncing, moment);
      else if (rest.includes('openfloor.db-wal')) {
        syncing = moment;
        const took = /<([\d.]+)>$/.exec(rest)?.[1];
        if (took !== undefined) synced(moment, moment + Number(took));
      }
    } else if (rest.includes('openfloor.db-wal')) {
      for (const post of all) {
        if (post.written === Infinity && rest.includes(post.text)) post.written = moment;
      }
    } else if (rest.includes('<TCP:')) {
      for (const post of all) {
        if (post.first < Infinity) continue;
        const answered = new RegExp(String.raw`\\"ok\\":true,\\"seq\\":${post.seq}\b`).test(rest);
        if (answered || rest.includes(post.text)) post.first = moment;
      }
    }
  }
  const early = all.flatMap(({ text, written, synced: stored, first }) =>
    stored < first && first < Infinity ? [] : [`${text} written ${written}, synced ${stored}, told ${first}`],
  );
  return { commits, early };
}
