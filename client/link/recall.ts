import type { Asked } from '../../shared/commands.ts';
import { sharedUpTo } from '../../shared/epoch.ts';
import { OUTCOMES_KEPT, RESENT_MS, UNANSWERED_MAX } from '../../shared/limits.ts';
import type { Refused } from '../../shared/replies.ts';
import type { Amended, Waiting } from './waiting.ts';

/**
 * When the server's log has gone back, what was accepted and is gone is sent again: in order, under the same ids, so that
 * it counts once whoever else still has it (R2). Ids of posts, polls and sessions that came after the shared part may name
 * something else now: what speaks of them is never sent, and what was typed in it stays with its author (R9).
 */

/** How many: with those that are unanswered as many as the server knows again, so that none counts twice. */
export const TAKEN_MAX = OUTCOMES_KEPT - UNANSWERED_MAX;

export type Here = {
  readonly epoch: string;
  /** ms since 1970. */
  readonly moment: number;
  /** Whether a poll asks now what it asked when this ballot was cast. */
  readonly asksTheSame: (ballot: Cast) => boolean;
};
export type Cast = Extract<Asked, { type: 'ballot.cast' }>;

export type Recalled = {
  readonly amended: readonly Amended[];
  /** Ids of those that were accepted and are sent again. */
  readonly again: readonly string[];
  /** How many stay with their author, with their words. */
  readonly kept: number;
  /** How many had no words, and are lost. */
  readonly lost: number;
};

/** What becomes of all that is kept, in the history of now; of an entry that is `told` twice the first counts. */
export function recall(told: readonly Waiting[], here: Here): Recalled {
  const { epoch, moment } = here;
  const entries = [...new Map([...told].reverse().map((entry) => [entry.id, entry])).values()];
  const shared = sharedUpTo(epoch);
  const old = tooOld(entries, moment);
  const nexts = new Map<string, Waiting | null>(old.map(({ id }) => [id, null]));
  const [again, kept, lost] = [new Set<string>(), new Set<string>(), new Set<string>()];
  /** What was made here and is gone, by the id it had. */
  const made = new Map<string, Waiting>();

  for (const entry of entries.sort((a, b) => a.n - b.n)) {
    const { id, command, taken } = entry;
    if (nexts.has(id) || entry.refused || !entry.epoch || entry.epoch === epoch) continue;
    if (taken && shared !== null && taken.seq <= shared) {
      nexts.set(id, { ...entry, epoch });
      continue;
    }
    const own = made.get(aboutOf(command) ?? '');
    const changed = own && changedBy(command, nexts.get(own.id) ?? own);
    if (own && changed !== undefined) {
      nexts.set(id, null);
      nexts.set(own.id, changed);
      if (changed?.refused) kept.add(own.id);
      if (!changed || changed.refused) again.delete(own.id);
      continue;
    }
    const waits = waiting(entry, epoch);
    if (!speaksOfLost(command, shared, here)) {
      nexts.set(id, waits);
      if (!taken) continue;
      again.add(id);
      for (const name of [taken.post, taken.poll]) if (name !== undefined) made.set(name, waits);
    } else if (isTyped(command)) {
      // Of the history before, so that nobody takes what it speaks of for what has that id now.
      nexts.set(id, { ...waits, epoch: entry.epoch, refused: gone });
      kept.add(id);
    } else {
      nexts.set(id, null);
      lost.add(id);
    }
  }
  const amended = [...nexts].map(([id, next]) => ({
    id,
    next,
    ...((lost.has(id) || kept.has(id)) && { reply: gone }),
  }));
  return { amended, again: [...again], kept: kept.size, lost: lost.size };
}

const gone: Refused = { ok: false, refusal: 'gone', hint: 'The server lost what it speaks of.' };

function tooOld(entries: readonly Waiting[], moment: number): readonly Waiting[] {
  // A clock may have been set back.
  const isOld = ({ taken }: Waiting) => Math.abs(moment - (taken?.at ?? 0)) > RESENT_MS;
  const newestFirst = entries.filter(({ taken }) => taken).sort((a, b) => b.n - a.n);
  return newestFirst.filter((entry, place) => place >= TAKEN_MAX || isOld(entry));
}

function waiting({ taken: _, goes: __, ...entry }: Waiting, epoch: string): Waiting {
  return { ...entry, epoch };
}

/** Without a seq a session is taken for the same: there are few, and most were made before anything else. */
function speaksOfLost(command: Asked, shared: number | null, { asksTheSame }: Here): boolean {
  const things = [aboutOf(command), 'into' in command ? command.into : null];
  if (things.some((id) => id && (shared === null || isAfter(id, shared)))) return true;
  if ('session' in command && command.session && shared !== null && isAfter(command.session, shared)) return true;
  return command.type === 'ballot.cast' && !asksTheSame(command);
}

const isAfter = (id: string, seq: number): boolean => Number(id.slice(1)) > seq;

/** The post or poll that a command speaks of. */
function aboutOf(command: Asked): string | undefined {
  return 'post' in command ? command.post : 'poll' in command ? command.poll : undefined;
}

/** What a person made, as it goes out again once they changed it (`null`: they took it back); undefined where this changes nothing of it. */
function changedBy(command: Asked, own: Waiting): Waiting | null | undefined {
  switch (command.type) {
    case 'post.withdraw':
    case 'poll.withdraw':
      return null;
    case 'post.edit':
      return { ...own, command: { ...own.command, text: command.text } as Asked };
    case 'post.consent':
      return { ...own, command: { ...own.command, archive: command.archive } as Asked };
    case 'poll.close':
      // It is not asked anew by itself.
      return { ...own, refused: gone };
    default:
      return undefined;
  }
}

function isTyped(command: Asked): boolean {
  if (command.type === 'ballot.cast') return Boolean(command.text) || Boolean(command.words?.length);
  return 'question' in command || ('text' in command && Boolean(command.text));
}
