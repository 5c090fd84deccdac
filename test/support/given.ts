import { expect } from 'vitest';
import type { z } from 'zod';
import { commands, type Asked, type Command } from '../../shared/commands.ts';
import type { Fact } from '../../shared/facts.ts';
import type { Refusal } from '../../shared/replies.ts';
import { eventDetails } from '../../shared/settings.ts';
import { createEvent } from '../../server/room/create.ts';
import { decide, type Decision } from '../../server/room/decide.ts';
import type { Asker } from '../../server/room/permissions.ts';
import { foldAll } from '../../server/room/reduce.ts';
import type { State } from '../../server/room/state.ts';

/** A command without what every command has. */
export type Wish = Asked extends infer Each
  ? Each extends Asked
    ? Omit<Each, 'id' | 'outbox'> & { id?: string; outbox?: string }
    : never
  : never;

export const START = 1_700_000_000_000;
/** The first session of every event made here. */
export const HALL = 's3';

export const attendee = (name: string): Asker => ({ kind: 'attendee', id: `attendee-${name}` });
export const ada = attendee('ada');
export const ben = attendee('ben');
/** The host who created the event. */
export const host: Asker = { kind: 'key', id: 'k2' };

export function newEvent(details: Partial<z.input<typeof eventDetails>> = {}): Fact[] {
  const seeds = {
    code: '482913',
    hostKey: 'host-key-of-the-test',
    signingKey: 'signing-key-of-the-test',
    command: 'create-event',
  };
  return createEvent(
    eventDetails.parse({ title: 'A day', ...details }),
    null,
    seeds,
    { host: 'Hana', session: 'Hall' },
    START,
  );
}

let made = 0;

/** Parses as the door does, so that tests speak as clients do. */
export function commandOf(wish: Wish): Command {
  const raw = { id: `command-${made++}`, ...wish };
  return commands[wish.type].parse(raw);
}

/** `given(facts).when(ada, {…}).then(…)`: what comes of a command in a room with this history. */
export function given(facts: readonly Fact[]) {
  const state = foldAll(facts);
  return {
    state,
    when(asker: Asker, wish: Wish, at = state.at + 1000) {
      return outcome(decide(commandOf(wish), state, asker, at), facts);
    },
  };
}

function outcome(decision: Decision, before: readonly Fact[]) {
  return {
    decision,
    /** The facts, as far as each is described. */
    then(...expected: readonly (Partial<Fact> & { type: Fact['type'] })[]) {
      if (!('facts' in decision)) throw new Error(`Expected facts, got ${JSON.stringify(decision)}`);
      expect(decision.facts).toEqual(expected.map((fact) => expect.objectContaining(fact) as Fact));
      return this.history();
    },
    refused(refusal: Refusal) {
      expect(decision).toMatchObject({ ok: false, refusal });
    },
    /** Everything up to and with these facts. */
    history(): Fact[] {
      if (!('facts' in decision)) throw new Error(`Expected facts, got ${JSON.stringify(decision)}`);
      return [...before, ...decision.facts];
    },
  };
}

/** A room in which these things were asked for, one after another; each has to be accepted. */
export function after(facts: readonly Fact[], ...asked: readonly (readonly [Asker, Wish])[]): Fact[] {
  return asked.reduce<Fact[]>((history, [asker, wish]) => given(history).when(asker, wish).history(), [...facts]);
}

/** The id of the last entity of this sort. */
export function last(facts: readonly Fact[], sort: 'post' | 'poll' | 'session'): string {
  const state: State = foldAll(facts);
  const ids =
    sort === 'session'
      ? state.agenda
      : [...(sort === 'post' ? state.posts : state.polls).keys()].sort(
          (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
        );
  return [...ids].at(-1) ?? '';
}
