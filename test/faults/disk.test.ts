import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { Person } from '../../server/simulator/person.ts';
import type { Refusal } from '../../shared/replies.ts';
import { asAttendee, createEvent, enter, type Client } from '../support/client.ts';
import { startServer, type ServerOptions, type TestServer } from '../support/server.ts';
import { textsIn } from '../support/texts.ts';
import { fillDisk, freeDisk, onSmallDisk } from './small-disk.ts';

const PEOPLE = 10;
const POSTS_EACH = 8;
const SESSION = 's3';

type Fault = {
  readonly what: string;
  readonly options?: ServerOptions;
  readonly begin: (server: TestServer) => void;
  readonly end: (server: TestServer) => void;
};

const readiness = async ({ url }: TestServer): Promise<number> => (await fetch(`${url}/readyz`)).status;
const POLLED = { timeout: 30_000, interval: 200 };
const limitFiles = ({ pid }: TestServer, bytes: string): void => {
  execFileSync('prlimit', [`--pid=${pid()}`, `--fsize=${bytes}:unlimited`]);
};

const faults: readonly Fault[] = [
  {
    what: 'a disk that is full',
    options: { command: onSmallDisk(8) },
    begin: fillDisk,
    end: freeDisk,
  },
  {
    // Every file as long as it is: a write behind its end fails with an error that is not "no space".
    what: 'a disk that refuses to write',
    begin: (server) => limitFiles(server, '1024'),
    end: (server) => limitFiles(server, 'unlimited'),
  },
];

it.each(faults)(
  '[R1] [R2] [R9] on $what nothing is acknowledged that is not stored, and all arrives by itself',
  async (fault) => {
    const server = await startServer(fault.options);
    const { code } = await createEvent(server.url);
    const witness = await asAttendee(server.url, code);
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => personAt(server.url, code)));
    const acknowledged: string[] = [];
    const say = (from: number, to: number) =>
      people.flatMap((person, who) =>
        Array.from({ length: to - from }, async (_, which) => {
          const text = `Post ${from + which} of person ${who}`;
          const reply = await person.ask({ type: 'post.add', session: SESSION, kind: 'comment', text });
          if (reply.ok) acknowledged.push(text);
        }),
      );

    await Promise.all(say(0, POSTS_EACH / 2));
    await witness.until(() => witness.held.list.posts.size > 0);
    fault.begin(server);
    const said = say(POSTS_EACH / 2, POSTS_EACH);
    await refusedAs('unavailable', witness);
    await expect.poll(() => readiness(server), POLLED).toBe(503);
    const meanwhile = await textsIn(server.url, code);
    const newcomer = await asAttendee(server.url, code);
    await newcomer.until(() => newcomer.held.list.to > 0);
    const seen = [...newcomer.held.list.posts.values()].map(({ text }) => text);
    for (const text of acknowledged) {
      expect(meanwhile).toContain(text);
      expect(seen).toContain(text);
    }

    fault.end(server);
    await Promise.all(said);
    await expect.poll(() => readiness(server), POLLED).toBe(200);
    const own = (await textsIn(server.url, code)).filter((text) => text.startsWith('Post'));
    const all = people.flatMap((_, who) =>
      Array.from({ length: POSTS_EACH }, (__, which) => `Post ${which} of person ${who}`),
    );
    expect(own.sort()).toEqual(all.sort());
    expect(acknowledged.sort()).toEqual(all.sort());
  },
);

/** Presses support on and off until it is refused so. */
async function refusedAs(refusal: Refusal, phone: Client): Promise<void> {
  const [post = ''] = phone.held.list.order;
  for (let turn = 0; ; turn++) {
    const reply = await phone.ask({ type: 'post.support', post, on: turn % 2 === 0 });
    if (!reply.ok && reply.refusal === refusal) return;
    if (!reply.ok && reply.after !== undefined) await wait(reply.after);
  }
}

async function personAt(url: string, code: string): Promise<Person> {
  const { token } = await enter(url, code);
  const person = new Person({ url, event: code, view: 'attendee', token });
  onTestFinished(() => person.leave());
  await person.arrive();
  return person;
}
