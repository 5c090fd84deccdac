/** Stands where a session's id does, for an attendee who follows every session of the event. Nothing can be said in it. */
export const ALL = 'all';
