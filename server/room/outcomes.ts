import type { Fact } from '../../shared/facts.ts';
import { OUTBOXES_KEPT, OUTCOMES_KEPT } from '../../shared/limits.ts';
import type { Accepted } from '../../shared/replies.ts';
import type { By, Outbox, Person, State } from './state.ts';

/**
 * What an outbox remembers is a line for each command, oldest first: a line break, the command, the place of its last
 * fact and the ids of what it made, with spaces between. None of these has a space or a line break in it.
 */

/** The first answer to a command that was accepted before, as long as it is remembered (R2). */
export function outcomeOf(state: State, by: By, outbox: string, command: string): Accepted | undefined {
  let last: Accepted | undefined;
  for (const { name, outcomes } of state.people.get(by)?.outboxes ?? []) {
    const reply = name === outbox ? answerIn(outcomes, command) : undefined;
    // What is brought in may make several sessions: the answer is that of its last fact.
    if (reply && reply.seq > (last?.seq ?? 0)) last = reply;
  }
  return last;
}

/** What a fact makes of its command's answer: the place of the last fact, and the ids that were made. */
export function answerOf(fact: Fact, seq: number, before?: Accepted): Accepted {
  return { ...before, ok: true, seq, ...madeBy(fact) };
}

/** A person's outboxes with the outcome that this fact leaves; facts of one command make one outcome. */
export function withOutcome(outboxes: Person['outboxes'], fact: Fact, seq: number): Person['outboxes'] {
  if (!fact.person) return outboxes;
  const { outbox: name, command } = fact.person;
  const session = 'session' in fact ? fact.session : '';
  const old = outboxes.find((outbox) => outbox.name === name && outbox.session === session);
  const outbox = withLine(old ?? { session, name, outcomes: '', lines: 0 }, command, fact, seq);
  const others = outboxes.filter((other) => other !== old);
  const givesWay = others.filter((other) => other.session === session).at(-OUTBOXES_KEPT);
  // Not spread: an array that grew keeps room for sixteen more.
  return others.filter((other) => other !== givesWay).concat(outbox);
}

function withLine({ session, name, outcomes, lines }: Outbox, command: string, fact: Fact, seq: number): Outbox {
  const last = Math.max(0, outcomes.lastIndexOf('\n'));
  const goesOn = outcomes.startsWith(`\n${command} `, last);
  const full = lines === OUTCOMES_KEPT && !goesOn;
  const before = goesOn ? outcomes.slice(0, last) : full ? outcomes.slice(outcomes.indexOf('\n', 1)) : outcomes;
  const line = lineOf(command, answerOf(fact, seq, goesOn ? answerIn(outcomes, command) : undefined));
  // Joined, not added: that would keep all the pieces it was ever made of.
  return { session, name, outcomes: [before, line].join(''), lines: goesOn || full ? lines : lines + 1 };
}

function lineOf(command: string, { ok: _, seq, ...made }: Accepted): string {
  return `\n${[command, seq, ...Object.values(made)].join(' ')}`;
}

function answerIn(outcomes: string, command: string): Accepted | undefined {
  const at = outcomes.lastIndexOf(`\n${command} `);
  if (at < 0) return undefined;
  const end = outcomes.indexOf('\n', at + 1);
  const [, seq, ...ids] = outcomes.slice(at, end < 0 ? undefined : end).split(' ');
  const made = ids.map((id) => [makes[id[0] as keyof typeof makes], id] as const);
  return { ok: true, seq: Number(seq), ...(Object.fromEntries(made) as Partial<Accepted>) };
}

/** What an id names, by its first letter. */
const makes = { s: 'session', p: 'post', v: 'poll', k: 'key', i: 'import' } as const;

function madeBy(fact: Fact): Partial<Accepted> {
  switch (fact.type) {
    case 'post.added':
      return { post: fact.post };
    case 'poll.added':
      return { poll: fact.poll };
    case 'session.added':
      return { session: fact.session };
    case 'key.added':
      return { key: fact.key };
    case 'session.imported':
      return { import: fact.import };
    default:
      return {};
  }
}
