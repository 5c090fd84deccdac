import type { Command, CommandType } from '../../shared/commands.ts';
import type { FactType } from '../../shared/facts.ts';
import { FACTS_MAX, HOSTS_FURTHER, TEXTS_MAX } from '../../shared/limits.ts';
import type { Role } from '../../shared/roles.ts';
import type { State } from './state.ts';

/** An event takes only so much, so that it cannot fill the disk of a server that others share. */

/** Facts with words in them, which are long; by type alone, so that erasing the words changes no count. */
export const carriesWords: Readonly<Record<FactType, boolean>> = {
  'event.created': true,
  'event.edited': true,
  'event.told': true,
  'event.published': false,
  'event.deleted': false,
  'key.added': true,
  'key.revoked': false,
  'session.added': true,
  'session.edited': true,
  'session.removed': false,
  'session.started': false,
  'session.closed': false,
  'session.sealed': false,
  'session.told': true,
  'session.imported': false,
  'session.unimported': false,
  'post.imported': true,
  'poll.imported': true,
  'post.added': true,
  'post.edited': true,
  'post.withdrawn': false,
  'post.supported': false,
  'post.reported': true,
  'post.consented': false,
  'post.shown': false,
  'post.kept': true,
  'post.hidden': true,
  'post.held': false,
  'post.answered': true,
  'post.promised': true,
  'post.pinned': false,
  'post.grouped': false,
  'post.queued': false,
  'post.labelled': true,
  'post.muted': false,
  'poll.added': true,
  'poll.edited': true,
  'poll.opened': false,
  'poll.closed': false,
  'poll.timed': false,
  'poll.withdrawn': false,
  'poll.hidden': true,
  'poll.shown': false,
  'poll.published': false,
  // Words of a poll are short, and one ballot has no more than three.
  'ballot.cast': false,
  'hands.counted': false,
  'option.added': true,
  'option.shown': false,
  'option.hidden': false,
  'word.shown': true,
  'word.hidden': true,
  'leaders.told': true,
  'wall.imported': false,
  'wall.shown': false,
  'wall.frozen': false,
  'wall.timed': false,
  'video.added': true,
  'video.removed': false,
  'video.marked': true,
  'video.unmarked': false,
  'transcript.added': true,
  'transcript.removed': false,
};

/** Whether an event has no room for these facts, which this role's command would add. */
export function isFull(state: State, role: Role, command: Command, facts: readonly { type: FactType }[]): boolean {
  if (takesAway(command, state)) return false;
  const texts = facts.filter(({ type }) => carriesWords[type]).length;
  return (
    state.seq + facts.length > FACTS_MAX * SHARE[role] || (texts > 0 && state.texts + texts > TEXTS_MAX * SHARE[role])
  );
}

/** How far each role may go. What is due, and whoever has the server's own files, are not kept out. */
const SHARE: Readonly<Record<Role, number>> = {
  attendee: 1,
  helper: HOSTS_FURTHER,
  speaker: 0,
  moderator: HOSTS_FURTHER,
  host: HOSTS_FURTHER,
  clock: Infinity,
  server: Infinity,
};

/**
 * What takes away or ends is always possible. It cannot fill the disk: what brings a thing back so that it could be taken
 * away once more is a fact that counts.
 */
const ENDING: ReadonlySet<CommandType> = new Set<CommandType>([
  'post.withdraw',
  'post.hide',
  'post.return',
  'poll.withdraw',
  'poll.hide',
  'poll.close',
  'poll.return',
  'option.hide',
  'word.hide',
  'session.close',
  'session.seal',
  'session.remove',
  'session.unimport',
  'video.remove',
  'video.unmark',
  'transcript.remove',
  'event.delete',
  'key.revoke',
]);

function takesAway(command: Command, state: State): boolean {
  if (command.type === 'post.consent') return !command.archive && state.posts.get(command.post)?.archive === true;
  return ENDING.has(command.type);
}
