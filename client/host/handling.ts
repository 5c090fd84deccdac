import type { HostPostView } from '../../shared/views.ts';
import type { HostWords } from '../words/en/host.ts';

/** Which host dealt with a post last, and when: "Hidden by Mo, 14:03". Null where nobody did, or nobody knows who. */
export function handling(post: HostPostView, words: HostWords['post'], timeOf: (at: number) => string): string | null {
  if (!post.handled || post.handled.by === '') return null;
  const { by, at } = post.handled;
  return (post.status === 'hidden' ? words.hiddenBy : words.handledBy)(by, timeOf(at));
}
