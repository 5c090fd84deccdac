import type { EventDetails, Standpoint } from '../../shared/settings.ts';
import { cleanLine } from '../../shared/text.ts';
import { changesTo } from './changes.ts';
import { orNull } from './session-draft.ts';

/** An event's details as the form holds them. */
export type EventDraft = Pick<
  EventDetails,
  'title' | 'timeZone' | 'colour' | 'language' | 'lookFirst' | 'attendeePolls'
> & {
  /** `2026-11-22`, or '' */
  readonly starts: string;
  readonly ends: string;
  readonly organiser: string;
  readonly contact: string;
  readonly support: string;
  /** Days, or '' where it is kept until somebody deletes it. */
  readonly keepDays: string;
  readonly standpoints: readonly Standpoint[];
  /** Wording that takes the place of the built-in one; '' is none. */
  readonly labels: Readonly<Record<Standpoint, string>>;
};

/** The wording that an event has of its own. */
export function labelsOf({ standpoints }: EventDetails): Record<Standpoint, string> {
  const own = (id: Standpoint) => standpoints.find((each) => each.id === id)?.label ?? '';
  return { uses: own('uses'), cares: own('cares'), works: own('works'), other: own('other') };
}

export type EventFault = 'noName' | 'endBeforeStart';

export function faultOf(draft: EventDraft): EventFault | null {
  if (cleanLine(draft.title) === '') return 'noName';
  return draft.starts !== '' && draft.ends !== '' && draft.ends < draft.starts ? 'endBeforeStart' : null;
}

/** What the form changes of the event. */
export function changesOf(before: EventDetails, draft: EventDraft): Partial<EventDetails> {
  const after: Partial<EventDetails> = {
    title: draft.title,
    starts: orNull(draft.starts),
    ends: orNull(draft.ends),
    timeZone: draft.timeZone,
    organiser: orNull(draft.organiser),
    contact: orNull(draft.contact),
    support: orNull(draft.support),
    colour: draft.colour,
    language: draft.language,
    lookFirst: draft.lookFirst,
    attendeePolls: draft.attendeePolls,
    keepDays: draft.keepDays === '' ? null : Number(draft.keepDays),
    standpoints: draft.standpoints.map((id) => ({ id, label: orNull(draft.labels[id]) })),
  };
  return changesTo(before, after);
}
