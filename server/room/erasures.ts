import type { Fact, FactType } from '../../shared/facts.ts';
import type { State } from './state.ts';

/** What may not be kept any longer: fields of earlier facts, or all there is. */
export type Due =
  | { readonly which: 'text'; readonly seqs: readonly number[] }
  | { readonly which: 'person'; readonly session: string }
  | { readonly which: 'all' };

const OBLIGING: ReadonlySet<FactType> = new Set<FactType>([
  'post.withdrawn',
  'post.edited',
  'post.shown',
  'post.kept',
  'poll.withdrawn',
  'transcript.added',
  'transcript.removed',
  'session.sealed',
  'event.deleted',
]);

/** Whether a fact may oblige to erase at all: most do not, and need no second look. */
export const obliges = (fact: Fact): boolean => OBLIGING.has(fact.type);

/**
 * What a fact obliges to erase: the words of what was withdrawn, an author's words that the author replaced
 * or that a host turned down, a transcript that was replaced or removed, when a session is sealed who did what in it, and everything once the event is deleted.
 * A host's correction keeps the original.
 */
export function dueErasure(before: State, fact: Fact, after: State): Due | null {
  switch (fact.type) {
    case 'post.withdrawn': {
      const post = after.posts.get(fact.post);
      return post ? { which: 'text', seqs: post.textSeqs } : null;
    }
    case 'post.edited':
      return fact.byHost ? null : replaced(before, fact.post, after);
    case 'post.shown':
      return before.posts.get(fact.post)?.draft ? replaced(before, fact.post, after) : null;
    case 'post.kept':
      return replaced(before, fact.post, after);
    case 'poll.withdrawn': {
      const poll = after.polls.get(fact.poll);
      return poll ? { which: 'text', seqs: [poll.seq] } : null;
    }
    case 'transcript.added':
    case 'transcript.removed': {
      const transcript = before.sessions.get(fact.session)?.video?.transcript;
      return transcript ? { which: 'text', seqs: [transcript.seq] } : null;
    }
    case 'session.sealed':
      return { which: 'person', session: fact.session };
    case 'event.deleted':
      return { which: 'all' };
    default:
      return null;
  }
}

/** The facts whose words were the post's text or draft before, and are neither now. */
function replaced(before: State, id: string, after: State): Due | null {
  const was = before.posts.get(id);
  const is = after.posts.get(id);
  if (!was || !is) return null;
  const seqs = [was.textSeq, ...(was.draft ? [was.draft.seq] : [])].filter(
    (seq) => seq !== is.textSeq && seq !== is.draft?.seq,
  );
  return seqs.length > 0 ? { which: 'text', seqs } : null;
}
