import { ALL } from '../../shared/all.ts';
import type { Waiting } from '../link/waiting.ts';
import { kindsOf, type FeedKind } from './order.ts';

/** What this person wrote for a feed and the server has not taken yet, the newest first. */
export function unsentOf(feed: FeedKind, session: string, waiting: readonly Waiting[]): readonly Waiting[] {
  return waiting
    .filter(({ command }) => {
      if ('session' in command && session !== ALL && command.session !== session) return false;
      if (command.type === 'poll.add') return feed === 'ask';
      return command.type === 'post.add' && kindsOf[feed].includes(command.kind);
    })
    .reverse();
}
