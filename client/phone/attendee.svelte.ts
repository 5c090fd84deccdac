import { isOpenAfter } from '../../shared/afterwards.ts';
import { ALL } from '../../shared/all.ts';
import type { Reply } from '../../shared/replies.ts';
import type { EventView, PollView, PostView, SessionView } from '../../shared/views.ts';
import type { FirstView } from '../../shared/first-view.ts';
import type { EventSummary } from '../../shared/http.ts';
import { enter } from '../link/identity.ts';
import { Outbox, type WithoutId } from '../link/outbox.svelte.ts';
import { Attention } from './attention.svelte.ts';
import { answerOf, type Answer } from './ballot.ts';
import { Feed } from './feed.svelte.ts';
import { Mirror } from './mirror.svelte.ts';
import { Place, type Tab } from './place.svelte.ts';
import { Presses } from './presses.svelte.ts';
import { View } from './view.svelte.ts';
import { Visits } from './visits.svelte.ts';
import { knownWho, keepWho, NOBODY, type Who } from './who.ts';

/** What is known of an event from the first moment on. */
export type About = Omit<EventSummary, 'sessions' | 'links'>;

/** Somebody who came in: their connection, what they see and what they do. */
export class Attendee {
  readonly code: string;
  readonly room: View;
  readonly outbox: Outbox;
  readonly place = new Place();
  readonly attention = new Attention();
  readonly mirror = new Mirror();
  readonly visits: Visits;
  readonly ask: Feed;
  readonly stories: Feed;
  readonly presses: Presses;
  readonly #summary: About;
  #who: Who = $state.raw(NOBODY);

  constructor(summary: About, room: View, outbox: Outbox) {
    const { code } = summary;
    this.code = code;
    this.#summary = summary;
    this.room = room;
    this.outbox = outbox;
    this.#who = knownWho(code) ?? NOBODY;
    this.visits = new Visits(code, () => room.list);
    this.ask = new Feed(code, 'ask', () => room.list);
    this.stories = new Feed(code, 'stories', () => room.list);
    this.presses = new Presses(
      () => room.mine,
      () => outbox.waiting,
    );
  }

  /** Enters, or comes back as the same attendee. Rejects with a `ProblemError` where that is not possible. */
  static async enter(
    event: EventSummary,
    session: string | undefined,
    who: Who,
    first: FirstView | null,
  ): Promise<Attendee> {
    const { attendee } = await enter(event.code, who.name || null);
    const room = new View(event, session, first);
    const outbox = await Outbox.open(`${event.code}:${attendee}`, (command) => room.ask(command), {
      epoch: () => room.now.epoch,
      recalls: true,
    });
    return new Attendee(event, room, outbox);
  }

  get who(): Who {
    return this.#who;
  }
  get event(): EventView | null {
    return this.room.now.event ?? this.room.list.event;
  }
  get about(): About {
    return this.event ?? this.#summary;
  }
  get sessions(): readonly SessionView[] {
    return this.room.now.sessions;
  }
  /** Those that are on now, the one that was added last first. */
  get live(): readonly SessionView[] {
    return this.sessions.filter(({ state }) => state === 'live').reverse();
  }
  /** Whether nothing can be said there any more. */
  isShut(session: SessionView | undefined): boolean {
    return session?.state === 'closed' && !isOpenAfter(session, Date.now());
  }
  /** Whether this phone shows all sessions. */
  get all(): boolean {
    return this.room.now.session === ALL;
  }
  /** The session this phone shows; none where it shows all, and before the first frame. */
  get session(): SessionView | undefined {
    return this.sessionOf(this.room.now.session);
  }
  sessionOf(id: string): SessionView | undefined {
    return this.sessions.find((session) => session.id === id);
  }

  /** Whether a host looks first at what is said there; always after it was closed. */
  looksFirst(session: SessionView | undefined): boolean {
    return session?.state === 'closed' || (session?.lookFirst ?? this.event?.lookFirst ?? false);
  }
  get muted(): boolean {
    return this.room.mine.muted;
  }

  /** Call it after each frame; `whole` once the list is the room's own and not a first look. */
  settle(whole: boolean): void {
    const calm = !this.attention.busyIn(null);
    this.ask.settle(whole, calm);
    this.stories.settle(whole, calm);
    this.visits.settle();
  }

  post(id: string): PostView | undefined {
    return this.room.now.posts.get(id) ?? this.room.list.posts.get(id) ?? this.ask.older(id) ?? this.stories.older(id);
  }

  /** `now` is the fresher of the two views. */
  poll(id: string): PollView | undefined {
    return this.room.now.polls.get(id) ?? this.room.list.polls.get(id);
  }

  answer(poll: PollView): Answer | null {
    return answerOf(poll, this.room.mine, this.outbox.waiting);
  }

  beKnownAs(who: Who): void {
    this.#who = who;
    keepWho(this.code, who);
  }

  /** Everything goes through the outbox; a post of one's own leads its feed as soon as the server has it. */
  async send(command: WithoutId, safe?: () => void): Promise<Reply> {
    const reply = await this.outbox.send(command, safe);
    if (reply.ok) this.#lead(command, reply);
    return reply;
  }

  /** Set-to: what is pressed twice is the same as once. */
  async support(post: PostView, on: boolean): Promise<Reply> {
    this.presses.press(post, on);
    const reply = await this.outbox.send({ type: 'post.support', post: post.id, on });
    if (!reply.ok) this.presses.release(post.id);
    return reply;
  }

  /** A session, or `ALL`. Who reads questions there goes on reading questions. */
  follow(session: string, tab: Tab = 'now'): void {
    this.place.go(tab);
    this.room.follow(session);
    history.replaceState(history.state, '', `?session=${session}${location.hash}`);
  }

  #lead(command: WithoutId, { post, poll }: { readonly post?: string; readonly poll?: string }): void {
    if (command.type === 'poll.add' && poll) this.ask.promote(poll);
    if (command.type === 'post.add' && post) (command.kind === 'story' ? this.stories : this.ask).promote(post);
  }
}
