import { made } from '../archive-day.ts';
import { SESSION, writeEvent } from './event.ts';

export const TITLE = 'Care at home';
/** The newest: on top of the questions, and of the wall. */
export const NEWEST = 'Who comes when nobody comes?';
/** More than a phone holds. */
const [QUESTIONS, STORIES] = [180, 30];

/** A day in full swing: a window full of posts as they are, some with names, replies and support. */
export function writePhoneEvent(dataDir: string) {
  return writeEvent(dataDir, { title: TITLE, support: 'Ruth, at the door' }, async (ask) => {
    const said = made(QUESTIONS + STORIES);
    for (const [n, { text }] of said.entries()) {
      const kind = n < STORIES ? 'story' : n % 5 === 0 ? 'comment' : 'question';
      const who = { name: n % 3 === 0 ? `Person ${String(n)}` : null, as: n % 2 === 0 ? 'uses' : 'works' } as const;
      const add = { type: 'post.add', session: SESSION, text, ...who } as const;
      if (kind === 'story') {
        await ask(n, { ...add, kind, archive: true });
        continue;
      }
      const { post = '' } = await ask(n, { ...add, kind });
      const supporters = Array.from({ length: n % 7 }, (_, at) => n + 1 + at);
      const replies = said.slice(0, n % 4);
      await Promise.all([
        ...supporters.map((supporter) => ask(supporter, { type: 'post.support', post, on: true })),
        ...replies.map(({ text }, at) => ask(n + 1 + at, { type: 'reply.add', post, text })),
      ]);
    }
    await ask(0, { type: 'post.add', session: SESSION, kind: 'question', text: NEWEST });
    await ask('host', { type: 'wall.show', session: SESSION, screen: { mode: 'board', order: 'latest' } });
  });
}
