import type { Command } from '../../shared/commands.ts';
import type { Fact } from '../../shared/facts.ts';
import type { EventId } from '../../shared/ids.ts';
import { refused, type Accepted, type Reply } from '../../shared/replies.ts';
import type { Batch, Entry, Log, News } from '../log/log.ts';
import { decide } from '../room/decide.ts';
import { dueCommands, nextRoundEnd } from '../room/due.ts';
import { dueErasure, obliges, type Due } from '../room/erasures.ts';
import { answerOf } from '../room/outcomes.ts';
import type { Asker } from '../room/permissions.ts';
import { reduce } from '../room/reduce.ts';
import type { State } from '../room/state.ts';
import type { Clockwork } from './clockwork.ts';
import { openLog } from './open-log.ts';
import { gatherMs } from './pace.ts';
import { openUpkeep } from './upkeep.ts';

/** Commands decided on one state and stored in one commit; each time that others were first, as many more. */
const BATCH_MAX = 256;
/** Of the time that commands gather, what is left to read all that came while the thread rested. */
const READ_MS = 5;
/** A log that others write faster than we can is busy, not broken; after this many tries the phone tries again. */
const TRIES_MAX = 20;

/** After a log that could not be read. */
const READ_AGAIN_MS = 1000;
/** How often a room looks for what is due at the least; most of it is counted in days. */
const LOOK_FOR_DUE_MS = 15 * 60_000;
/** What was due and could not be done, such as on a full disk, is tried again after. */
const DUE_AGAIN_MS = 1000;

/** What became durable together. */
export type Commit = { readonly before: State; readonly after: State; readonly facts: readonly Fact[] };

export type Room = {
  readonly event: EventId;
  /** Names the log's history. */
  readonly epoch: string;
  /** The durable state: all that anyone is told of. */
  state(): State;
  /** Answers when the command's facts are durable, or refuses. Never rejects. */
  ask(command: Command, asker: Asker): Promise<Reply>;
  /** Calls back after every commit, before its commands are answered. Returns how to stop. */
  follow(heard: (commit: Commit) => void): () => void;
  /** Resolves when the state has this seq, or the log has no more. Never rejects. */
  reach(seq: number): Promise<void>;
  /** Aborted when the log turns out to have another history: this room is over, and another one is to be opened. */
  readonly parted: AbortSignal;
  /** Takes nothing more, finishes what is under way. */
  close(): Promise<void>;
};

export type RoomNeeds = {
  readonly log: Log;
  readonly clockwork: Clockwork;
  readonly newId: () => string;
  readonly complain: (what: string, why: unknown) => void;
  /** Facts after which the state is kept anew; tests keep short days too. */
  readonly snapshotAfter?: number;
};

type Waiting = { readonly command: Command; readonly asker: Asker; readonly answer: (reply: Reply) => void };

