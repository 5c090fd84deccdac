import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fact } from '../../shared/facts.ts';
import { openApi } from '../../server/simulator/api.ts';
import { Truth } from '../bench/freshness.ts';
import { enterAll, OPTIONS, prepareEvent, questionOf } from '../support/busy-event.ts';
import { Attendee } from './attendee.ts';
import { openReading } from './reading.ts';
import { entranceAt } from './knock.ts';
import { watchScreens } from './screens.ts';

/** Many attendees of a new event with an open poll on its wall. */
export type Audience = {
  readonly attendees: readonly Attendee[];
  /** These vote and ask at an even pace, until `hush`. */
  speak(who: readonly Attendee[], pace: Pace): void;
  /** Says nothing more. */
  hush(): void;
  /** For each `now` frame of these from here on, how old the oldest acknowledged vote was that it showed first, ms. Returns how to stop. */
  freshness(who: readonly Attendee[]): () => readonly number[];
  /** From here on, for each attendee who comes back and holds what is theirs and every vote acknowledged by now: after how many ms. */
  returns(): readonly number[];
  /** Waits until everything is answered and everyone holds it, and gives up after a minute. Returns what is wrong. */
  agree(): Promise<readonly string[]>;
  /** What the log has of the ballots that were acknowledged last. Returns what is wrong. */
  recount(facts: readonly Fact[]): readonly string[];
  leave(): void;
};

/** A second, together; each post is followed by so much more text. */
export type Pace = { readonly votes: number; readonly posts: number; readonly more?: string };

type Ballot = { readonly choice: string; readonly seq: number };

/** Between two looks at what is due or at the screens, ms. */
const TICK = 5;
const LOOK = 50;
const PATIENCE = 60_000;

export async function gatherAudience(url: string, many: number): Promise<Audience> {
  const ended = new AbortController();
  // Each who waits at the door listens to it.
  setMaxListeners(0, ended.signal);
  const api = openApi(url, ended.signal);
  const { code, session, poll } = await prepareEvent(api, url);
  const tokens = await enterAll(api, code, many);
  const reading = openReading();
  const entrances = [entranceAt(url)];
  const attendees = tokens.map(
    (token, index) => new Attendee(index, entrances, { event: code, session, view: 'attendee', token }, reading),
  );
  const screens = watchScreens(attendees);
  const truth = new Truth();
  const ballots = new Map<Attendee, Ballot>();
  let head = 0;
  let speaking: NodeJS.Timeout | undefined;
  const looking = setInterval(() => screens.look(), LOOK);

  async function vote(attendee: Attendee, turn: number): Promise<void> {
    const choice = OPTIONS[turn % OPTIONS.length] ?? '';
    const reply = await attendee.ask({ type: 'ballot.cast', poll, round: 1, choices: [choice] });
    if (!reply.ok) throw new Error(reply.hint);
    const { seq } = reply;
    truth.acknowledged(seq, performance.now());
    head = Math.max(head, seq);
    if (seq > (ballots.get(attendee)?.seq ?? 0)) ballots.set(attendee, { choice, seq });
  }

  const ask = (attendee: Attendee, text: string) => attendee.ask({ type: 'post.add', kind: 'question', session, text });

  /** People and votes for each option, as they were acknowledged. */
  function tally(): string {
    const choices = [...ballots.values()].map(({ choice }) => choice);
    return [choices.length, ...OPTIONS.map((option) => choices.filter((choice) => choice === option).length)].join();
  }

  function wrongIn(attendee: Attendee, expected: string): string | null {
    const shown = attendee.now.polls.get(poll);
    const found = [shown?.people, ...OPTIONS.map((option) => shown?.counts?.[option])].join();
    if (expected !== found) return `A screen shows ${found} where ${expected} were acknowledged.`;
    const own = attendee.mine?.ballots.find((ballot) => ballot.poll === poll)?.choices.join();
    const cast = ballots.get(attendee)?.choice;
    return own === cast ? null : `A phone shows ${own} as its own ballot, where ${cast} was acknowledged.`;
  }

  for (const attendee of attendees) void attendee.stay();
  const isIn = ({ now, list }: Attendee): boolean => now.to > 0 && list.to > 0;
  while (!attendees.every(isIn)) await wait(LOOK);

  return {
    attendees,
    speak(who, { votes, posts, more = '' }) {
      const started = performance.now();
      let [voted, posted] = [0, 0];
      const at = (turn: number) => who[turn % who.length] as Attendee;
      speaking = setInterval(() => {
        const seconds = (performance.now() - started) / 1000;
        // Always another option than the last time, so that every vote changes the tally.
        for (; voted < seconds * votes; voted++)
          void vote(at(voted), (voted % who.length) + Math.floor(voted / who.length));
        for (; posted < seconds * posts; posted++) void ask(at(posted * 7), questionOf(posted) + more);
      }, TICK);
    },
    hush: () => clearInterval(speaking),
    freshness(who) {
      const ages: number[] = [];
      for (const attendee of who) {
        attendee.heard = (view, before) => {
          if (view === 'now') ages.push(truth.behind(before, performance.now()));
        };
      }
      return () => {
        for (const attendee of who) attendee.heard = () => undefined;
        return ages;
      };
    },
    returns() {
      const [left, acknowledged] = [performance.now(), head];
      const times: number[] = [];
      for (const attendee of attendees) {
        const { visits } = attendee;
        let mine = false;
        attendee.heard = (view) => {
          mine ||= view === 'mine' && attendee.visits > visits;
          if (!mine || attendee.now.to < acknowledged) return;
          attendee.heard = () => undefined;
          times.push(performance.now() - left);
        };
      }
      return times;
    },
    async agree() {
      const until = Date.now() + PATIENCE;
      const isAnswered = ({ outbox, isIn }: Attendee) => outbox.unanswered === 0 && isIn;
      while (!attendees.every(isAnswered) && Date.now() < until) await wait(LOOK);
      const expected = tally();
      while (attendees.some((each) => wrongIn(each, expected)) && Date.now() < until) await wait(LOOK);
      const unanswered = attendees.filter((each) => !isAnswered(each)).length;
      const gaps = attendees.filter((each) => each.gaps > 0).length;
      return [
        ...(unanswered > 0 ? [`${unanswered} phones are away or wait for an answer.`] : []),
        ...(gaps > 0 ? [`${gaps} screens were sent a frame that did not follow.`] : []),
        ...attendees.flatMap((each) => wrongIn(each, expected) ?? []),
        ...(await screens.agree()),
      ];
    },
    recount(facts) {
      return [...ballots.values()].flatMap(({ choice, seq }) => {
        const fact = facts[seq - 1];
        const there = fact?.type === 'ballot.cast' && fact.person?.choices.join() === choice;
        return there ? [] : [`A vote for ${choice} was acknowledged as ${seq}, where the log has ${fact?.type}.`];
      });
    },
    leave() {
      clearInterval(looking);
      clearInterval(speaking);
      for (const attendee of attendees) attendee.leave();
      ended.abort();
    },
  };
}
