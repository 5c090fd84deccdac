import type { Command, CommandType } from '../../shared/commands.ts';
import type { Fact } from '../../shared/facts.ts';
import { refused, type Accepted, type Refused } from '../../shared/replies.ts';
import { ballotRules, keptBallot } from './decide/ballot.ts';
import { eventRules } from './decide/event.ts';
import { importRules } from './decide/import.ts';
import { moderationRules } from './decide/moderation.ts';
import { pollRules } from './decide/poll.ts';
import { postRules } from './decide/post.ts';
import { isRefused, type Rule, type Stated } from './decide/rule.ts';
import { sessionRules } from './decide/session.ts';
import { videoRules } from './decide/video.ts';
import { wallRules } from './decide/wall.ts';
import { outcomeOf } from './outcomes.ts';
import { byOf, mayAsk, roleOf, type Asker } from './permissions.ts';
import { isFull } from './quota.ts';
import type { State } from './state.ts';

const rules: { readonly [Type in CommandType]: Rule<Type> } = {
  ...eventRules,
  ...sessionRules,
  ...importRules,
  ...postRules,
  ...moderationRules,
  ...pollRules,
  ...ballotRules,
  ...wallRules,
  ...videoRules,
};

/** Facts to append (at least one: what is accepted leaves a trace to remember it by), the first answer given once more, or a refusal. */
export type Decision = { readonly facts: readonly Fact[] } | { readonly again: Accepted } | Refused;

/**
 * What comes of a command. Pure: the same arguments, the same answer; a throw is a bug.
 * `moment` is ms since 1970; where it runs behind the state, the state's time stands.
 */
export function decide(command: Command, state: State, asker: Asker, moment: number): Decision {
  const role = roleOf(asker, state);
  if (!role || !mayAsk(role, command.type)) return refused('unauthorised');
  const by = byOf(asker);
  const again = outcomeOf(state, by, command.outbox, command.id);
  if (again) return { again };
  // Kept where it was typed: whoever asks is told in a moment that the event is gone.
  if (state.event?.deleted) return refused('unavailable');
  const at = Math.max(moment, state.at);
  const rule = rules[command.type] as Rule<CommandType>;
  const verdict = rule(command, state, { role, by, at });
  if (isRefused(verdict)) return verdict;
  if (isFull(state, role, command, verdict)) return refused('full');
  return { facts: verdict.map((stated) => signed(stated, command, by, at, state)) };
}

/** Adds when and by whom. A sealed session ties nothing to a person any more. */
function signed(stated: Stated, command: Command, by: string, at: number, state: State): Fact {
  if ('session' in stated && state.sessions.get(stated.session)?.sealed) return { ...stated, at };
  const person = { by, command: command.id, outbox: command.outbox };
  if (stated.type === 'ballot.cast' && command.type === 'ballot.cast')
    return { ...stated, at, person: { ...person, ...keptBallot(command, state) } };
  if (stated.type === 'leaders.told' && command.type === 'leaders.tell')
    return { ...stated, at, person: { ...person, rows: command.rows ?? [] } };
  // Only `event.created` has a person of another shape, and no command leads to it.
  return { ...stated, at, person } as Fact;
}
