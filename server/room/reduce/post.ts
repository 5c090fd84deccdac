import type { FactOf } from '../../../shared/facts.ts';
import { GONE_MAX } from '../../../shared/limits.ts';
import { letIn } from '../fresh.ts';
import { wantedAfter } from '../wanted.ts';
import { alter } from '../alter.ts';
import { blankPost, changedAt } from '../blank.ts';
import type { Post, State } from '../state.ts';
import { offWall } from './event.ts';
import {
  putPoll,
  putPost,
  putSession,
  touched,
  unqueued,
  withPerson,
  withPost,
  withSession,
  type Folds,
} from './fold.ts';
import { rankedAgain, regrouped, supportedIn } from './group.ts';

export const postFolds: Folds<
  | 'post.added'
  | 'post.edited'
  | 'post.withdrawn'
  | 'post.supported'
  | 'post.reported'
  | 'post.consented'
  | 'post.shown'
  | 'post.kept'
  | 'post.hidden'
  | 'post.held'
  | 'post.answered'
  | 'post.promised'
  | 'post.pinned'
  | 'post.queued'
  | 'post.labelled'
  | 'post.muted'
> = {
  'post.added': (state, fact, seq) => {
    const post = alter.post(blankPost, {
      id: fact.post,
      session: fact.session,
      kind: fact.kind,
      to: fact.to,
      poll: fact.poll ?? null,
      round: fact.round ?? null,
      at: fact.at,
      from: fact.from,
      voice: fact.voice,
      author: fact.person?.by ?? null,
      mark: fact.mark,
      archive: fact.archive,
      ...wordsOf(fact.text),
      textSeq: seq,
      textSeqs: [seq],
      status: fact.status,
      changed: changedAt(seq),
    });
    const said = withPerson(putPost(state, post), fact.person?.by, (person) => ({
      posts: person.posts.concat(post.id),
    }));
    const listed = withSession(said, post.session, (session) => ({
      posts: session.posts.push(post.id),
      voiced: post.voice === null ? session.voiced : session.voiced.push(post.id),
    }));
    const replied = post.to
      ? withPost(listed, post.to, (parent) => ({ replies: parent.replies.push(post.id) }))
      : listed;
    const answered = withAnswer(replied, post);
    return post.status === 'shown' ? seen(answered, post, fact.at, seq) : settleQueue(answered, post);
  },

  'post.edited': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    if (!post) return state;
    const textSeqs = [...post.textSeqs, seq];
    const next =
      fact.status === 'waiting'
        ? alter.post(post, {
            textSeqs,
            draft: { ...wordsOf(fact.text), seq },
            kept: null,
            changed: touched(post, seq, 'draft'),
          })
        : alter.post(post, {
            ...wordsOf(fact.text),
            edited: true,
            original: fact.byHost ? (post.original ?? { text: post.text, seq: post.textSeq }) : null,
            draft: null,
            kept: null,
            textSeq: seq,
            textSeqs,
            changed: touched(post, seq, 'text', 'draft'),
          });
    const edited = regrouped(putPost(state, next), next, seq);
    return repliesChanged(settleQueue(edited, next), next, 0, seq);
  },

  'post.withdrawn': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    if (!post) return state;
    const next = alter.post(post, {
      text: '',
      name: null,
      as: null,
      original: null,
      draft: null,
      kept: null,
      // Of what was brought in these stand beside its words, and are erased with them.
      ...(post.import !== null && {
        answer: post.answer && { ...post.answer, text: null, name: null },
        promise: null,
        labels: [],
      }),
      status: 'withdrawn',
      changed: touched(post, seq, 'text', 'draft', 'status'),
    });
    return unseen(putPost(state, next), post, next, seq);
  },

  'post.supported': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    const by = fact.person?.by;
    if (!post || by === undefined || post.supporters.has(by) === fact.on) return state;
    const supporters = fact.on ? post.supporters.add(by) : post.supporters.remove(by);
    const next = alter.post(post, { supporters, changed: touched(post, seq, 'support') });
    const counted = supportedIn(putPost(state, next), next, by, seq);
    return withPerson(counted, by, (person) => ({
      supports: fact.on ? person.supports.concat(post.id) : person.supports.filter((id) => id !== post.id),
    }));
  },

  'post.reported': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    const by = fact.person?.by;
    if (!post || by === undefined || post.reporters.has(by)) return state;
    const next = alter.post(post, {
      reporters: post.reporters.add(by),
      reports: post.reports + 1,
      reportReason: fact.text?.reason ?? null,
      changed: touched(post, seq, 'reports'),
    });
    const noted = withPerson(putPost(state, next), by, (person) => ({ reports: person.reports.add(post.id) }));
    return withSession(noted, post.session, (session) => ({ reported: session.reported.add(post.id) }));
  },

  'post.consented': (state, fact, seq) =>
    withPost(state, fact.post, (post) => ({ archive: fact.archive, changed: touched(post, seq, 'archive') })),

  'post.shown': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    if (!post) return state;
    const { draft } = post;
    if (post.status === 'shown' && !draft) return letBe(state, post, seq);
    // The draft's fact holds all its words: the one it replaces is erased.
    const approved: Partial<Post> = draft
      ? {
          text: draft.text,
          name: draft.name,
          as: draft.as,
          textSeq: draft.seq,
          edited: true,
          original: null,
          draft: null,
        }
      : {};
    const next = alter.post(post, {
      ...approved,
      status: 'shown',
      reason: null,
      changed: touched(post, seq, 'status', ...(post.draft ? (['text', 'draft'] as const) : [])),
    });
    const shown = settleQueue(putPost(state, next), next);
    const grouped = regrouped(shown, next, seq);
    return post.status === 'shown' ? repliesChanged(grouped, next, 0, seq) : seen(grouped, next, fact.at, seq);
  },

  'post.kept': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    if (!post) return state;
    const next = alter.post(post, { draft: null, kept: { reason: fact.reason }, changed: touched(post, seq, 'draft') });
    return settleQueue(putPost(state, next), next);
  },

  'post.hidden': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    if (!post) return state;
    const next = alter.post(post, {
      status: 'hidden',
      reason: fact.reason,
      returned: fact.returned ?? false,
      offered: fact.support ?? false,
      changed: touched(post, seq, 'status'),
    });
    return unseen(putPost(state, next), post, next, seq);
  },

  'post.held': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    if (!post) return state;
    const next = alter.post(post, { status: 'waiting', reason: null, changed: touched(post, seq, 'status') });
    return unseen(putPost(state, next), post, next, seq);
  },

  'post.answered': (state, fact, seq) => {
    const post = state.posts.get(fact.post);
    if (!post) return state;
    const late = state.sessions.get(post.session)?.state === 'closed';
    const answer = fact.on ? { at: fact.at, text: fact.answer, name: fact.name ?? null, late } : null;
    const next = alter.post(post, { answer, changed: touched(post, seq, 'answer') });
    const answered = rankedAgain(putPost(state, next), next);
    return fact.on
      ? withSession(unqueued(answered, post.id, seq), post.session, (session) => ({
          answered: session.answered.push(post.id),
        }))
      : answered;
  },

  'post.promised': (state, fact, seq) =>
    withPost(state, fact.post, (post) => ({
      promise: fact.by === null ? null : { by: fact.by, until: fact.until },
      changed: touched(post, seq, 'answer'),
    })),

  'post.pinned': (state, fact, seq) => {
    const pinned = withPost(state, fact.post, (post) => ({ pinned: fact.on, changed: touched(post, seq, 'pinned') }));
    return withSession(pinned, fact.session, (session) => ({
      pinned: fact.on ? session.pinned.add(fact.post) : session.pinned.remove(fact.post),
    }));
  },

  'post.queued': (state, fact, seq) => {
    if (!fact.on) return unqueued(state, fact.post, seq);
    const queued = withPost(state, fact.post, (post) => ({ next: seq, changed: touched(post, seq, 'host') }));
    return withSession(queued, fact.session, (session) => ({ next: session.next.remove(fact.post).add(fact.post) }));
  },

  'post.labelled': (state, fact, seq) =>
    withPost(state, fact.post, (post) => ({ labels: fact.labels, changed: touched(post, seq, 'labels') })),

  'post.muted': (state, fact, seq) => {
    const muted = withPost(state, fact.post, (post) => ({ muted: fact.on, changed: touched(post, seq, 'host') }));
    return withPerson(muted, state.posts.get(fact.post)?.author ?? undefined, (person) => ({
      muted: fact.on ? person.muted.add(fact.post) : person.muted.remove(fact.post),
    }));
  },
};

