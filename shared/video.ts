import { z } from 'zod';
import { CUE_MAX, CUES_MAX } from './captions.ts';
import { filmAt, type Film } from './film.ts';

/** The shapes of what hosts say of a session's video. */

export const film = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), address: z.string() }),
  z.strictObject({ kind: z.literal('youtube'), id: z.string() }),
  z.strictObject({ kind: z.literal('vimeo'), id: z.string(), hash: z.string().nullable() }),
  z.strictObject({ kind: z.literal('peertube'), origin: z.string(), id: z.string() }),
]) satisfies z.ZodType<Film>;

const ADDRESS_MAX = 1000;

/** An address as it was copied, which leaves here as the film it leads to. */
export const filmAddress = z
  .string()
  .max(ADDRESS_MAX)
  .transform((address, context): Film => {
    const found = filmAt(address);
    if (found) return found;
    context.addIssue(
      'Give the https address of a video file (mp4, webm, ogv, m4v, mov) or of a page on YouTube, Vimeo or PeerTube.',
    );
    return z.NEVER;
  });

/** s from the film's beginning; a week is longer than any. */
export const position = z
  .number()
  .min(0)
  .max(7 * 24 * 3600);

export const cue = z.strictObject({ from: position, to: position, text: z.string().min(1).max(CUE_MAX) });
export const cues = z.array(cue).min(1).max(CUES_MAX);
