import { z } from 'zod';
import { isHashtag, normalName } from './codes.ts';
import { KEEP_DAYS_MAX, LINE_MAX, NAME_MAX, TITLE_MAX } from './limits.ts';
import { line } from './typed.ts';

/** Languages the interface speaks; the event has one, phones their owner's. */
export const language = z.enum(['en', 'de', 'ar']);
export type Language = z.infer<typeof language>;

/** Self-described roles an attendee may choose; a label replaces the built-in wording. */
export const standpointId = z.enum(['uses', 'cares', 'works', 'other']);
export type Standpoint = z.infer<typeof standpointId>;

export const hashtag = z
  .string()
  .max(64)
  .transform(normalName)
  .refine(
    isHashtag,
    'A hashtag has 2 to 30 letters or digits, with at least one letter, and is not a word our addresses need.',
  );

const timeZone = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  }, 'A time zone is a name such as Europe/London.');

/** `2026-11-22` */
export const day = z.iso.date();

/** The event's own details, all that a host may change about it. */
export const eventDetails = z.strictObject({
  title: line(TITLE_MAX),
  language: language.default('en'),
  timeZone: timeZone.default('UTC'),
  starts: day.nullable().default(null),
  ends: day.nullable().default(null),
  /** Who runs this and answers for the data. */
  organiser: line(LINE_MAX).nullable().default(null),
  contact: line(LINE_MAX).nullable().default(null),
  /** Whom to talk to in distress: person, place, number. */
  support: line(LINE_MAX).nullable().default(null),
  /** `#rrggbb`; screens adjust it until contrast holds. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullable()
    .default(null),
  /** A host looks first: nothing shows before a host let it. Stories wait for a host in any case. */
  lookFirst: z.boolean().default(false),
  /** Attendees' polls: at once on phones, after a host's yes, or off. */
  attendeePolls: z.enum(['on', 'ask', 'off']).default('on'),
  /** Empty: nobody is asked. */
  standpoints: z
    .array(z.strictObject({ id: standpointId, label: line(NAME_MAX).nullable().default(null) }))
    .max(4)
    .default([
      { id: 'uses', label: null },
      { id: 'cares', label: null },
      { id: 'works', label: null },
      { id: 'other', label: null },
    ]),
  /** Days after it is over until it deletes itself; null: kept until somebody deletes it. */
  keepDays: z.int().min(1).max(KEEP_DAYS_MAX).nullable().default(null),
});
export type EventDetails = z.infer<typeof eventDetails>;

export const sessionDetails = z.strictObject({
  title: line(TITLE_MAX),
  speakers: line(LINE_MAX).nullable().default(null),
  room: line(NAME_MAX).nullable().default(null),
  /** Planned times, ms since 1970. They start and stop nothing by themselves. */
  starts: z.int().min(0).nullable().default(null),
  ends: z.int().min(0).nullable().default(null),
  /** Whether a host looks first here; null: as the event says. */
  lookFirst: z.boolean().nullable().default(null),
  /** Slow mode: from one text of a person to their next, s. */
  slow: z.int().min(5).max(3600).nullable().default(null),
  /** An all-day board beside the sessions of the agenda. */
  board: z.boolean().default(false),
  /** Of a board: for two weeks after it was closed attendees may still write there, and a host looks first. */
  openAfter: z.boolean().default(false),
  /** The wall tells how many people are here and how many voted. */
  countPeople: z.boolean().default(true),
});
export type SessionDetails = z.infer<typeof sessionDetails>;
