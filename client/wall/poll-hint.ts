import { ANSWERS_MAX } from '../../shared/limits.ts';
import type { PollView } from '../../shared/views.ts';
import type { WallWords } from '../words/en/wall.ts';

/** What people need to know to answer, and when there will be something to see. `number` writes one as the event's language does. */
export function hintsOf(poll: PollView, words: WallWords, number: (value: number) => string): readonly string[] {
  if (poll.status !== 'open') return [];
  const later = poll.counts === null && poll.kind !== 'open' ? words.resultsLater[poll.results] : null;
  return [howTo(poll, words, number), poll.adding ? words.addYourOwn : null, later].filter((part) => part !== null);
}

function howTo(poll: PollView, { how }: WallWords, number: (value: number) => string): string | null {
  const { least, most, options, unit, range } = poll;
  switch (poll.kind) {
    case 'one':
      return null;
    case 'several':
      return how.several(least === null || least === 1 ? null : number(least), most === null ? null : number(most));
    case 'rating':
      return how.rating(number(Number(options[0]?.text)), number(Number(options.at(-1)?.text)));
    case 'ranking':
      return most === null || most >= options.length ? how.ranking : how.rankingOf(number(most));
    case 'words':
      return how.words(number(ANSWERS_MAX));
    case 'number':
      return [
        how.number(unit),
        range.least === null && range.most === null
          ? null
          : how.range(
              range.least === null ? null : number(range.least),
              range.most === null ? null : number(range.most),
            ),
      ]
        .filter((part) => part !== null)
        .join(' ');
    case 'open':
      return how.open;
  }
}
