import type { Fact } from '../../shared/facts.ts';
import type { EventDetails } from '../../shared/settings.ts';
import { noDetails } from './blank.ts';
import { hashOfKey } from './mark.ts';

/** Everything random a new event needs, made by the caller. */
export type EventSeeds = {
  readonly code: string;
  readonly signingKey: string;
  readonly hostKey: string;
  readonly command: string;
};

/** The first facts of an event: itself, its first host key, and a first session that is live. Seqs 1 to 4. */
export function createEvent(
  details: EventDetails,
  hashtag: string | null,
  seeds: EventSeeds,
  names: { readonly host: string; readonly session: string },
  moment: number,
): Fact[] {
  const by = { at: moment, person: personOf(seeds) };
  const session = 's3';
  return [
    ...begin({ details, hashtag }, seeds, names.host, moment),
    {
      type: 'session.added',
      ...by,
      session,
      details: { ...noDetails, title: names.session },
    },
    { type: 'session.started', ...by, session },
  ];
}

/** The event itself and its first host key: seqs 1 and 2 of every log. */
export function begin(
  event: { readonly details: EventDetails; readonly hashtag: string | null; readonly rehearsal?: true },
  seeds: EventSeeds,
  host: string,
  moment: number,
): Fact[] {
  const person = personOf(seeds);
  return [
    {
      type: 'event.created',
      at: moment,
      code: seeds.code,
      ...event,
      person: { ...person, signingKey: seeds.signingKey },
    },
    { type: 'key.added', at: moment, person, key: 'k2', name: host, role: 'host', hash: hashOfKey(seeds.hostKey) },
  ];
}

/** Who made an event: nobody who could be asked. */
export const personOf = ({ command }: EventSeeds) => ({ by: 'server', command, outbox: '' });
