import type { Attendee } from './attendee.svelte.ts';

/** Names the browser's place for what is being written in the session that this phone follows. */
export const composing = ({ code, room }: Attendee): string => `${code}:${room.now.session}:compose`;
