import type { ArchiveView } from '../../shared/http.ts';

/** What an event's archive holds, in its order. */
export async function textsIn(url: string, code: string): Promise<string[]> {
  const { sessions } = (await (await fetch(`${url}/api/events/${code}/archive.json`)).json()) as ArchiveView;
  return sessions.flatMap(({ posts }) => posts.map(({ text }) => text));
}
