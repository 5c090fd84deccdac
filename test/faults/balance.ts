import type { Fact } from '../../shared/facts.ts';
import type { Accepted } from '../../shared/replies.ts';
import { openToRead } from '../../server/log/log-file.ts';
import type { Wish } from '../../server/simulator/outbox.ts';

/** What people asked, how it was acknowledged to them and when, ms since 1970; in the order of the answers. */
export type Journal = readonly {
  readonly by: string;
  readonly wish: Wish;
  readonly reply: Accepted;
  readonly at: number;
}[];

/**
 * Holds a journal against the log: every acknowledged command has its own fact at its seq (R1), and every fact of the
 * crowd its own acknowledged command (R2). Returns what does not.
 */
export function balance(journal: Journal, facts: readonly Fact[]): string[] {
  const missing: string[] = [];
  const accounted = new Set<number>();
  for (const { by, wish, reply } of journal) {
    const fact = facts[reply.seq - 1];
    if (fact && isOf(fact, by, wish) && !accounted.has(reply.seq)) accounted.add(reply.seq);
    else {
      const found = JSON.stringify(fact);
      missing.push(`Missing: ${wish.type} by ${by}, acknowledged as ${reply.seq}, where the log has ${found}`);
    }
  }
  const twice = facts.flatMap((fact, index) =>
    CROWD_FACTS.has(fact.type) && !accounted.has(index + 1) ? [`Twice: ${index + 1}: ${JSON.stringify(fact)}`] : [],
  );
  return [...missing, ...twice];
}

const CROWD_FACTS: ReadonlySet<string> = new Set(['post.added', 'post.supported', 'post.withdrawn', 'ballot.cast']);

function isOf(fact: Fact, by: string, wish: Wish): boolean {
  if (fact.person?.by !== by) return false;
  // A withdrawn post's words are erased.
  if (fact.type === 'post.added' && wish.type === 'post.add') return !fact.text || fact.text.text === wish.text;
  if (fact.type === 'post.withdrawn' && wish.type === 'post.withdraw') return fact.post === wish.post;
  if (fact.type === 'post.supported' && wish.type === 'post.support') {
    return fact.post === wish.post && fact.on === wish.on;
  }
  if (fact.type === 'ballot.cast' && wish.type === 'ballot.cast') {
    return JSON.stringify(fact.person.choices) === JSON.stringify(wish.choices);
  }
  return false;
}

/** All facts of a log's first event. */
export function factsIn(file: string): Fact[] {
  const log = openToRead(file);
  try {
    const [event] = log.events();
    return event ? [...log.entries(event.key)].flatMap(({ facts }) => facts as Fact[]) : [];
  } finally {
    log.close();
  }
}
