import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import { OUTBOXES_KEPT, OUTCOMES_KEPT } from '../../shared/limits.ts';
import type { Accepted } from '../../shared/replies.ts';
import { answerOf, outcomeOf, withOutcome } from '../../server/room/outcomes.ts';
import { emptyState, nobody } from '../../server/room/blank.ts';
import type { Person } from '../../server/room/state.ts';

const BY = 'attendee-ada';
/** Commands that begin alike, and one that is part of others. */
const commands = ['command1', 'command12', 'command-12', '2command1', 'command_1'];

type Done = { readonly session: string; readonly outbox: string; readonly command: string; readonly makes: string };

const done: fc.Arbitrary<Done> = fc.record({
  session: fc.constantFrom('', 's3', 's4'),
  outbox: fc.constantFrom('outbox-a', 'outbox-b'),
  command: fc.constantFrom(...commands),
  makes: fc.constantFrom('', 'post', 'poll', 'session', 'key', 'import'),
});

/** As far as outcomes go. */
function factOf({ session, outbox, command, makes }: Done, seq: number): Fact {
  const of = session === '' ? {} : { session };
  const person = { by: BY, outbox, command };
  const made = {
    '': { type: 'event.edited' },
    post: { type: 'post.added', post: `p${seq}` },
    poll: { type: 'poll.added', poll: `v${seq}` },
    session: { type: 'session.added', session: `s${seq}` },
    key: { type: 'key.added', key: `k${seq}` },
    import: { type: 'session.imported', import: `i${seq}` },
  }[makes];
  return { at: 0, ...of, ...made, person } as unknown as Fact;
}

const known = (person: Person, outbox: string, command: string): Accepted | undefined =>
  outcomeOf({ ...emptyState, people: emptyState.people.set(BY, person) }, BY, outbox, command);

it('[R2] a command has the answer that its facts made, whatever came between and whatever it made', () => {
  fc.assert(
    fc.property(fc.array(done, { maxLength: 40 }), (all) => {
      let person = nobody;
      /** By session and outbox: what was answered, oldest first. */
      const answered = new Map<string, { command: string; answer: Accepted }[]>();
      for (const [index, each] of all.entries()) {
        const fact = factOf(each, index + 1);
        const key = `${'session' in fact ? fact.session : ''} ${each.outbox}`;
        const before = answered.get(key) ?? [];
        const last = before.at(-1);
        const goesOn = last?.command === each.command;
        const answer = answerOf(fact, index + 1, goesOn ? last.answer : undefined);
        answered.set(key, [...(goesOn ? before.slice(0, -1) : before), { command: each.command, answer }]);
        person = { ...person, outboxes: withOutcome(person.outboxes, fact, index + 1) };
      }
      for (const outbox of ['outbox-a', 'outbox-b'])
        for (const command of commands) {
          const answers = [...answered].flatMap(([key, outcomes]) =>
            key.endsWith(outbox) ? outcomes.filter((outcome) => outcome.command === command) : [],
          );
          const latest = answers.map(({ answer }) => answer).sort((a, b) => b.seq - a.seq)[0];
          expect(known(person, outbox, command)).toEqual(latest);
        }
    }),
  );
});

it('[R2] an outbox remembers its latest commands, and a person the outboxes used last in each session', () => {
  const numbered = (from: number, many: number): string[] =>
    Array.from({ length: many }, (_, index) => `number-${from + index}`);
  let person = nobody;
  let seq = 0;
  const does = (session: string, outbox: string, command: string): void => {
    const fact = factOf({ session, outbox, command, makes: '' }, ++seq);
    person = { ...person, outboxes: withOutcome(person.outboxes, fact, seq) };
  };
  for (const command of numbered(100, OUTCOMES_KEPT + 5)) does('s3', 'mine', command);
  for (const command of numbered(100, 5)) expect(known(person, 'mine', command)).toBeUndefined();
  for (const [index, command] of numbered(105, OUTCOMES_KEPT).entries())
    expect(known(person, 'mine', command)).toEqual({ ok: true, seq: 6 + index });

  does('s4', 'mine', 'elsewhere');
  for (const outbox of numbered(1, OUTBOXES_KEPT - 1)) does('s3', outbox, 'command1');
  expect(known(person, 'mine', 'number-105')).toBeDefined();
  does('s3', 'one more', 'command1');
  expect(known(person, 'mine', 'number-105')).toBeUndefined();
  expect(known(person, 'number-1', 'command1')).toBeDefined();
  expect(known(person, 'mine', 'elsewhere')).toBeDefined();
});
