import type { Fact } from '../../../shared/facts.ts';
import { outcomeOf } from '../outcomes.ts';
import type { Poll, State } from '../state.ts';

/** What is wrong with a fact after all that came before it. `previous` is the fact before it of the same batch, if any. */
export function faultsOf(fact: Fact, state: State, previous: Fact | undefined): string[] {
  return [
    fact.at < state.at && 'its time lies before that of the fact before it',
    (state.seq === 0) !== (fact.type === 'event.created') && 'an event is created by its first fact, and by no other',
    state.event?.deleted === true && 'the event was deleted before',
    nameFault(fact, state),
    roundFault(fact, state),
    isRepeated(fact, state, previous) && 'its command had an effect already (R2)',
  ].filter((fault) => typeof fault === 'string');
}

/** What a fact makes is named after its seq; what it speaks of is there. */
function nameFault(fact: Fact, state: State): string | null {
  const made = madeBy(fact);
  if (made !== null && Number(made.slice(1)) !== state.seq + 1)
    return `what it makes is named ${made}, not after its seq`;
  const unknown = [
    'session' in fact && fact.session !== made && !state.sessions.has(fact.session) && fact.session,
    'post' in fact && fact.post !== made && state.posts.get(fact.post)?.session !== fact.session && fact.post,
    'poll' in fact &&
      fact.poll !== undefined &&
      fact.poll !== made &&
      state.polls.get(fact.poll)?.session !== fact.session &&
      fact.poll,
    (fact.type === 'post.added' || fact.type === 'post.imported') &&
      fact.to !== null &&
      !state.posts.has(fact.to) &&
      fact.to,
    fact.type === 'session.unimported' && !isBrought(fact, state) && fact.import,
    fact.type === 'key.revoked' && !state.keys.has(fact.key) && fact.key,
  ].find((name) => typeof name === 'string');
  return unknown === undefined ? null : `there is no ${unknown} here that it could speak of`;
}

const isBrought = (fact: { readonly session: string; readonly import: string }, { sessions }: State): boolean =>
  sessions.get(fact.session)?.imports.some(({ id }) => id === fact.import) === true;

function madeBy(fact: Fact): string | null {
  switch (fact.type) {
    case 'post.added':
    case 'post.imported':
      return fact.post;
    case 'poll.added':
    case 'poll.imported':
      return fact.poll;
    case 'session.added':
      return fact.session;
    case 'key.added':
      return fact.key;
    default:
      return null;
  }
}

/** Rounds come one after the other, and only an open one takes ballots (R3, R4). */
function roundFault(fact: Fact, state: State): string | null {
  if (!('round' in fact) || !('poll' in fact) || fact.type === 'post.added') return null;
  const poll = state.polls.get(fact.poll);
  if (!poll) return null;
  const open = poll.run === 'open' && fact.round === poll.rounds.length;
  switch (fact.type) {
    case 'poll.opened':
      return poll.run !== 'open' && fact.round === poll.rounds.length + 1 ? null : 'this round cannot be opened now';
    case 'poll.closed':
    case 'poll.timed':
    case 'hands.counted':
      return open ? null : 'this round is not open';
    case 'ballot.cast':
      if (!open || state.sessions.get(poll.session)?.sealed) return 'a closed round takes no ballot (R4)';
      return fact.person && !isChoice(poll, fact.person.choices) ? 'it chooses what the poll does not offer' : null;
  }
}

function isChoice(poll: Poll, choices: readonly string[]): boolean {
  return (
    new Set(choices).size === choices.length &&
    choices.every((id) => (id === 'unsure' ? poll.unsure : poll.options.some((option) => option.id === id)))
  );
}

/** A command's facts lie together in one batch, and as long as its outcome is remembered it has no others (R2). */
function isRepeated({ person }: Fact, state: State, previous: Fact | undefined): boolean {
  if (!person) return false;
  const { by, outbox, command } = person;
  const before = previous?.person;
  const goesOn = before?.by === by && before.outbox === outbox && before.command === command;
  return !goesOn && outcomeOf(state, by, outbox, command) !== undefined;
}
