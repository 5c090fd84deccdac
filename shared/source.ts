import { z } from 'zod';

/** Other programs in which something was said that stands here now. */
export const source = z.enum(['zoom-chat', 'zoom-questions', 'slido']);
export type Source = z.infer<typeof source>;

/** What can be brought in: what those programs write, and our own archive as JSON. */
export const broughtFormat = z.enum([...source.options, 'openfloor']);
export type BroughtFormat = z.infer<typeof broughtFormat>;
