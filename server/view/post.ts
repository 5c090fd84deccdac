import { REPLIES_SHOWN } from '../../shared/limits.ts';
import type { HostPostView, PostView, ReplyView, SpeakerPostView } from '../../shared/views.ts';
import type { Change } from '../../shared/wire.ts';
import { latest } from '../room/board.ts';
import { membersOf } from '../room/group.ts';
import type { Post, PostPart, Session, State } from '../room/state.ts';

/** What each part of a post looks like to everyone, by the part that changes at one rate. */
const parts: Readonly<
  Record<
    'text' | 'support' | 'answer' | 'pinned' | 'labels' | 'grouped' | 'replies',
    (post: Post, state: State) => Partial<PostView>
  >
> = {
  text: ({ text, name, as, edited }) => ({ text, name, as, edited }),
  support: ({ support }) => ({ support }),
  answer: (post) => ({ answer: post.answer, promise: promiseOf(post) }),
  pinned: ({ pinned }) => ({ pinned }),
  labels: ({ labels }) => ({ labels }),
  grouped: (post, state) => ({ grouped: groupedOf(post, state) }),
  replies: (post, state) => ({ replies: repliesOf(post, state, REPLIES_SHOWN), replyCount: post.replyCount }),
};

/** What hosts see besides. */
const hostParts: Readonly<
  Record<'status' | 'reports' | 'draft' | 'archive' | 'host', (post: Post, state: State) => Partial<HostPostView>>
> = {
  status: ({ status, reason }) => ({ status, reason }),
  reports: ({ reports, reportReason }) => ({ reports, reportReason }),
  draft: ({ text, draft, original }) => ({
    draft: draft?.text ?? null,
    original: original && original.text !== text ? original.text : null,
  }),
  archive: ({ archive }) => ({ archive }),
  host: ({ next, muted, handled }, state) => ({ next, muted, handled: handled && handlerOf(handled, state) }),
};

const handlerOf = ({ by, at }: NonNullable<Post['handled']>, state: State): HostPostView['handled'] => ({
  by: state.keys.get(by)?.name ?? '',
  at,
});

/** A post as everyone may see it. Only for posts that are shown. */
export function postView(post: Post, state: State, replies = REPLIES_SHOWN): PostView {
  const { id, session, kind, poll, at, from, voice, text, name, as, edited, support, answer, pinned, labels } = post;
  return {
    id,
    session,
    kind,
    poll,
    at,
    from,
    text,
    name,
    as,
    voice,
    edited,
    support,
    answer,
    promise: promiseOf(post),
    pinned,
    labels,
    grouped: groupedOf(post, state),
    replies: repliesOf(post, state, replies),
    replyCount: post.replyCount,
  };
}

/** A post as hosts see it, whatever its status. */
export function hostPostView(post: Post, state: State): HostPostView {
  const parts = keysOf(hostParts).map((part) => hostParts[part](post, state));
  return Object.assign(
    { ...postView(post, state), to: post.to, imported: post.import !== null },
    ...parts,
  ) as HostPostView;
}

/** A post as speakers see it. Only for posts that are shown. */
export function speakerPostView(post: Post, state: State): SpeakerPostView {
  return { ...postView(post, state), next: post.next };
}

/** A post as its session's wall shows it: on a frozen one with the support it had then. */
export function postOnWall(post: Post, { frozen, changed }: Session): Post {
  return {
    ...post,
    support: frozen?.support[post.id] ?? post.support,
    changed: { ...post.changed, support: Math.max(post.changed.support, changed.wall) },
  };
}

/** The parts of a post that changed after `from`; null where none did. */
export function postChange(post: Post, state: State, from: number): Change<PostView> | null {
  const changed = keysOf(parts).filter((part) => post.changed[part] > from);
  return changed.length > 0
    ? withParts<PostView>(
        post.id,
        changed.map((part) => parts[part](post, state)),
      )
    : null;
}

export function hostPostChange(post: Post, state: State, from: number): Change<HostPostView> | null {
  const seen = postChange(post, state, from);
  const changed = keysOf(hostParts).filter((part) => post.changed[part] > from);
  if (!seen && changed.length === 0) return null;
  return withParts<HostPostView>(post.id, [seen ?? {}, ...changed.map((part) => hostParts[part](post, state))]);
}

export function speakerPostChange(post: Post, state: State, from: number): Change<SpeakerPostView> | null {
  const seen = postChange(post, state, from);
  return post.changed.host > from ? { id: post.id, ...seen, next: post.next } : seen;
}

function withParts<View extends { readonly id: string }>(id: string, changed: readonly Partial<View>[]): Change<View> {
  return changed.reduce<Change<View>>((all, part) => ({ ...all, ...part }), { id } as Change<View>);
}

export const promiseOf = ({ answer, promise }: Post): PostView['promise'] => (answer ? null : promise);

const groupedOf = (post: Post, state: State): PostView['grouped'] =>
  membersOf(state, post.id).map(({ id, text }) => ({ id, text }));

function repliesOf(post: Post, state: State, most: number): ReplyView[] {
  if (post.replyCount === 0) return [];
  const ids = latest(post.replies, most, (id) => state.posts.get(id)?.status === 'shown');
  return ids.reverse().flatMap((id) => {
    const reply = state.posts.get(id);
    return reply ? [replyView(reply)] : [];
  });
}

function replyView({ id, at, text, name, as, from, edited }: Post): ReplyView {
  return { id, at, text, name, as, from, edited };
}

function keysOf<Key extends PostPart>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[];
}
