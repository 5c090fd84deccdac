import type { PollView, PostView } from './views.ts';

/** The posts that answer a poll, in the order they were said. */
export const answersTo = <Post extends Pick<PostView, 'poll'>>(
  { id }: Pick<PollView, 'id'>,
  { posts }: { readonly posts: readonly Post[] },
): Post[] => posts.filter(({ poll }) => poll === id);

/** Whether a post stands under a poll that is here. */
export const isAnswer = (
  { poll }: Pick<PostView, 'poll'>,
  { polls }: { readonly polls: readonly Pick<PollView, 'id'>[] },
): boolean => poll !== null && polls.some(({ id }) => id === poll);
