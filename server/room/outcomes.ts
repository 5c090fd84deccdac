import type { Fact } from '../../shared/facts.ts';
import { OUTBOXES_KEPT, OUTCOMES_KEPT } from '../../shared/limits.ts';
import type { Accepted } from '../../shared/replies.ts';
import type { By, Outbox, Outcome, Person, State } from './state.ts';

/** The first answer to a command that was accepted before, as long as it is remembered (R2). */
export function outcomeOf(state: State, by: By, outbox: string, command: string): Accepted | undefined {
  let last: Accepted | undefined;
  for (const outboxes of state.people.get(by)?.outboxes.values() ?? []) {
    const reply = outboxes
      .find(({ name }) => name === outbox)
      ?.outcomes.findLast((outcome) => outcome.command === command)?.reply;
    // What is brought in may make several sessions: the answer is that of its last fact.
    if (reply && reply.seq > (last?.seq ?? 0)) last = reply;
  }
  return last;
}

/** What a fact makes of its command's answer: the place of the last fact, and the ids that were made. */
export function answerOf(fact: Fact, seq: number, before?: Accepted): Accepted {
  return { ...before, ok: true, seq, ...madeBy(fact) };
}

/** A person with the outcome that this fact leaves; facts of one command make one outcome. */
export function withOutcome(person: Person, fact: Fact, seq: number): Person {
  if (!fact.person) return person;
  const { outbox: name, command } = fact.person;
  const session = 'session' in fact ? fact.session : '';
  const outboxes = person.outboxes.get(session) ?? [];
  const old = outboxes.find((outbox) => outbox.name === name)?.outcomes ?? [];
  const last = old.at(-1);
  const goesOn = last?.command === command;
  const outcome: Outcome = { command, reply: answerOf(fact, seq, goesOn ? last.reply : undefined) };
  const outcomes = [...(goesOn ? old.slice(0, -1) : old.slice(1 - OUTCOMES_KEPT)), outcome];
  const used: readonly Outbox[] = [...outboxes.filter((outbox) => outbox.name !== name), { name, outcomes }].slice(
    -OUTBOXES_KEPT,
  );
  return { ...person, outboxes: person.outboxes.set(session, used) };
}

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
