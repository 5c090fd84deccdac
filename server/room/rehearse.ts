import type { Fact } from '../../shared/facts.ts';
import { begin, personOf, type EventSeeds } from './create.ts';
import type { Stated } from './decide/rule.ts';
import { markOf } from './mark.ts';
import { statedOf } from './poll-spec.ts';
import type { Poll, State } from './state.ts';

/**
 * The first facts of a rehearsal: an event's details, its whole agenda and the polls that are prepared, under a code and a
 * key of its own. Nothing that anybody said. One session is live, so that there is something to see.
 */
export function createRehearsal(
  { event, agenda, sessions, polls }: State,
  seeds: EventSeeds,
  host: string,
  moment: number,
): Fact[] {
  const person = personOf(seeds);
  if (!event) throw new Error('An event without its first fact cannot be rehearsed.');
  const facts = begin({ details: event.details, hashtag: null, rehearsal: true }, seeds, host, moment);
  const next = (letter: string): string => `${letter}${facts.length + 1}`;
  const add = (stated: Stated): void => void facts.push({ ...stated, at: moment, person } as Fact);

  const planned = agenda.toArray().flatMap((id) => sessions.get(id) ?? []);
  const begun = planned.find(({ state }) => state === 'live') ?? planned[0];
  for (const each of planned) {
    const session = next('s');
    add({ type: 'session.added', session, details: each.details });
    if (each === begun) add({ type: 'session.started', session });
    for (const poll of each.polls.toArray().flatMap((id) => polls.get(id) ?? [])) {
      const prepared = poll.run === 'draft' && !poll.hidden && !poll.withdrawn;
      if (prepared) add(again(poll, session, next('v'), person.by));
    }
  }
  return facts;
}

function again(poll: Poll, session: string, id: string, by: string): Stated {
  return {
    type: 'poll.added',
    session,
    poll: id,
    from: 'host',
    status: 'draft',
    ...statedOf(poll),
    mark: markOf(by, id),
  };
}
