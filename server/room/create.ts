import type { Fact } from '../../shared/facts.ts';
import type { EventDetails } from '../../shared/settings.ts';
import { noDetails } from './state.ts';
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
  const by = { at: moment, person: { by: 'server', command: seeds.command, outbox: '' } };
  const session = 's3';
  return [
    {
      type: 'event.created',
      at: moment,
      code: seeds.code,
      hashtag,
      details,
      person: { ...by.person, signingKey: seeds.signingKey },
    },
    { type: 'key.added', ...by, key: 'k2', name: names.host, role: 'host', hash: hashOfKey(seeds.hostKey) },
    {
      type: 'session.added',
      ...by,
      session,
      details: { ...noDetails, title: names.session },
    },
    { type: 'session.started', ...by, session },
  ];
}
