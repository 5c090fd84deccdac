import { z } from 'zod';

/**
 * What becomes of an archive: a `draft` is read by whoever has the code, and search engines are asked to stay away; a
 * `published` one they may list; one that is `down` is read by nobody.
 */
export const publication = z.enum(['draft', 'published', 'down']);
export type Publication = z.infer<typeof publication>;
