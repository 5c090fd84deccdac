import type { HostPostView } from '../../shared/views.ts';

/**
 * Questions that another one may be put under, the likeliest first: those that have every typed word, by how many words
 * they share with it, then by how many ask them.
 */
export function companions(post: HostPostView, posts: Iterable<HostPostView>, typed: string): readonly HostPostView[] {
  const sought = typed.toLowerCase().split(/\s+/);
  const own = new Set(wordsOf(post.text));
  return [...posts]
    .filter((other) => mayHead(other, post))
    .map((other) => ({ other, text: other.text.toLowerCase(), words: new Set(wordsOf(other.text)) }))
    .filter(({ text }) => sought.every((word) => text.includes(word)))
    .map(({ other, words }) => ({ other, shared: [...words].filter((word) => own.has(word)).length }))
    .sort((a, b) => b.shared - a.shared || b.other.support - a.other.support)
    .map(({ other }) => other);
}

/** Of the same session, to be seen by everyone, and not already under the post itself. */
function mayHead(other: HostPostView, post: HostPostView): boolean {
  const seen = other.kind === 'question' && other.to === null && other.status === 'shown';
  return seen && other.session === post.session && other.id !== post.id;
}

/** Short words say nothing about what a question is about. */
const WORD_MIN = 3;

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= WORD_MIN);
}