/** Opens an event's room: folds its log, and from then on is the one door to it on this node. */
export async function openRoom(event: EventId, needs: RoomNeeds): Promise<Room> {
  const { log, clockwork, newId, complain } = needs;
  const epoch = await log.epoch(event);
  const opened = await openLog(log, event);
  let durable = opened.state;
  const waiting: Waiting[] = [];
  /** Calls off the commit that waits for its time. */
  let gathering: (() => void) | null = null;
  let turning: Promise<void> | null = null;
  let catching: Promise<boolean> | null = null;
  const upkeep = openUpkeep(event, opened.kept, needs);
  /** When the next commit may begin; sooner where it is full. */
  let nextAt = -Infinity;
  let storing = '';
  let behind = false;
  let closed = false;
  let stopReadingAgain = (): void => undefined;
  const followers = new Set<(commit: Commit) => void>();
  const parting = new AbortController();

  const stopFollowing = log.follow(event, hear);
  upkeep.came(durable.seq, opened.due);
  let stopLooking = clockwork.after(0, lookForDue);

  function hear(news: News): void {
    if (news === 'other-history') {
      closed = true;
      parting.abort();
    } else if (news === 'gap' || news.first > durable.seq + 1) {
      behind = true;
      turn();
    } else if (news.id !== storing) {
      takeIn([news]);
    }
  }

  /** Begins the next commit when it is time, or as soon as it is full. */
  function turn(): void {
    if (turning) return;
    const full = waiting.length >= BATCH_MAX;
    const gathers = full ? 0 : nextAt - clockwork.now();
    if (gathers > READ_MS) clockwork.rest(gathers - READ_MS);
    if (gathering && !full) return;
    gathering?.();
    gathering = clockwork.after(gathers, () => {
      gathering = null;
      turning = run().finally(() => {
        turning = null;
        if (waiting.length > 0 || behind) turn();
      });
    });
  }

  async function run(): Promise<void> {
    if (behind) await catchUp();
    if (waiting.length === 0) return;
    nextAt = clockwork.now() + gatherMs(clockwork.ease());
    const taken: Waiting[] = [];
    const replies = await settle(taken);
    taken.forEach(({ answer }, index) => answer(replies[index] ?? refused('unavailable')));
  }

  /** Take, decide on `ahead`, append in one commit, and only then let it be seen. No replies where that could not be. */
  async function settle(taken: Waiting[]): Promise<readonly Reply[]> {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      // Whoever was late takes more with it, so that many nodes in one event all get on.
      taken.push(...waiting.splice(0, BATCH_MAX * (tries + 1) - taken.length));
      if (parting.signal.aborted) return [];
      const { ahead, facts, replies } = decideAll(taken);
      if (facts.length === 0) {
        if (!log.shared || replies.every(({ ok }) => ok)) return replies;
        // No append compares a mere refusal with the log, where others may have written what it misses.
        const { seq } = durable;
        await catching;
        if (!(await catchUp())) return [];
        if (durable.seq === seq) return replies;
        continue;
      }
      const stored = await store({ id: newId(), facts });
      if (stored === 'unknown') return [];
      if (stored === 'stored') {
        // A screen that came from another node may have made the room read on, past this batch, before it was answered.
        if (durable.seq < ahead.seq) show({ before: durable, after: ahead, facts });
        return replies;
      }
    }
    return [];
  }

  function decideAll(taken: readonly Waiting[]) {
    let ahead = durable;
    const facts: Fact[] = [];
    const moment = clockwork.now();
    const replies = taken.map(({ command, asker }): Reply => {
      try {
        const decision = decide(command, ahead, asker, moment);
        if ('again' in decision) return decision.again;
        if ('refusal' in decision) return decision;
        let next = ahead;
        let answer: Accepted | undefined;
        for (const fact of decision.facts) {
          next = reduce(next, fact);
          answer = answerOf(fact, next.seq, answer);
        }
        ahead = next;
        facts.push(...decision.facts);
        return answer ?? refused('invalid');
      } catch (error) {
        complain(`deciding ${command.type}`, error);
        return refused('invalid', { hint: 'The server could not decide this. It has been noted.' });
      }
    });
    return { ahead, facts, replies };
  }

  /** Appends; where others were first, takes in what they wrote; where the answer was lost, looks the batch up. */
  async function store(batch: Batch): Promise<'stored' | 'missed' | 'unknown'> {
    storing = batch.id;
    try {
      const appended = await log.append(event, durable.seq, batch);
      if (appended.ok) return 'stored';
      takeIn(appended.missed);
      return 'missed';
    } catch (error) {
      complain('appending', error);
      return await lookUp(batch);
    } finally {
      storing = '';
    }
  }

  async function lookUp(batch: Batch): Promise<'stored' | 'missed' | 'unknown'> {
    try {
      const entries = await log.read(event, durable.seq);
      if (entries[0]?.id === batch.id) return 'stored';
      takeIn(entries);
      return 'unknown';
    } catch (error) {
      complain('reading after a lost answer', error);
      return 'unknown';
    }
  }

  /** Resolves with whether the state is that of the log. */
  function catchUp(): Promise<boolean> {
    catching ??= readOn().finally(() => (catching = null));
    return catching;
  }

  async function readOn(): Promise<boolean> {
    behind = false;
    try {
      while (!parting.signal.aborted) {
        const entries = await log.read(event, durable.seq);
        if (entries.length === 0) return true;
        takeIn(entries);
      }
      return false;
    } catch (error) {
      if (closed) return false;
      complain('reading what others wrote', error);
      // However many asked meanwhile.
      stopReadingAgain();
      stopReadingAgain = clockwork.after(READ_AGAIN_MS, () => {
        behind = true;
        turn();
      });
      return false;
    }
  }

  function takeIn(entries: readonly Entry[]): void {
    // What follows is of another history, wherever it seems to go on.
    if (parting.signal.aborted) return;
    for (const { first, facts } of entries) {
      if (first !== durable.seq + 1) continue;
      show({ before: durable, after: facts.reduce(reduce, durable), facts });
    }
  }

  function show(commit: Commit): void {
    durable = commit.after;
    upkeep.came(durable.seq, commit.facts.some(obliges) ? duesOf(commit) : []);
    for (const heard of followers) heard(commit);
    if (!closed && commit.facts.some(({ type }) => type === 'poll.timed')) lookAgain();
  }

  function lookForDue(): void {
    for (const command of dueCommands(durable, clockwork.now())) {
      waiting.push({ command, asker: { kind: 'clock' }, answer: () => undefined });
      turn();
    }
    lookAgain();
  }

  /** As soon as a round of a poll is to close. */
  function lookAgain(): void {
    stopLooking();
    const now = clockwork.now();
    const next = nextRoundEnd(durable) ?? Infinity;
    const ms = next > now ? Math.min(next - now, LOOK_FOR_DUE_MS) : DUE_AGAIN_MS;
    stopLooking = clockwork.after(ms, lookForDue);
  }

  return {
    event,
    epoch,
    state: () => durable,
    ask(command, asker) {
      if (closed) return Promise.resolve(refused('unavailable'));
      return new Promise((answer) => {
        waiting.push({ command, asker, answer });
        turn();
      });
    },
    follow(heard) {
      followers.add(heard);
      return () => followers.delete(heard);
    },
    async reach(seq) {
      if (seq > durable.seq) await catchUp();
    },
    parted: parting.signal,
    async close() {
      closed = true;
      stopLooking();
      stopReadingAgain();
      while (gathering || turning) await (turning ?? new Promise<void>((soon) => clockwork.after(1, soon)));
      stopFollowing();
      await upkeep.close();
    },
  };
}

function duesOf({ before, facts }: Commit): Due[] {
  let state = before;
  return facts.flatMap((fact) => {
    const earlier = state;
    state = reduce(earlier, fact);
    return dueErasure(earlier, fact, state) ?? [];
  });
}
