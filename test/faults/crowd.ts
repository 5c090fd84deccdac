import { setTimeout as wait } from 'node:timers/promises';
import { openApi } from '../../server/simulator/api.ts';
import type { Outbox, Wish } from '../../server/simulator/outbox.ts';
import { Person } from '../../server/simulator/person.ts';
import type { Journal } from './balance.ts';
import type { Chance } from './chance.ts';
import { watchScreens } from './screens.ts';

/** Somebody with a phone, as far as a crowd goes. */
export type Guest = Pick<Person, 'now' | 'list' | 'arrive' | 'ask' | 'leave'> & {
  readonly outbox: Pick<Outbox, 'unanswered'>;
};

/** What somebody needs to take part. */
export type Seat = { readonly url: string; readonly event: string; readonly view: 'attendee'; readonly token: string };

/** People of a new event, who vote, support, comment and withdraw, and journal what was acknowledged. */
export type Crowd = {
  readonly event: string;
  readonly hostKey: string;
  /** The poll they vote in. */
  readonly poll: string;
  readonly journal: Journal;
  /** Everyone says something at their pace until hushed. Screens are watched meanwhile. */
  talk(): void;
  /** Resolves when everything that was said is answered. */
  hush(): Promise<void>;
  /** Resolves when all screens hold the same, with what two of them ever held differently. */
  agree(): Promise<readonly string[]>;
  leave(): void;
};

export type CrowdNeeds = {
  readonly people: number;
  /** Commands a second of each; the server takes ten. */
  readonly pace: number;
  readonly chance: Chance;
  /** Where the event is made. */
  readonly url: string;
  /** Who takes a seat; without it, the simulator's people. */
  readonly sit?: (seat: Seat) => Guest;
};

const SESSION = 's3';
/** Commands one person may have unanswered before they wait. */
const PATIENCE = 24;
/** Of a person's commands, the share that are comments: text is limited to 12 in 20 s. */
const COMMENTS = 0.04;
/** And of withdrawals of their own, which are followed by erasing. */
const WITHDRAWALS = 0.01;
/** Between two looks at the screens, ms. */
const LOOK = 50;

export async function gather({
  people: many,
  pace,
  chance,
  url,
  sit = (seat) => new Person(seat),
}: CrowdNeeds): Promise<Crowd> {
  const ended = new AbortController();
  const api = openApi(url, ended.signal);
  await api.ready();
  const { code, hostKey } = await api.createEvent({ title: 'A storm' });
  const poll = await openPoll(url, code, hostKey);
  const journal: Journal[number][] = [];
  const crowd = await Promise.all(
    Array.from({ length: many }, async () => {
      const { token, attendee } = await api.enter(code, null);
      const person = sit({ url, event: code, view: 'attendee', token });
      await person.arrive();
      return { person, attendee };
    }),
  );
  const people = crowd.map(({ person }) => person);
  const screens = watchScreens(people);
  let hushed = false;
  let talking: Promise<unknown> = Promise.resolve();

  async function speak({ person, attendee }: (typeof crowd)[number], who: number): Promise<void> {
    const asked: Promise<void>[] = [];
    const own: string[] = [];
    for (let turn = 0; !hushed; turn++) {
      await wait((1000 / pace) * (0.5 + chance.next()));
      if (person.outbox.unanswered >= PATIENCE) continue;
      const wish = wishOf(person, own, poll, chance, `${who} says ${turn}`);
      asked.push(
        person.ask(wish).then((reply) => {
          if (!reply.ok) return;
          journal.push({ by: attendee, wish, reply, at: Date.now() });
          if (reply.post !== undefined) own.push(reply.post);
        }),
      );
    }
    await Promise.all(asked);
  }

  async function look(): Promise<void> {
    while (!hushed) {
      screens.look();
      await wait(LOOK);
    }
  }

  return {
    event: code,
    hostKey,
    poll,
    journal,
    talk() {
      hushed = false;
      talking = Promise.all([look(), ...crowd.map(speak)]);
    },
    async hush() {
      hushed = true;
      await talking;
    },
    agree: () => screens.agree(),
    leave() {
      for (const person of people) person.leave();
      ended.abort();
    },
  };
}

async function openPoll(url: string, event: string, hostKey: string): Promise<string> {
  const host = new Person({ url, event, view: 'host', hostKey });
  await host.arrive();
  const added = await host.ask({
    type: 'poll.add',
    session: SESSION,
    question: 'Does it hold?',
    options: ['Yes', 'No', 'Mostly'],
    results: 'always',
  });
  host.leave();
  if (!added.ok || added.poll === undefined) throw new Error(`The poll was refused: ${JSON.stringify(added)}`);
  return added.poll;
}

function wishOf(person: Guest, own: string[], poll: string, chance: Chance, text: string): Wish {
  if (own.length > 0 && chance.next() < WITHDRAWALS) return { type: 'post.withdraw', post: own.pop() ?? '' };
  const roll = chance.next();
  if (roll < COMMENTS || person.list.order.length === 0) {
    return { type: 'post.add', session: SESSION, kind: 'comment', text };
  }
  const post = roll < 0.4 ? chance.of(person.list.order) : undefined;
  if (post?.startsWith('p') === true) return { type: 'post.support', post, on: chance.next() < 0.5 };
  return { type: 'ballot.cast', poll, choices: [chance.of(['o1', 'o2', 'o3'])] };
}
