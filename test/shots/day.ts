import type { Api } from '../../server/simulator/api.ts';
import { Person, type Host } from '../../server/simulator/person.ts';
import type { Wish } from '../../server/simulator/outbox.ts';
import type { Ballot, Line } from '../../server/simulator/script.ts';
import type { CreateEvent, Created } from '../../shared/http.ts';
import type { PollId, PostId, SessionId } from '../../shared/ids.ts';
import type { Accepted } from '../../shared/replies.ts';
import type { Screen } from '../../shared/screens.ts';
import type { Script } from './script.ts';

/** An event with its host and its audience: real clients over the public API. */
export type Day = Pick<Created, 'code' | 'hostKey'> & {
  readonly script: Script;
  /** The session that is live. */
  readonly session: SessionId;
  /** As the host. */
  ask(wish: Wish): Promise<Accepted>;
  show(screen: Screen): Promise<void>;
  /** As a place in the audience, which is taken the first time it is asked for. */
  askAs(place: number, wish: Wish): Promise<Accepted>;
  /** As somebody who holds this token. */
  askWith(token: string, wish: Wish): Promise<Accepted>;
  /** Somebody of the cast says a line of the script, or one that is like it. Stories wait for a host. */
  say(line: Pick<Line, 'kind' | 'text'> & Partial<Line>): Promise<PostId>;
  /** `by` of the audience support it. */
  support(post: PostId, by: number): Promise<void>;
  /** The host asks a poll of the script; `voters` of the audience answer it, as its weights say. */
  poll(ballot: Ballot, voters: number): Promise<PollId>;
  vote(poll: PollId, choices: readonly string[], place: number): Promise<void>;
  leave(): void;
};

type Making = { readonly api: Api; readonly url: string; readonly event: CreateEvent; readonly script: Script };

export async function openDay({ api, url, event, script }: Making): Promise<Day> {
  const { code, hostKey } = await api.createEvent(event);
  const { sessions } = await api.event(code);
  const session = sessions[0]?.id ?? '';
  const host: Host = new Person({ url, event: code, view: 'host', hostKey });
  await host.arrive();
  const audience = new Map<number, Promise<Person>>();
  const others: Person[] = [];
  let said = 0;

  async function seat(token: string): Promise<Person> {
    const person = new Person({ url, event: code, view: 'attendee', token });
    others.push(person);
    await person.arrive();
    return person;
  }

  function at(place: number): Promise<Person> {
    const person = audience.get(place) ?? api.enter(code, null).then(({ token }) => seat(token));
    audience.set(place, person);
    return person;
  }

  async function asked(person: Pick<Person, 'ask'>, wish: Wish): Promise<Accepted> {
    const reply = await person.ask(wish);
    if (!reply.ok) throw new Error(`${wish.type} was refused as ${reply.refusal}: ${reply.hint}`);
    return reply;
  }

  const day: Day = {
    code,
    hostKey,
    script,
    session,
    ask: (wish) => asked(host, wish),
    async show(screen) {
      await asked(host, { type: 'wall.show', session, screen });
    },
    askAs: async (place, wish) => asked(await at(place), wish),
    async askWith(token, wish) {
      return asked(await seat(token), wish);
    },
    async say({ kind, text, by, archive = false, replies = [] }) {
      const place = said++ % script.cast.length;
      const who = script.cast.find(({ name }) => by !== undefined && name === by) ?? { name: null, as: null };
      const post = { type: 'post.add' as const, session, text, ...who };
      const added = await day.askAs(place, kind === 'story' ? { ...post, kind, archive } : { ...post, kind });
      const id = added.post ?? '';
      for (const reply of kind === 'story' ? [] : replies) {
        await day.askAs(place, { type: 'reply.add', post: id, text: reply.text, name: reply.by ?? null });
      }
      return id;
    },
    async support(post, by) {
      for (let place = 0; place < by; place++) await day.askAs(place, { type: 'post.support', post, on: true });
    },
    async poll({ question, kind, options, weights }, voters) {
      const made = { question, kind, options: [...options], results: 'always' as const };
      const { poll = '' } = await day.ask({ type: 'poll.add', session, ...made });
      for (let place = 0; place < voters; place++) await day.vote(poll, [choiceOf(weights, place / voters)], place);
      return poll;
    },
    async vote(poll, choices, place) {
      await day.askAs(place, { type: 'ballot.cast', poll, choices: [...choices] });
    },
    leave() {
      host.leave();
      for (const person of others) person.leave();
    },
  };
  return day;
}

/** The option at this share, 0 to 1, of all the weights laid end to end. */
function choiceOf(weights: readonly number[], share: number): string {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  const index = weights.findIndex((weight) => (passed += weight) > share * total);
  return `o${index + 1}`;
}
