import { setTimeout as wait } from 'node:timers/promises';
import { openApi } from '../../server/simulator/api.ts';
import { Person } from '../../server/simulator/person.ts';
import { ALL } from '../../shared/all.ts';
import type { Held } from '../../shared/held.ts';
import { withServer } from './mortal.ts';
import { Phone } from './phone.ts';
import { WINDOW_MAX } from '../../shared/limits.ts';
import type { Scene } from './scene.ts';
import { watchScreens } from './screens.ts';

export type Rooms = { readonly phones: number; readonly seconds: number };

/** From one thing a person does to the next, ms. */
const PACE = { least: 500, most: 4000 };
/** Of what people do, the share that is going to another session, or to all of them. */
const MOVES = 0.3;
const LOOK = 20;
/** The last thing said is with everyone long before. */
const PATIENCE_MS = 30_000;

/** Two sessions side by side, a wall in each, and people who go to and fro and now and then follow both. */
export const rooms = ({ phones: many, seconds }: Rooms): Scene => ({
  name: 'rooms',
  what: 'two parallel sessions, two walls, and phones that move between them or follow both',
  run: (chance) =>
    withServer({}, async (server) => {
      await server.start();
      const { url } = server;
      const api = openApi(url, new AbortController().signal);
      const { code, hostKey } = await api.createEvent({ title: 'Two at once' });
      const sessions = await twoSessions(url, code, hostKey);
      const walls = sessions.map((session) => new Phone({ url, event: code, view: 'wall', session }));
      const phones = await Promise.all(
        Array.from({ length: many }, async () => {
          const { token } = await api.enter(code, null);
          return new Phone({ url, event: code, view: 'attendee', token, session: chance.of([...sessions, ALL]) });
        }),
      );
      await Promise.all([...walls, ...phones].map((screen) => screen.arrive()));

      const over = AbortSignal.timeout(seconds * 1000);
      const wrong = new Set<string>();
      const counts = { said: 0, moves: 0 };
      const living = phones.map(async (phone, who) => {
        const asked: Promise<unknown>[] = [];
        for (let turn = 0; !over.aborted; turn++) {
          await wait(chance.whole(PACE.least, PACE.most));
          const here = phone.now.session;
          if (chance.next() < MOVES) {
            phone.follow(chance.of([...sessions, ALL].filter((session) => session !== here)));
            counts.moves += 1;
          } else {
            const session = here === ALL ? chance.of(sessions) : here;
            const text = `${who} says ${turn} in ${session}`;
            asked.push(phone.ask({ type: 'post.add', session, kind: 'comment', text }));
            counts.said += 1;
          }
        }
        await Promise.all(asked);
      });
      const looking = (async () => {
        while (!over.aborted) {
          walls.forEach((wall, which) => check(`wall ${which}`, wall.now, sessions[which] ?? '', wrong));
          phones.forEach((phone, which) => {
            check(`phone ${which}`, phone.now, phone.now.session, wrong);
            check(`phone ${which}`, phone.list, phone.list.session, wrong);
          });
          await wait(LOOK);
        }
      })();
      await Promise.all([...living, looking]);
      for (const session of [...sessions, ALL]) {
        const here = phones.filter(({ now }) => now.session === session);
        for (const what of await watchScreens(here).agree()) wrong.add(`In ${session}: ${what}`);
      }
      // Who was just going elsewhere may still hold one view of where they were.
      const isThere = ({ now, list }: Phone) => now.session === list.session;
      const holdsAll = ({ now, list }: Phone) =>
        now.session !== ALL || list.posts.size >= Math.min(counts.said, WINDOW_MAX);
      const settled = () => phones.every((phone) => isThere(phone) && holdsAll(phone));
      for (const until = Date.now() + PATIENCE_MS; !settled() && Date.now() < until;) await wait(LOOK);
      const ofAll = phones.filter(({ now }) => now.session === ALL);
      const missing = ofAll.filter((phone) => !holdsAll(phone));
      if (missing.length > 0) wrong.add(`${missing.length} phones that follow both do not hold all that was said.`);
      for (const screen of [...walls, ...phones]) screen.leave();
      await server.end('SIGTERM');
      return { counts: { phones: many, ...counts, 'follow both': ofAll.length }, times: {}, wrong: [...wrong] };
    }),
});

/** A screen holds nothing of another session, neither by what it says of itself nor by its words; one of all holds each as its own. */
function check(whose: string, { posts, session }: Held, expected: string, wrong: Set<string>): void {
  if (session !== expected && session !== '') wrong.add(`The ${whose} of ${expected} shows ${session}.`);
  for (const { id, session: said, text } of posts.values()) {
    if ((session !== ALL && said !== session) || !text.endsWith(` in ${said}`))
      wrong.add(`The ${whose} in ${session} shows ${id}: ${text}`);
  }
}

/** Both live, each with its newest posts on the wall. */
async function twoSessions(url: string, event: string, hostKey: string): Promise<[string, string]> {
  const host = new Person({ url, event, view: 'host', hostKey });
  await host.arrive();
  const added = await host.ask({ type: 'session.add', details: { title: 'The other room' } });
  if (!added.ok || added.session === undefined) throw new Error(`It was refused: ${JSON.stringify(added)}`);
  await host.ask({ type: 'session.start', session: added.session });
  for (const session of ['s3', added.session]) {
    await host.ask({ type: 'wall.show', session, screen: { mode: 'board', order: 'latest' } });
  }
  host.leave();
  return ['s3', added.session];
}
