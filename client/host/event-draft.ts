import type { EventDetails, Standpoint } from '../../shared/settings.ts';
import { orNull } from './session-draft.ts';

/** An event's details as the form holds them. */
export type EventDraft = Pick<EventDetails, 'title' | 'colour' | 'language' | 'lookFirst' | 'attendeePolls'> & {
  readonly organiser: string;
  readonly contact: string;
  readonly support: string;
  readonly standpoints: readonly Standpoint[];
};

/** Only what differs, so that two hosts who change different things do not undo each other. */
export function changesOf(before: EventDetails, draft: EventDraft): Partial<EventDetails> {
  const after: Partial<EventDetails> = {
    title: draft.title,
    organiser: orNull(draft.organiser),
    contact: orNull(draft.contact),
    support: orNull(draft.support),
    colour: draft.colour,
    language: draft.language,
    lookFirst: draft.lookFirst,
    attendeePolls: draft.attendeePolls,
    // An own label stays with its standpoint.
    standpoints: draft.standpoints.map((id) => before.standpoints.find((own) => own.id === id) ?? { id, label: null }),
  };
  const differs = ([key, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(before[key as keyof EventDetails]);
  return Object.fromEntries(Object.entries(after).filter(differs));
}