/** What a fact says in words; nothing where that is erased. */
function wordsOf(words: FactOf<'post.added'>['text']): Pick<Post, 'text' | 'name' | 'as'> {
  return { text: words?.text ?? '', name: words?.name ?? null, as: words?.as ?? null };
}

/** Its reports were looked at: it stays, and who reported it is not heard twice. */
function letBe(state: State, post: Post, seq: number): State {
  const next = alter.post(post, { reports: 0, reportReason: null, changed: touched(post, seq, 'reports') });
  return withSession(putPost(state, next), post.session, (session) => ({ reported: session.reported.remove(post.id) }));
}

/** A post that everyone may see from `at` on. */
function seen(state: State, post: Post, at: number, seq: number): State {
  const settled = settleQueue(state, post);
  if (post.to) return repliesChanged(settled, post, 1, seq);
  const session = settled.sessions.get(post.session);
  if (!session) return settled;
  const { fresh, newsUntil } = letIn(session, post, at);
  const shown = alter.session(session, {
    newsUntil,
    shown: session.shown.push(post.id),
    stories: post.kind === 'story' ? session.stories.push(post.id) : session.stories,
  });
  const posts = settled.posts.set(post.id, alter.post(post, { fresh }));
  const wanted = wantedAfter(shown, post, posts);
  return putSession(alter.state(settled, { posts }), alter.session(shown, { wanted }));
}

