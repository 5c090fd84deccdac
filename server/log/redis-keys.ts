import type { EventId } from '../../shared/ids.ts';

/**
 * Where things are kept in Redis. All of it begins with `openfloor:`; what is kept of one event has its id in braces, so
 * that scripts find it in one place whatever the number of places.
 */
export const EVENTS_KEY = 'openfloor:events';
/** Written to find out whether anything can be. */
export const CHECK_KEY = 'openfloor:check';

const NAME = 'openfloor:name:';

/** Each node says its own name there, to know that it hears. */
export const BEAT_CHANNEL = 'openfloor:beat';

/** What nodes tell each other. */
export const topicChannel = (topic: string): string => `openfloor:topic:${topic}`;

/** A string: the event that claimed this name. */
export const nameKey = (name: string): string => `${NAME}${name}`;
export const EVERY_NAME = `${NAME}*`;
/** The name in its key. */
export const nameIn = (key: string): string => key.slice(NAME.length);

export const eventKeys = (event: EventId) => {
  const prefix = `openfloor:{${event}}:`;
  return {
    /**
     * A hash: `epoch`; `head` and `batch`, which are the seq of the last fact and the id of its batch; `life`, that of Redis in
     * which somebody last knew that nothing is lost; and `removed`.
     */
    place: `${prefix}place`,
    /** A stream: an entry a batch, its id `<seq of its last fact>-0`, its fields `id`, `count`, `facts`. */
    log: `${prefix}log`,
    /** Hashes, by seq: the personal fields of facts. */
    text: `${prefix}text`,
    person: `${prefix}person`,
    /** The channel on which what is stored is told. */
    bell: `${prefix}bell`,
  };
};
