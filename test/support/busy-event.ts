import type { Api } from '../../server/simulator/api.ts';
import { Person } from '../../server/simulator/person.ts';

/** An event in the middle of a vote; `poll` is empty where there is none. */
export type BusyEvent = {
  readonly code: string;
  readonly session: string;
  readonly poll: string;
  readonly hostKey: string;
};

/** What its poll offers. */
export const OPTIONS = ['o1', 'o2', 'o3', 'o4'];

/** A question as people write them. */
export const questionOf = (number: number): string =>
  `How would an ordinary Tuesday look if the people who know it best had planned it? This is question number ${number}.`;

/** Attendees that enter at one time. */
const AT_THE_DOOR = 16;

/** A new event of questions: nothing else is on its wall. */
export async function prepareQuestions(api: Api): Promise<BusyEvent> {
  const { code, hostKey } = await api.createEvent({ title: 'A busy minute' });
  return { code, hostKey, session: await firstSession(api, code), poll: '' };
}

/** A new event with an open poll on the wall. */
export async function prepareEvent(api: Api, url: string): Promise<BusyEvent> {
  const { code, hostKey } = await api.createEvent({ title: 'A busy minute' });
  return openPoll(api, url, code, hostKey);
}

/** Opens a poll in the first session of an event, and puts it on the wall. */
export async function openPoll(api: Api, url: string, code: string, hostKey: string): Promise<BusyEvent> {
  const session = await firstSession(api, code);
  const host = new Person({ url, event: code, view: 'host', hostKey });
  await host.arrive();
  const added = await host.ask({
    type: 'poll.add',
    session,
    question: 'What would make the biggest difference to an ordinary day?',
    options: ['The same faces', 'Times I choose', 'Someone to ring', 'Getting out more'],
    unsure: false,
    results: 'always',
  });
  if (!added.ok || added.poll === undefined) throw new Error(`The poll was refused: ${JSON.stringify(added)}`);
  const shown = await host.ask({ type: 'wall.show', session, screen: { mode: 'poll', poll: added.poll } });
  if (!shown.ok) throw new Error(`The wall did not change: ${shown.hint}`);
  host.leave();
  return { code, session, poll: added.poll, hostKey };
}

async function firstSession(api: Api, code: string): Promise<string> {
  const [session] = (await api.event(code)).sessions;
  if (!session) throw new Error('The event has no session.');
  return session.id;
}

/** Tokens of so many new attendees. */
export async function enterAll(api: Api, code: string, many: number): Promise<string[]> {
  const tokens: string[] = [];
  let left = many;
  const door = async () => {
    while (left-- > 0) tokens.push((await api.enter(code, null)).token);
  };
  await Promise.all(Array.from({ length: AT_THE_DOOR }, door));
  return tokens;
}
