import type { Bring, BringFault, Imports } from '../../shared/bring.ts';
import type { CaptionFault } from '../../shared/captions.ts';
import type {
  AddTranscript,
  CreateEvent,
  Created,
  Entered,
  EventSummary,
  HistoryPage,
  HostEntered,
  Leaders,
  PostPage,
  PostsPage,
  Problem,
  TranscriptAdded,
  VideoKnown,
} from '../../shared/http.ts';

/** The HTTP API as the pages use it. */
export type Answer<Value, Reason = never> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem<Reason> };

export const getEvent = (code: string) => call<EventSummary>(address(code));

export const createEvent = (event: CreateEvent) => call<Created>('/api/events', { body: event });

/** `before` is what the page before said; null for the first. */
export const olderPosts = (code: string, session: string, before: string | null) =>
  call<PostsPage>(`${address(code)}/posts?${new URLSearchParams({ session, ...(before && { before }) }).toString()}`);

/** One post with all its replies. */
export const onePost = (code: string, post: string) =>
  call<PostPage>(`${address(code)}/posts/${encodeURIComponent(post)}`);

/** What hosts did, with a host's token. `before` is what the page before said; null for the first. */
export const historyPage = (code: string, token: string, before: number | null) =>
  call<HistoryPage>(`${address(code)}/history${before === null ? '' : `?before=${String(before)}`}`, { token });

/** A session's quiz so far, with a host's token. */
export const getLeaders = (code: string, session: string, token: string) =>
  call<Leaders>(`${address(code)}/leaders?${new URLSearchParams({ session }).toString()}`, { token });

export const postEnter = (code: string, name: string | null) =>
  call<Entered>(`${address(code)}/enter`, { body: { name } });

export const postHostEnter = (code: string, hostKey: string) =>
  call<HostEntered>(`${address(code)}/host`, { body: { hostKey } });

const importsOf = (code: string, session: string) => `${address(code)}/sessions/${encodeURIComponent(session)}/import`;

/** Tries a file, or brings it in; `token` is a host's. */
export const postImport = <Value>(code: string, session: string, token: string, body: Bring) =>
  call<Value, BringFault>(importsOf(code, session), { body, token });

export const getImports = (code: string, session: string, token: string) =>
  call<Imports>(`${importsOf(code, session)}s`, { token });

export const getVideo = (code: string, session: string) =>
  call<VideoKnown>(`${address(code)}/sessions/${encodeURIComponent(session)}/video`);

export const postTranscript = (code: string, session: string, token: string, body: AddTranscript) =>
  call<TranscriptAdded, CaptionFault>(`${address(code)}/sessions/${encodeURIComponent(session)}/transcript`, {
    body,
    token,
  });

/** Long enough for the slowest network that still answers. */
const TIMEOUT_MS = 15_000;

const address = (code: string) => `/api/events/${encodeURIComponent(code)}`;

type Sent = { readonly body?: unknown; readonly token?: string };

/** Never rejects: no network, or an answer that is none, is a problem with status 0. */
async function call<Value, Reason = never>(url: string, { body, token }: Sent = {}): Promise<Answer<Value, Reason>> {
  // AbortSignal.timeout came after the browsers of the floor.
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      signal: giveUp.signal,
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
    });
    const answer = (await response.json()) as unknown;
    return response.ok ? { ok: true, value: answer as Value } : { ok: false, problem: answer as Problem<Reason> };
  } catch {
    return { ok: false, problem: noAnswer };
  } finally {
    clearTimeout(timer);
  }
}

const noAnswer: Problem<never> = {
  type: 'about:blank',
  title: 'No answer',
  status: 0,
  detail: 'The server could not be reached. Try again.',
};
