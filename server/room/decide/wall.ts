import type { Screen } from '../../../shared/screens.ts';
import { refused, type Refused } from '../../../shared/replies.ts';
import type { Session, State } from '../state.ts';
import { isRefused, pollOf, postOf, sessionOf, type Rules } from './rule.ts';

export const wallRules: Rules<'wall.show' | 'wall.freeze' | 'wall.time'> = {
  'wall.show': ({ session: id, screen }, state) => {
    const session = sessionOf(state, id);
    if (isRefused(session)) return session;
    return notForWall(screen, session, state) ?? [{ type: 'wall.shown', session: id, screen }];
  },

  'wall.freeze': ({ session: id, on }, state) => {
    const session = sessionOf(state, id);
    if (isRefused(session)) return session;
    if ((session.frozen !== null) === on) return refused('already-done');
    return [{ type: 'wall.frozen', session: id, on }];
  },

  'wall.time': ({ session: id, seconds }, state, { at }) => {
    const session = sessionOf(state, id);
    if (isRefused(session)) return session;
    if (seconds === null && session.until === null) return refused('already-done');
    return [{ type: 'wall.timed', session: id, until: seconds === null ? null : at + seconds * 1000 }];
  },
};

/** The wall shows only what everyone may see. */
function notForWall(screen: Screen, session: Session, state: State): Refused | null {
  if (screen.mode === 'post') {
    const post = postOf(state, screen.post);
    if (isRefused(post)) return post;
    if (post.to)
      return refused('invalid', { field: 'screen.post', hint: 'This is a reply. Show the post it belongs to.' });
    if (post.group !== null)
      return refused('invalid', { field: 'screen.post', hint: 'It is grouped. Show the question it stands under.' });
    if (post.session !== session.id) return refused('unknown', { field: 'screen.post' });
    return post.status === 'shown' ? null : refused('gone');
  }
  if (screen.mode === 'poll') {
    const poll = pollOf(state, screen.poll);
    if (isRefused(poll)) return poll;
    if (poll.session !== session.id) return refused('unknown', { field: 'screen.poll' });
    if (screen.against !== undefined && screen.against >= poll.rounds.length)
      return refused('unknown', { field: 'screen.against' });
    return poll.hidden || poll.run === 'draft' || poll.run === 'waiting' ? refused('gone') : null;
  }
  return screen.mode === 'leaders' && session.leaders === null ? refused('gone') : null;
}
