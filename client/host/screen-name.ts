import type { Screen } from '../../shared/screens.ts';
import type { WordsOf } from '../words/load.ts';

/** What a screen of the wall is called. */
export function nameOf(screen: Screen, words: WordsOf<'host'>): string {
  switch (screen.mode) {
    case 'join':
      return words.wall.join;
    case 'quiet':
      return words.wall.quiet;
    case 'leaders':
      return words.wall.leaders;
    case 'poll':
      return words.wall.poll;
    case 'post':
      return words.wall.post;
    case 'board':
      if (screen.kind === 'story') return words.wall.stories;
      return screen.order === 'wanted' ? words.wall.wanted : words.wall.latest;
  }
}
