import type { CommandType } from '../../shared/commands.ts';
import type { Asking } from './asking.ts';

/** How long something that needs a connection may take before it is called not done: nothing may fire late. */
export const PATIENCE_MS = 10_000;

/**
 * Whether a command may wait for a connection and go out when there is one. What protects people or was typed for
 * them waits; what makes something appear, start or end is only right now or not at all.
 */
export function mayWait(command: Asking): boolean {
  if (command.type === 'wall.freeze') return command.on;
  return waits[command.type];
}

const waits = {
  'post.add': true,
  'reply.add': true,
  'post.hide': true,
  'post.return': true,
  'post.mute': true,
  'post.label': true,
  'post.group': true,
  'post.queue': true,
  'post.hold': true,
  'post.answer': true,
  'post.promise': true,
  'post.pin': true,
  'post.withdraw': true,
  'post.report': true,
  'poll.hide': true,
  'poll.return': true,
  'option.hide': true,
  'word.hide': true,
  'poll.withdraw': true,
  'key.revoke': true,
  'wall.freeze': true,
  'event.edit': false,
  'event.tell': false,
  'event.publish': false,
  'event.delete': false,
  'session.tell': false,
  'wall.time': false,
  'video.add': false,
  'video.remove': false,
  'video.mark': false,
  'video.unmark': false,
  'transcript.add': false,
  'transcript.remove': false,
  'key.add': false,
  'session.add': false,
  'session.edit': false,
  'session.remove': false,
  'session.start': false,
  'session.close': false,
  'session.seal': false,
  'session.import': false,
  'session.unimport': false,
  'post.edit': false,
  'post.support': false,
  'post.consent': false,
  'post.show': false,
  'post.keep': false,
  'poll.add': false,
  'poll.edit': false,
  'poll.reset': false,
  'poll.time': false,
  'hands.count': false,
  'option.add': false,
  'option.show': false,
  'word.show': false,
  'leaders.tell': false,
  'poll.open': false,
  'poll.close': false,
  'poll.show': false,
  'poll.publish': false,
  'ballot.cast': false,
  'wall.show': false,
} as const satisfies Record<CommandType, boolean>;
