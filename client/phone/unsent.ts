import type { Waiting } from '../link/waiting.ts';
import { kindsOf, type FeedKind } from './order.ts';

/** What this person wrote for a feed and the server has not taken yet, the newest first. */
export function unsentOf(feed: FeedKind, session: string, waiting: readonly Waiting[]): readonly Waiting[] {
  return waiting
    .filter(({ command }) => {
      if (command.type === 'poll.add') return feed === 'ask' && command.session === session;
      return command.type === 'post.add' && command.session === session && kindsOf[feed].includes(command.kind);
    })
    .reverse();
}
