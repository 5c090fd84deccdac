import type { List } from 'immutable';
import { BOARD_MAX } from '../../shared/limits.ts';
import type { PollId, PostId } from '../../shared/ids.ts';
import type { Screen } from '../../shared/screens.ts';
import { freshest } from './fresh.ts';
import { isListed, type Session, type State } from './state.ts';

/** The posts a wall turns over: the latest first, the most wanted questions, or the latest answers to an open question. */
export function boardOf(session: Session, screen: Screen, state: State): readonly PostId[] {
  if (screen.mode === 'poll') return answersTo(screen.poll, state);
  if (screen.mode !== 'board') return [];
  if (screen.order === 'wanted') return session.wanted.slice(0, BOARD_MAX);
  const kind = screen.kind;
  const said = kind === 'story' ? session.stories : session.shown;
  return freshest(said, BOARD_MAX, state.posts, (post) => isListed(post) && (kind === null || post.kind === kind));
}

function answersTo(id: PollId, { polls, posts }: State): readonly PostId[] {
  const answers = polls.get(id)?.answers;
  return answers ? freshest(answers, BOARD_MAX, posts, isListed) : [];
}

/** The last `most` ids that pass, latest first, each once. */
export function latest<Id>(ids: List<Id>, most: number, passes: (id: Id) => boolean): Id[] {
  const found = new Set<Id>();
  for (let index = ids.size - 1; index >= 0 && found.size < most; index--) {
    const id = ids.get(index);
    if (id !== undefined && passes(id)) found.add(id);
  }
  return [...found];
}
