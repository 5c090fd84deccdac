import type { Mine, MinePoll, MinePost } from '../../shared/views.ts';
import type { Waiting } from '../link/waiting.ts';
import { newness } from './order.ts';

/** What became of something a person sent. The words for it stand in the catalogue. */
export type Fate =
  | 'sending'
  | 'refused'
  | 'held'
  | 'shown'
  | 'wall'
  | 'answered'
  | 'hidden'
  | 'returned'
  | 'grouped'
  | 'withdrawn'
  | 'changed'
  | 'kept'
  | 'open'
  | 'closed';

export function fateOf(post: MinePost): Fate {
  if (post.status === 'withdrawn') return 'withdrawn';
  if (post.status === 'hidden') return post.returned ? 'returned' : 'hidden';
  if (post.status === 'waiting') return 'held';
  if (post.onWall) return 'wall';
  if (post.answer) return 'answered';
  if (post.group !== null) return 'grouped';
  if (post.draft !== null) return 'changed';
  return post.kept ? 'kept' : 'shown';
}

export function fateOfPoll(poll: MinePoll, onWall = false): Fate {
  switch (poll.status) {
    case 'draft':
    case 'waiting':
      return 'held';
    case 'hidden':
      return poll.returned ? 'returned' : 'hidden';
    case 'open':
    case 'closed':
      return onWall ? 'wall' : poll.status;
    case 'withdrawn':
      return poll.status;
  }
}

/** One thing of a person's own in Catch up. */
export type Own =
  | { readonly of: 'waiting'; readonly id: string; readonly waiting: Waiting }
  | { readonly of: 'post'; readonly id: string; readonly post: MinePost; readonly leaving: boolean }
  | { readonly of: 'poll'; readonly id: string; readonly poll: MinePoll; readonly leaving: boolean };

/**
 * Everything of a person's own: first what is not sent or was refused, then the newest. Waiting is worth a line of its own
 * where it carries words; the rest is seen where it was pressed.
 */
export function ownOf(mine: Mine, waiting: readonly Waiting[]): readonly Own[] {
  const leaving = new Set(
    waiting.flatMap(({ command, refused }) =>
      refused
        ? []
        : command.type === 'post.withdraw'
          ? [command.post]
          : command.type === 'poll.withdraw'
            ? [command.poll]
            : [],
    ),
  );
  const unsent: Own[] = waiting
    .filter(({ command, refused }) => refused !== null || wordsOf(command) !== '')
    .map((entry) => ({ of: 'waiting', id: entry.id, waiting: entry }));
  const sent: Own[] = [
    ...mine.posts.map((post) => ({ of: 'post' as const, id: post.id, post, leaving: leaving.has(post.id) })),
    ...mine.polls.map((poll) => ({ of: 'poll' as const, id: poll.id, poll, leaving: leaving.has(poll.id) })),
  ];
  return [...unsent, ...sent.sort((a, b) => newness(b.id) - newness(a.id))];
}

/** The words a waiting command carries, as they were typed. */
export function wordsOf(command: Waiting['command']): string {
  if (command.type === 'poll.add') return [command.question, ...(command.options ?? [])].join('\n');
  if (command.type === 'ballot.cast') return command.text ?? (command.words ?? []).join(', ');
  return 'text' in command && typeof command.text === 'string' ? command.text : '';
}
