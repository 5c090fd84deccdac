import type { ArchiveView } from '../../shared/http.ts';
import type { PostId } from '../../shared/ids.ts';
import { cleanText } from '../../shared/text.ts';
import { agreement, type Conversation } from './conversation.ts';

/**
 * Every way in which the archive differs from the conversation, one sentence each: a statement that is not there exactly
 * once, or whose support is not the number of people whose last vote was 1; a post nobody said.
 * `posts` says which post each statement became.
 */
export function differences(
  conversation: Conversation,
  posts: ReadonlyMap<string, PostId>,
  archive: ArchiveView,
): string[] {
  const archived = archive.sessions.flatMap((session) => session.posts);
  const byId = new Map(archived.map((post) => [post.id, post]));
  const said = countEach(conversation.statements.map(({ text }) => cleanText(text)));
  const kept = countEach(archived.map(({ text }) => text));
  const agreeing = agreement(conversation);
  const found: string[] = [];

  for (const [text, times] of said) {
    const archivedTimes = kept.get(text) ?? 0;
    if (archivedTimes !== times) found.push(`Said ${times} times, archived ${archivedTimes} times: "${text}"`);
  }
  for (const [text, times] of kept) {
    if (!said.has(text)) found.push(`Never said, archived ${times} times: "${text}"`);
  }
  for (const { id, text } of conversation.statements) {
    const post = byId.get(posts.get(id) ?? '');
    const expected = agreeing.get(id) ?? 0;
    if (!post) found.push(`Statement ${id} is not in the archive: "${text}"`);
    else if (post.text !== cleanText(text)) found.push(`Statement ${id} reads "${post.text}" instead of "${text}"`);
    else if (post.support !== expected) {
      found.push(`Statement ${id} has ${post.support} supporters where ${expected} people agreed last: "${text}"`);
    }
  }
  return found;
}

function countEach(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
