import { z } from 'zod';
import { BYTES_PER_GRAPHEME_MAX } from './limits.ts';
import { cleanLine, cleanText, lengthOf } from './text.ts';

/** Text a person typed, of several lines: cleaned, not empty, at most `max` graphemes. */
export const prose = (max: number) => typed(max, cleanText);

/** Text a person typed, of one line: cleaned, not empty, at most `max` graphemes. */
export const line = (max: number) => typed(max, cleanLine);

/** The issue carries which refusal it is, so that the phone can say "too long" and not "invalid". */
function typed(max: number, clean: (raw: string) => string) {
  return z
    .string()
    .max(max * BYTES_PER_GRAPHEME_MAX, { abort: true })
    .transform(clean)
    .superRefine((text, context) => {
      if (text === '') context.addIssue({ code: 'custom', params: { refusal: 'empty' }, message: 'is empty' });
      const over = lengthOf(text) - max;
      if (over > 0)
        context.addIssue({
          code: 'custom',
          params: { refusal: 'too-long' },
          message: `is ${String(over)} over the ${String(max)} characters it may have`,
        });
    });
}
