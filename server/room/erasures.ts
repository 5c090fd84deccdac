import type { Fact, FactType } from '../../shared/facts.ts';
import { reduce } from './reduce.ts';
import type { Post, State } from './state.ts';

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
  'session.unimported',
  'transcript.added',
  'transcript.removed',
  'session.sealed',
  'event.deleted',
]);

/** Whether a fact may oblige to erase at all: most do not, and need no second look. */
export const obliges = (fact: Fact): boolean => OBLIGING.has(fact.type);

/**
 * What a fact obliges to erase: the words of what was withdrawn, alone or with all that it was brought in with, words that
 * were replaced or turned down, a transcript too, when a session is sealed who did what in it, and everything once the
 * event is deleted. A host's correction keeps what its author wrote.
 */
export function dueErasure(before: State, fact: Fact, after: State): Due | null {
  switch (fact.type) {
    case 'post.withdrawn': {
      const post = after.posts.get(fact.post);
      return post ? { which: 'text', seqs: post.textSeqs } : null;
    }
    case 'post.shown':
      return before.posts.get(fact.post)?.draft ? replaced(before, fact.post, after) : null;
    case 'post.edited':
    case 'post.kept':
      return replaced(before, fact.post, after);
    case 'poll.withdrawn': {
      const poll = after.polls.get(fact.poll);
      return poll ? { which: 'text', seqs: poll.textSeqs } : null;
    }
    case 'session.unimported':
      return { which: 'text', seqs: broughtWith(fact.import, fact.session, before) };
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

/** Folds facts as they are stored, and finds what of that which they oblige to may not have been done, as after a crash. */
export function foldOwing(begun: State) {
  let state = begun;
  /** Facts that have their words, and sessions of which a fact still says who did it. */
  const worded = new Set<number>();
  const tied = new Set<string>();
  const due: Due[] = [];
  // What came before was not looked at, and may have all of it.
  const mayBeWorded = (seq: number) => seq <= begun.seq || worded.has(seq);
  const mayBeTied = (session: string) => begun.seq > 0 || tied.has(session);

  return {
    take(fact: Fact): void {
      const before = state;
      state = reduce(before, fact);
      if ('text' in fact && fact.text) worded.add(state.seq);
      if ('session' in fact && fact.session && fact.person) tied.add(fact.session);
      const owed = obliges(fact) ? dueErasure(before, fact, state) : null;
      if (owed && (owed.which !== 'person' || mayBeTied(owed.session))) due.push(owed);
    },
    state: () => state,
    due: (): readonly Due[] => due.filter((owed) => owed.which !== 'text' || owed.seqs.some(mayBeWorded)),
  };
}

/** The facts that hold words of what came with one import into a session. */
function broughtWith(id: string, session: string, { sessions, posts, polls }: State): readonly number[] {
  const { posts: said = [], polls: asked = [], video, imports = [] } = sessions.get(session) ?? {};
  const transcript = imports.some((each) => each.id === id && each.own) ? video?.transcript : null;
  return [
    ...(transcript ? [transcript.seq] : []),
    ...[...said].flatMap((post) => (posts.get(post)?.import === id ? (posts.get(post)?.textSeqs ?? []) : [])),
    ...[...asked].flatMap((poll) => (polls.get(poll)?.import === id ? (polls.get(poll)?.textSeqs ?? []) : [])),
  ];
}

/** The facts that hold the post's text, what its author had written where a host corrected it, and its draft. */
const heldIn = ({ textSeq, original, draft }: Post): readonly number[] => [
  textSeq,
  ...(original ? [original.seq] : []),
  ...(draft ? [draft.seq] : []),
];

/** The facts whose words were the post's before, and are no more. */
function replaced(before: State, id: string, after: State): Due | null {
  const was = before.posts.get(id);
  const is = after.posts.get(id);
  if (!was || !is) return null;
  const kept = heldIn(is);
  const seqs = heldIn(was).filter((seq) => !kept.includes(seq));
  return seqs.length > 0 ? { which: 'text', seqs } : null;
}
