import type { PostView } from '../../shared/views.ts';
import type { Layout } from './board.ts';
import { pages } from './pages.ts';

/** `text` is the size everything can be read at; a short post that is alone may be set larger. */
export type Size = 'text' | 'large' | 'display';

/** One post as it stands on a card; `text` is one page of it. */
export type Shown = { readonly post: PostView; readonly text: string; readonly page: number; readonly of: number };
export type CardContent = { readonly posts: readonly Shown[]; readonly size: Size };

export type BoardLayout = Layout & { size(id: string): Size };

/** Lays posts out by trying: `fits` says whether a card has room on the screen as it is. Tries each text once. */
export function layoutOf(
  post: (id: string) => PostView | undefined,
  fits: (card: CardContent) => boolean,
): BoardLayout {
  const alone = new Map<string, { readonly text: string; readonly pages: readonly string[]; readonly size: Size }>();
  const paired = new Map<string, boolean>();

  const laid = (id: string) => {
    const said = post(id);
    const before = alone.get(id);
    if (!said || before?.text === said.text) return before;
    const made = { text: said.text, ...layAlone(said, fits) };
    alone.set(id, made);
    return made;
  };

  return {
    text: (id) => post(id)?.text ?? '',
    pages: (id) => laid(id)?.pages ?? [''],
    size: (id) => laid(id)?.size ?? 'text',
    together(ids) {
      const posts = ids.flatMap((id) => post(id) ?? []);
      const key = JSON.stringify(posts.map(({ id, text }) => [id, text]));
      const answer = paired.get(key) ?? fits({ posts: posts.map((said) => whole(said)), size: 'text' });
      if (paired.size > PAIRED_MAX) paired.clear();
      paired.set(key, answer);
      return answer;
    },
  };
}

const PAIRED_MAX = 200;

function layAlone(post: PostView, fits: (card: CardContent) => boolean): { pages: readonly string[]; size: Size } {
  const larger = (['display', 'large'] as const).find((size) => fits({ posts: [whole(post)], size }));
  if (larger) return { pages: [post.text], size: larger };
  const fitting = (text: string) =>
    fits({ posts: [text === post.text ? whole(post) : { post, text, page: 0, of: 2 }], size: 'text' });
  return { pages: pages(post.text, fitting), size: 'text' };
}

const whole = (post: PostView): Shown => ({ post, text: post.text, page: 0, of: 1 });