/** A post that was perhaps seen, and is not to be seen any more. */
function unseen(state: State, before: Post, post: Post, seq: number): State {
  const queued = unqueued(settleQueue(state, post), post.id, seq);
  if (before.status !== 'shown') return queued;
  const noted = withSession(queued, post.session, (session) => ({
    gone: [...session.gone, { post: post.id, seq }].slice(-GONE_MAX),
  }));
  if (post.to) return repliesChanged(noted, post, -1, seq);
  const off = offWall(noted, post.session, (screen) => screen.mode === 'post' && screen.post === post.id, seq);
  return regrouped(rankedAgain(off, post), post, seq);
}

/** Keeps the session's list of what waits for a host. */
function settleQueue(state: State, post: Post): State {
  const waits = post.status === 'waiting' || (post.draft !== null && post.status === 'shown');
  const session = state.sessions.get(post.session);
  if (!session || session.waiting.has(post.id) === waits) return state;
  return withSession(state, post.session, (old) => ({
    waiting: waits ? old.waiting.add(post.id) : old.waiting.remove(post.id),
  }));
}

/** A reply changed: its parent carries it. */
function repliesChanged(state: State, reply: Post, more: number, seq: number): State {
  if (!reply.to) return state;
  return withPost(state, reply.to, (post) => ({
    replyCount: post.replyCount + more,
    changed: touched(post, seq, 'replies'),
  }));
}

/** What answers a poll is found through it. */
function withAnswer(state: State, { id, poll: asked }: Post): State {
  const poll = state.polls.get(asked ?? '');
  if (!poll) return state;
  return putPoll(state, alter.poll(poll, { answers: poll.answers.push(id) }));
}
