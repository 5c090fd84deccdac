import { io, type Socket } from 'socket.io-client';
import { apply } from '../../../shared/apply.ts';
import { nothingHeld, type Held } from '../../../shared/held.ts';
import type { Entered } from '../../../shared/http.ts';
import type { Reply } from '../../../shared/replies.ts';
import type { Frame, Handshake } from '../../../shared/wire.ts';
import type { Made } from '../../../server/live/rooms.ts';
import { newCommand, SESSION, type Wish } from './event.ts';

/** The others in the room: few enough to leave the machine to the browser. */
export type Crowd = {
  /** Ids of the posts that phones hold just now, in their order. */
  posts(): readonly string[];
  /** By anybody, in turn. */
  ask(wish: Wish): Promise<Reply>;
  host(wish: Wish): Promise<Reply>;
  /** A poll of a host's, open. */
  openPoll(question: string): Promise<string>;
  /** Until what it returns is called. A list gathers for 1.2 s with so few people. */
  storm(poll: string, pace: Pace): () => void;
  close(): void;
};

/** A second, all of them together. */
export type Pace = { readonly supports: number; readonly ballots: number; readonly posts: number };

const PEOPLE = 40;

export async function openCrowd(url: string, { code, hostKey }: Made): Promise<Crowd> {
  const tokens: string[] = [];
  for (let n = 0; n < PEOPLE; n++) {
    const entered = await fetch(`${url}/api/events/${code}/enter`, { method: 'POST' });
    tokens.push(((await entered.json()) as Entered).token);
  }
  const host = await connected(url, { event: code, view: 'host', hostKey });
  const people = await Promise.all(tokens.map((token) => connected(url, { event: code, view: 'attendee', token })));
  let list: Held = nothingHeld();
  people[0]?.on('frame', (frame: Frame) => {
    if (frame.view === 'list') list = apply(list, frame) ?? list;
  });
  let turn = 0;
  const ask = (wish: Wish): Promise<Reply> => told(people[turn++ % PEOPLE], wish);

  const heldPosts = () => list.order.filter((id) => list.posts.has(id));

  return {
    posts: heldPosts,
    ask,
    host: (wish) => told(host, wish),
    async openPoll(question) {
      const reply = await told(host, {
        type: 'poll.add',
        session: SESSION,
        kind: 'one',
        question,
        options: ['Yes', 'No', 'Sometimes', 'I would rather not say'],
      });
      if (!reply.ok || reply.poll === undefined) throw new Error('The poll was refused.');
      return reply.poll;
    },
    storm(poll, { supports, ballots, posts }) {
      let n = 0;
      const everySecond = (times: number, does: () => void) => setInterval(does, 1000 / times);
      const timers = [
        everySecond(supports, () => {
          const held = heldPosts();
          const post = held[(n * 7) % held.length];
          // In the second round they take it back.
          if (post) void ask({ type: 'post.support', post, on: Math.floor(n++ / PEOPLE) % 2 === 0 });
        }),
        everySecond(ballots, () => void ask({ type: 'ballot.cast', poll, choices: [`o${String(1 + (n++ % 4))}`] })),
        everySecond(posts, () => void ask(question(`Question of the storm ${String(n++)}`))),
      ];
      return () => timers.forEach(clearInterval);
    },
    close() {
      for (const socket of [host, ...people]) socket.disconnect();
    },
  };
}

export const question = (text: string): Wish => ({ type: 'post.add', session: SESSION, kind: 'question', text });

async function connected(url: string, auth: Handshake): Promise<Socket> {
  const socket = io(url, { auth, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

function told(socket: Socket | undefined, wish: Wish): Promise<Reply> {
  if (!socket) throw new Error('There is nobody.');
  return socket.emitWithAck('command', newCommand(wish)) as Promise<Reply>;
}
