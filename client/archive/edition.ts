import { partPath } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import type { Language, Standpoint } from '../../shared/settings.ts';
import type { WordsOf } from '../words/load.ts';
import { clockOf, type Clock } from './clock.ts';
import type { Counts } from './counts.ts';

/** What every part of one archive is printed with: the event's words, its clock, its names for people's roles. */
export type Edition = {
  readonly language: Language;
  readonly words: WordsOf<'archive'>;
  readonly clock: Clock;
  /** The whole archive's page, on whatever address this server is reached: `/482913/archive`. */
  readonly path: string;
  /** Where all that carries a hashtag stands; null where this edition has no pages but itself. */
  readonly tagPage: (tag: string) => string | null;
  /** Where this event's files are on this server: `/api/events/482913`. */
  readonly api: string;
  /** "uses care", or what the event calls it. */
  readonly standpoint: (as: Standpoint | null) => string | null;
  /** `['12 questions, 8 answered', '3 stories']`: what there is, and nothing that there is not. */
  readonly listed: (counts: Counts) => string[];
};

/** `alone` is a file by itself. */
export function editionOf(event: ArchiveView['event'], words: WordsOf<'archive'>, alone: boolean): Edition {
  const own = new Map(event.standpoints.map(({ id, label }) => [id, label]));
  const path = `/${event.code}/archive`;
  return {
    language: words.shared.language,
    words,
    path,
    api: `/api/events/${event.code}`,
    tagPage: (tag) => (alone ? null : `${path}${partPath({ kind: 'tag', tag })}`),
    clock: clockOf(words.shared.language, event.timeZone),
    standpoint: (as) => (as === null ? null : (own.get(as) ?? words.shared.standpointTags[as])),
    listed: (counts) =>
      [
        counts.questions > 0 && words.questionCount(counts.questions, counts.answered),
        counts.polls > 0 && words.pollCount(counts.polls),
        counts.stories > 0 && words.storyCount(counts.stories),
        counts.comments > 0 && words.commentCount(counts.comments),
      ].filter((part) => part !== false),
  };
}
