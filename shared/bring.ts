import { z } from 'zod';
import { BROUGHT_BYTES_MAX } from './limits.ts';
import { commandId, type ImportId } from './ids.ts';
import { broughtFormat, type BroughtFormat } from './source.ts';

/** `POST /api/events/{code}/sessions/{session}/import`, and what comes of it. */

export const bring = z.strictObject({
  /** Recognised where it is not named. */
  format: broughtFormat.optional(),
  /** The file as it is. */
  text: z.string().max(BROUGHT_BYTES_MAX),
  /** The day and the clocks that it was written by, where it tells only times of day; without them the session's. */
  date: z.iso.date().optional(),
  timeZone: z.string().max(64).optional(),
  /** Each of its sessions becomes one of its own, beside the one that is named. */
  apart: z.boolean().default(false),
  /** Tells what would be brought in, and brings in nothing. */
  try: z.boolean().default(false),
  /** The same command asked again brings in nothing more. */
  id: commandId.optional(),
});
export type Bring = z.input<typeof bring>;

/** What is in it, and what is left out of it. */
export type Found = {
  readonly format: BroughtFormat;
  readonly sessions: readonly {
    readonly title: string | null;
    readonly questions: number;
    readonly stories: number;
    readonly comments: number;
    readonly replies: number;
    readonly polls: number;
    /** The first few things, in their order. */
    readonly first: readonly { readonly name: string | null; readonly text: string }[];
  }[];
  readonly left: Readonly<Record<LeftOut, number>>;
};
export type Brought = Found & { readonly import: ImportId; readonly seq: number };

/** `GET /api/events/{code}/sessions/{session}/imports`: what stands there and was brought in, oldest first. */
export type Imports = {
  readonly imports: readonly { readonly id: ImportId; readonly format: BroughtFormat; readonly at: number }[];
};

/**
 * What is not for everyone or says nothing: messages to some, reactions, what the hosts there never showed, and what has
 * no words.
 */
export type LeftOut = 'private' | 'reactions' | 'hidden' | 'empty';

/** What is wrong with a file: a closed list; screens own the wording. Nothing of such a file is brought in. */
export type BringFault = keyof typeof bringFaults;

/** One sentence each for those who write clients. */
export const bringFaults = {
  unknown: 'It is none of the formats this address reads.',
  'not-json': 'It is no JSON text.',
  shape: 'It has not the shape of its format.',
  'no-header': 'No line of it names the columns.',
  'open-quote': 'A quotation mark is never closed.',
  'bad-line': 'This is no beginning of a message.',
  'bad-time': 'This is no time.',
  'no-date': 'It tells no day. Name one in `date`.',
  'bad-zone': 'There is no such time zone.',
  'too-long': 'A text or a name is longer than allowed.',
  'too-many': 'There is more in it than one file may hold.',
  several: 'It has several sessions. Bring each in as one of its own, with `apart`.',
  nothing: 'There is nothing in it that is for everyone to read.',
} as const;

/** Where it is wrong: a line of a text, from 1, or the place in a JSON document, `sessions.0.posts.3.text`. */
export type Fault = {
  readonly reason: BringFault;
  readonly line?: number;
  readonly path?: string;
  /** What stands there. */
  readonly said?: string;
};
