import { expect, it } from 'vitest';
import { openRoom } from '../../server/live/room.ts';
import { realClockwork } from '../../server/live/clockwork.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { reduce } from '../../server/room/reduce.ts';
import { emptyState } from '../../server/room/blank.ts';
import type { State } from '../../server/room/state.ts';
import { chanceOf } from '../faults/chance.ts';
import { attendee, commandOf, HALL, host, newEvent } from '../support/given.ts';

/** The long form is 100 races of 5,000: RACES=100 BALLOTS=5000. */
const RACES = Number(process.env['RACES'] ?? 10);
const BALLOTS = Number(process.env['BALLOTS'] ?? 500);
const SEED = Number(process.env['RACE_SEED'] ?? Date.now() % 1_000_000);
/** However busy the machine is. */
const LONG = { timeout: 60_000 + RACES * BALLOTS };
const OPTIONS = ['o1', 'o2', 'o3'] as const;

it(
  '[R3] [R4] ballots that race the close of their poll count if and only if the log has them before it',
  LONG,
  async () => {
    const chance = chanceOf(SEED);
    for (let race = 0; race < RACES; race++) {
      const log = memoryLog();
      await log.append('event', 0, { id: 'first', facts: newEvent() });
      let ids = 0;
      const room = await openRoom('event', {
        log,
        clockwork: realClockwork,
        newId: () => `batch-${ids++}`,
        complain: (what, why) => expect.fail(`${what}: ${String(why)}`),
      });
      const poll = await pollIn(room);
      const closesAt = chance.whole(0, BALLOTS);
      const asked = Array.from({ length: BALLOTS }, (_, which) => {
        const close = which === closesAt ? room.ask(commandOf({ type: 'poll.close', poll }), host) : null;
        const who = attendee(String(chance.whole(0, BALLOTS / 4)));
        const cast = room.ask(commandOf({ type: 'ballot.cast', poll, choices: [chance.of(OPTIONS)] }), who);
        return Promise.all([cast, close]);
      });
      const replies = (await Promise.all(asked)).map(([cast]) => cast);
      if (closesAt === BALLOTS) await room.ask(commandOf({ type: 'poll.close', poll }), host);
      await room.close();

      const facts = (await log.read('event', 0)).flatMap((entry) => entry.facts);
      const closed = facts.findIndex(({ type }) => type === 'poll.closed') + 1;
      const context = `race ${race} of seed ${SEED}`;
      const accepted = replies.flatMap((reply) => (reply.ok ? [reply.seq] : []));
      expect(new Set(accepted).size, context).toBe(accepted.length);
      for (const reply of replies) {
        if (reply.ok) expect(reply.seq, context).toBeLessThan(closed);
        else expect(reply.refusal, context).toBe('closed');
      }
      expect(facts.filter(({ type }) => type === 'ballot.cast').length, context).toBe(accepted.length);
      recount(facts, poll, context);
    }
  },
);

/** Counts the ballots apart from the reducer, and compares after every fact. */
function recount(facts: readonly Parameters<typeof reduce>[1][], poll: string, context: string): void {
  const ballots = new Map<string, string>();
  const counts = new Map<string, number>(OPTIONS.map((option) => [option, 0]));
  const add = (option: string, more: number) => counts.set(option, (counts.get(option) ?? 0) + more);
  let state: State = emptyState;
  for (const fact of facts) {
    state = reduce(state, fact);
    if (fact.type === 'ballot.cast' && fact.person) {
      const before = ballots.get(fact.person.by);
      if (before !== undefined) add(before, -1);
      const [choice = ''] = fact.person.choices;
      ballots.set(fact.person.by, choice);
      add(choice, 1);
    }
    const round = state.polls.get(poll)?.rounds.at(-1);
    if (!round) continue;
    const { people, counts: counted } = round.tally;
    const tally = OPTIONS.map((option) => counted[option] ?? 0);
    const expected = OPTIONS.map((option) => counts.get(option));
    if (people !== ballots.size || String(tally) !== String(expected)) {
      expect({ seq: state.seq, people, tally }, context).toEqual({
        seq: state.seq,
        people: ballots.size,
        tally: expected,
      });
    }
  }
}

async function pollIn(room: Awaited<ReturnType<typeof openRoom>>): Promise<string> {
  const added = await room.ask(
    commandOf({ type: 'poll.add', session: HALL, question: 'Now?', options: ['Yes', 'No', 'Later'] }),
    host,
  );
  if (!added.ok || added.poll === undefined) return expect.fail(JSON.stringify(added));
  return added.poll;
}
