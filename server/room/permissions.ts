import type { CommandType } from '../../shared/commands.ts';
import type { KeyId } from '../../shared/ids.ts';
import type { Role } from '../../shared/roles.ts';
import type { By, State } from './state.ts';

/** Whoever asks, as the door has recognised them. */
export type Asker =
  | { readonly kind: 'attendee'; readonly id: string }
  | { readonly kind: 'key'; readonly id: KeyId }
  | { readonly kind: 'clock' }
  | { readonly kind: 'server' };

const hosts = ['host', 'moderator'] as const;
const writers = ['attendee', 'host', 'moderator', 'helper'] as const;

/** Who may ask what. Ownership and state come after, in decide. */
export const allowed = {
  'event.edit': ['host'],
  'event.tell': hosts,
  'event.publish': ['host'],
  'event.delete': ['host', 'clock'],
  'key.add': ['host', 'server'],
  'key.revoke': ['host', 'server'],
  'session.add': hosts,
  'session.edit': hosts,
  'session.remove': hosts,
  'session.start': hosts,
  'session.close': hosts,
  'session.seal': ['host', 'clock'],
  'session.tell': hosts,
  'session.import': hosts,
  'session.unimport': hosts,
  'post.add': writers,
  'reply.add': ['attendee', 'host', 'moderator'],
  'post.edit': ['attendee', 'host', 'moderator'],
  'post.withdraw': writers,
  'post.support': ['attendee'],
  'post.report': ['attendee'],
  'post.consent': ['attendee'],
  'post.show': hosts,
  'post.keep': hosts,
  'post.hide': hosts,
  'post.return': hosts,
  'post.hold': hosts,
  'post.answer': hosts,
  'post.promise': hosts,
  'post.pin': hosts,
  'post.group': hosts,
  'post.queue': hosts,
  'post.label': hosts,
  'post.mute': hosts,
  'poll.add': ['attendee', 'host', 'moderator'],
  'poll.edit': hosts,
  'poll.open': hosts,
  'poll.close': ['attendee', 'host', 'moderator', 'clock'],
  'poll.reset': hosts,
  'poll.time': hosts,
  'poll.withdraw': ['attendee'],
  'poll.hide': hosts,
  'poll.return': hosts,
  'poll.show': hosts,
  'poll.publish': hosts,
  'ballot.cast': ['attendee'],
  'hands.count': ['host', 'moderator', 'helper'],
  'option.add': ['attendee', 'host', 'moderator'],
  'option.show': hosts,
  'option.hide': hosts,
  'word.show': hosts,
  'word.hide': hosts,
  'leaders.tell': hosts,
  'wall.show': hosts,
  'wall.freeze': hosts,
  'wall.time': hosts,
  'video.add': hosts,
  'video.remove': hosts,
  'video.mark': hosts,
  'video.unmark': hosts,
  'transcript.add': hosts,
  'transcript.remove': hosts,
} as const satisfies Record<CommandType, readonly Role[]>;

/** The asker's role at this state; null for a key that is unknown or revoked. */
export function roleOf(asker: Asker, state: State): Role | null {
  if (asker.kind !== 'key') return asker.kind;
  const key = state.keys.get(asker.id);
  return key && !key.revoked ? key.role : null;
}

export function mayAsk(role: Role, type: CommandType): boolean {
  return (allowed[type] as readonly Role[]).includes(role);
}

/** How facts name the asker. */
export function byOf(asker: Asker): By {
  return asker.kind === 'attendee' || asker.kind === 'key' ? asker.id : asker.kind;
}
