import type { PollId, PostId, SessionId } from '../../shared/ids.ts';
import { answerTo } from './answers.ts';
import { attend, type Venue } from './audience.ts';
import { between, happens, pick, type Pace } from './pace.ts';
import type { Person } from './person.ts';
import { ballots, cast, lines, type Character, type Line } from './script.ts';

/** Lines until the room has warmed up: a newcomer should see it alive at once. */
const WARM_UP = 14;
/** After so many lines an attendee asks the room something. */
const OWN_POLL_AFTER = 10;

type Guest = { readonly character: Character; readonly person: Person };

/** The audience of the script: arrives, talks, replies, supports and votes, each person on a phone of their own. */
export class Chatter {
  readonly #venue: Venue;
  readonly #pace: Pace;
  readonly #guests: Guest[] = [];

  constructor(venue: Venue, pace: Pace) {
    this.#venue = venue;
    this.#pace = pace;
  }

  /** A few at once, the others within the first half minute. */
  async arrive(): Promise<void> {
    for (const [index, character] of cast.entries()) {
      if (index > 7) await this.#pace.pause(0.3, 1.5);
      const person = await attend(this.#venue, character.name);
      this.#guests.push({ character, person });
    }
  }

  /** Says the script, briskly at first, then calmly; afterwards never ends. */
  async talk(session: SessionId): Promise<void> {
    while (this.#guests.length < 4 || !this.#guests[0]?.person.list.to) await this.#pace.pause(0.05, 0.1);
    const said = new Set([...this.#guests[0].person.list.posts.values()].map(({ text }) => text));
    for (const [index, line] of lines.entries()) {
      if (said.has(line.text)) continue;
      if (index === OWN_POLL_AFTER) this.#pace.later(1, 4, () => this.#askTheRoom(session));
      await this.#say(session, line);
      await (index < WARM_UP ? this.#pace.pause(1, 2.5) : this.#pace.pause(6, 14));
    }
    await this.#pace.end;
  }

  /** Most of the room votes, some soon and some late; a few change their mind. */
  vote(poll: PollId): void {
    for (const guest of this.#guests) {
      if (happens(0.12)) continue;
      this.#pace.later(1, 24, () => castBallot(guest, poll));
      if (happens(0.1)) this.#pace.later(25, 30, () => castBallot(guest, poll));
    }
  }

  leave(): void {
    for (const { person } of this.#guests) person.leave();
  }

  async #say(session: SessionId, { kind, text, by, shared, archive = false, replies = [] }: Line): Promise<void> {
    const { character, person } = this.#speaker(by);
    const said = { session, text, name: character.name, as: character.as };
    const reply = await person.ask(
      kind === 'story' ? { type: 'post.add', kind, archive, ...said } : { type: 'post.add', kind, ...said },
    );
    if (!reply.ok || reply.post === undefined) return;
    const { post } = reply;
    // Everyone who will be there by then, also those who are still on their way.
    for (const index of cast.keys()) {
      if (happens(shared)) this.#pace.later(2, between(8, 90), () => this.#support(index, post, person));
    }
    for (const [index, { by: replier, text: answer }] of replies.entries()) {
      this.#pace.later(9 + index * 9, 18 + index * 14, () => this.#reply(post, replier, answer));
    }
  }

  async #support(index: number, post: PostId, author: Person): Promise<void> {
    const person = this.#guests[index]?.person;
    if (!person || person === author || !sees(person, post)) return;
    await person.ask({ type: 'post.support', post, on: true });
  }

  async #reply(post: PostId, by: string | undefined, text: string): Promise<void> {
    const { character, person } = this.#speaker(by);
    if (sees(person, post)) await person.ask({ type: 'reply.add', post, text, name: character.name, as: character.as });
  }

  async #askTheRoom(session: SessionId): Promise<void> {
    const ballot = ballots.find(({ by }) => by === 'attendee');
    if (!ballot) return;
    const { question, kind, options } = ballot;
    const { person } = this.#speaker(undefined);
    const reply = await person.ask({ type: 'poll.add', session, question, kind, options: [...options] });
    if (reply.ok && reply.poll !== undefined) this.vote(reply.poll);
  }

  /** The one of that name if they are here yet, or somebody who gives no name. */
  #speaker(by: string | undefined): Guest {
    const named = this.#guests.find(({ character }) => by !== undefined && character.name === by);
    const nameless = this.#guests.filter(({ character }) => character.name === null);
    const speaker = named ?? pick(nameless.length > 0 ? nameless : this.#guests);
    if (!speaker) throw new Error('Nobody is here.');
    return by === undefined || !named ? { ...speaker, character: { name: null, as: speaker.character.as } } : speaker;
  }
}

const sees = (person: Person, post: PostId) => person.now.posts.has(post) || person.list.posts.has(post);

async function castBallot({ person, character }: Guest, id: PollId): Promise<void> {
  const poll = person.now.polls.get(id);
  const answer = poll?.status === 'open' ? answerTo(poll) : null;
  if (!poll || !answer) return;
  const { name, as } = character;
  await person.ask({ type: 'ballot.cast', poll: id, round: poll.round, ...answer, name, as });
}
