import { z } from 'zod';

/**
 * What a host key allows: `host` everything, `moderator` all but the event itself, `helper` writing for people in the room,
 * `speaker` asking for nothing: it opens the speaker's page.
 */
export const keyRole = z.enum(['host', 'moderator', 'helper', 'speaker']);
export type KeyRole = z.infer<typeof keyRole>;

/** Everyone who may ask for something. `clock` is any node, when something is due; `server` is whoever has the server's own files. */
export type Role = KeyRole | 'attendee' | 'clock' | 'server';

/** What a screen may see. */
export const viewRole = z.enum(['attendee', 'wall', 'host', 'speaker']);
export type ViewRole = z.infer<typeof viewRole>;
