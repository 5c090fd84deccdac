import type { CommandOf } from '../../../shared/commands.ts';
import { REPLY_MAX, TEXT_MAX } from '../../../shared/limits.ts';
import { refused, type Refused } from '../../../shared/replies.ts';
import { lengthOf } from '../../../shared/text.ts';
import { markOf } from '../mark.ts';
import { isMuted, isSettled, looksFirst, type Poll, type Post, type Session, type State } from '../state.ts';
import {
  hushed,
  isHost,
  isRefused,
  parted,
  postOf,
  sessionOf,
  shutToWords,
  type Asking,
  type Rules,
  type Stated,
} from './rule.ts';

/** What attendees say and do with what was said. */
export const postRules: Rules<
  'post.add' | 'reply.add' | 'post.edit' | 'post.withdraw' | 'post.support' | 'post.report' | 'post.consent'
> = {
  'post.add': (command, state, asking) => {
    const session = sessionOf(state, command.session);
    if (isRefused(session)) return session;
    const closed = shutToWords(session, asking.at);
    if (closed) return closed;
    const waits = !isHost(asking) && (command.kind === 'story' || looksFirst(state, session));
    const hush = hushed(state, session, waits, asking);
    if (hush) return hush;
    return [said(command, session, null, waits, state, asking)];
  },

  'reply.add': (command, state, asking) => {
    const post = postOf(state, command.post);
    if (isRefused(post)) return post;
    if (post.to)
      return refused('invalid', {
        field: 'post',
        hint: 'This is a reply; replies have one level. Reply to the post it belongs to.',
      });
    if (post.status !== 'shown') return refused('gone');
    const session = sessionOf(state, post.session);
    if (isRefused(session)) return session;
    const closed = shutToWords(session, asking.at);
    if (closed) return closed;
    const waits = !isHost(asking) && looksFirst(state, session);
    const hush = hushed(state, session, waits, asking);
    if (hush) return hush;
    return [said({ ...command, kind: 'comment', voice: null }, session, post.id, waits, state, asking)];
  },

  'post.edit': ({ post: id, text }, state, asking) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    const limit = post.to ? REPLY_MAX : TEXT_MAX[post.kind];
    const over = lengthOf(text) - limit;
    if (over > 0)
      return refused('too-long', {
        field: 'text',
        hint: `The text is ${over} over the ${limit} characters it may have.`,
      });
    const edited = {
      type: 'post.edited',
      session: post.session,
      post: id,
      text: { text, name: post.name, as: post.as },
    } as const;
    if (isHost(asking)) return [{ ...edited, status: 'shown', byHost: true }];
    if (!isAuthor(post, asking)) return refused('not-yours');
    const session = sessionOf(state, post.session);
    if (isRefused(session)) return session;
    const closed = shutToWords(session, asking.at);
    if (closed) return closed;
    if (isMuted(state, asking.by)) return refused('muted');
    if (isSettled(post)) return refused('settled');
    const held: Stated[] = post.status === 'hidden' ? [{ type: 'post.held', session: post.session, post: id }] : [];
    const waits = post.status === 'shown' && (post.kind === 'story' || looksFirst(state, session));
    return [{ ...edited, status: waits ? 'waiting' : 'shown', byHost: false }, ...held];
  },

  'post.withdraw': ({ post: id }, state, asking) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (!isAuthor(post, asking) && !(isHost(asking) && (post.from !== 'attendee' || post.import !== null)))
      return refused('not-yours');
    return [...parted(post), { type: 'post.withdrawn', session: post.session, post: id }];
  },

  'post.support': ({ post: id, on }, state, asking) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.status !== 'shown' && !isAuthor(post, asking)) return refused('gone');
    return shutFor(post, state, asking) ?? [{ type: 'post.supported', session: post.session, post: id, on }];
  },

  'post.report': ({ post: id, reason }, state, asking) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (post.status !== 'shown') return refused('gone');
    if (post.reporters.has(asking.by)) return refused('already-done');
    return (
      shutFor(post, state, asking) ?? [{ type: 'post.reported', session: post.session, post: id, text: { reason } }]
    );
  },

  'post.consent': ({ post: id, archive }, state, asking) => {
    const post = postOf(state, id);
    if (isRefused(post)) return post;
    if (!isAuthor(post, asking)) return refused('not-yours');
    if (post.kind !== 'story') return refused('invalid', { field: 'post', hint: 'Only a story asks for consent.' });
    return [{ type: 'post.consented', session: post.session, post: id, archive }];
  },
};

/** After sealing the mark alone tells. */
function isAuthor(post: Post, asking: Asking): boolean {
  return post.author === null ? post.mark === markOf(asking.by, post.id) : post.author === asking.by;
}

function shutFor(post: Post, state: State, asking: Asking): Refused | null {
  const session = sessionOf(state, post.session);
  return isRefused(session) ? session : shutToWords(session, asking.at);
}

type Said = Pick<CommandOf<'post.add'>, 'kind' | 'text' | 'name' | 'as' | 'voice'> & {
  readonly archive?: boolean;
  /** The poll it answers. */
  readonly poll?: Pick<Poll, 'id' | 'rounds'>;
};

/** The fact of words that are said, as the next of the log. */
export function said(
  said: Said,
  session: Session,
  to: string | null,
  waits: boolean,
  state: State,
  asking: Asking,
): Stated {
  const post = `p${state.seq + 1}`;
  return {
    type: 'post.added',
    session: session.id,
    post,
    kind: said.kind,
    ...(said.poll && { poll: said.poll.id, round: said.poll.rounds.length }),
    to,
    from: !isHost(asking) ? 'attendee' : to ? 'host' : 'room',
    status: waits ? 'waiting' : 'shown',
    archive: said.kind !== 'story' || said.archive === true,
    voice: said.voice,
    mark: markOf(asking.by, post),
    text: { text: said.text, name: said.name, as: said.as },
  };
}
