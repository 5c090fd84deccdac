import type {
  AddTranscript,
  CreateEvent,
  Created,
  Entered,
  EventSummary,
  HostEntered,
  PostPage,
  PostsPage,
  Problem,
  TranscriptAdded,
  VideoKnown,
} from '../../shared/http.ts';

/** The HTTP API as the pages use it. */
export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export const getEvent = (code: string) => call<EventSummary>(address(code));

export const createEvent = (event: CreateEvent) => call<Created>('/api/events', event);

/** `before` is what the page before said; null for the first. */
export const olderPosts = (code: string, session: string, before: string | null) =>
  call<PostsPage>(`${address(code)}/posts?${new URLSearchParams({ session, ...(before && { before }) }).toString()}`);

/** One post with all its replies. */
export const onePost = (code: string, post: string) =>
  call<PostPage>(`${address(code)}/posts/${encodeURIComponent(post)}`);

export const postEnter = (code: string, name: string | null) => call<Entered>(`${address(code)}/enter`, { name });

export const postHostEnter = (code: string, hostKey: string) => call<HostEntered>(`${address(code)}/host`, { hostKey });

export const getVideo = (code: string, session: string) =>
  call<VideoKnown>(`${address(code)}/sessions/${encodeURIComponent(session)}/video`);

export const postTranscript = (code: string, session: string, transcript: AddTranscript) =>
  call<TranscriptAdded>(`${address(code)}/sessions/${encodeURIComponent(session)}/transcript`, transcript);

/** Long enough for the slowest network that still answers. */
const TIMEOUT_MS = 15_000;

const address = (code: string) => `/api/events/${encodeURIComponent(code)}`;

/** Never rejects: no network, or an answer that is none, is a problem with status 0. */
async function call<Value>(url: string, body?: unknown): Promise<Answer<Value>> {
  // AbortSignal.timeout came after the browsers of the floor.
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      signal: giveUp.signal,
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const answer = (await response.json()) as unknown;
    return response.ok ? { ok: true, value: answer as Value } : { ok: false, problem: answer as Problem };
  } catch {
    return { ok: false, problem: noAnswer };
  } finally {
    clearTimeout(timer);
  }
}

const noAnswer: Problem = {
  type: 'about:blank',
  title: 'No answer',
  status: 0,
  detail: 'The server could not be reached. Try again.',
};
