import { z } from 'zod';

/** What a host key allows: `host` everything, `moderator` all but the event itself, `helper` writing for people in the room. */
export const keyRole = z.enum(['host', 'moderator', 'helper']);
export type KeyRole = z.infer<typeof keyRole>;

/** Everyone who may ask for something. `clock` is any node, when something is due; `server` is whoever has the server's own files. */
export type Role = KeyRole | 'attendee' | 'clock' | 'server';

/** What a screen may see. */
export const viewRole = z.enum(['attendee', 'wall', 'host']);
export type ViewRole = z.infer<typeof viewRole>;
