import type { Command } from '../../shared/commands.ts';
import { refused, type Refused } from '../../shared/replies.ts';
import type { Allowance, Allowances } from '../border/allowance.ts';

/**
 * How much one attendee may ask for. Enough for the fastest finger and for an outbox that drains after an hour without
 * a connection; what is over waits in the outbox. Votes are never limited by address: a conference has one.
 */
const COMMANDS = { points: 40, duration: 4 };
/** Text takes others' time. */
const TEXTS = { points: 12, duration: 20 };
/** Hosts write for people in the room, and undo. */
const HOST_COMMANDS = { points: 120, duration: 4 };
/** All attendees of an event together: text that hosts and phones still can follow. */
const EVENT_TEXTS = { points: 600, duration: 10 };
/** A host has asked for these, of everyone and one of each. */
const EVENT_ANSWERS = { points: 6000, duration: 10 };

type Who = { readonly event: string; readonly id: string; readonly host: boolean };

export type Limits = {
  /** Null where there is room for the command, which then is counted. */
  take(command: Command, who: Who): Promise<Refused | null>;
  /** The server could not take it: whoever sends it again is not to wait for that. */
  giveBack(command: Command, who: Who): void;
};

export function openLimits(allowances: Allowances): Limits {
  const commands = allowances('command', COMMANDS);
  const hostCommands = allowances('host', HOST_COMMANDS);
  const texts = allowances('text', TEXTS);
  const eventTexts = allowances('event', EVENT_TEXTS);
  const eventAnswers = allowances('answer', EVENT_ANSWERS);

  /** What a command takes one each of. */
  function counts(command: Command, { event, id, host }: Who): (readonly [Allowance, key: string])[] {
    const who = `${event} ${id}`;
    if (host) return [[hostCommands, who]];
    if (!bringsText(command)) return [[commands, who]];
    const together = command.type === 'ballot.cast' ? eventAnswers : eventTexts;
    return [
      [commands, who],
      [texts, who],
      [together, event],
    ];
  }

  return {
    async take(command, who) {
      for (const [allowance, key] of counts(command, who)) {
        const after = await allowance.take(key);
        if (after !== null) return refused('slow-down', { after: Math.max(50, after) });
      }
      return null;
    },
    giveBack(command, who) {
      for (const [allowance, key] of counts(command, who)) allowance.giveBack(key);
    },
  };
}

function bringsText(command: Command): boolean {
  if (command.type === 'ballot.cast') return command.text !== null || command.words.length > 0;
  return 'text' in command || command.type === 'poll.add' || command.type === 'post.report';
}
