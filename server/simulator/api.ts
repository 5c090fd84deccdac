import { setTimeout as sleep } from 'node:timers/promises';
import type { ArchiveView, CreateEvent, Created, Entered, EventSummary, Problem } from '../../shared/http.ts';

/** Between two tries of a request that got no answer, ms. */
const RETRY_AFTER = 500;

/** The outside API over HTTP, as any client may use it. `url` has no path. */
export type Api = {
  /** Tried once: a second try after a lost answer could make a second event. */
  createEvent(body: CreateEvent): Promise<Created>;
  enter(code: string, name: string | null): Promise<Entered>;
  event(code: string): Promise<EventSummary>;
  archive(code: string): Promise<ArchiveView>;
  /** Resolves once the server answers that it is ready. */
  ready(): Promise<void>;
};

/** Requests are tried again while the server is away or says "later", until `signal` aborts. A refusal rejects with its `detail`. */
export function openApi(url: string, signal: AbortSignal): Api {
  const send = (path: string, body?: object) =>
    fetch(new URL(path, url), {
      signal,
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });

  async function patiently<Answer>(path: string, body?: object): Promise<Answer> {
    for (;;) {
      signal.throwIfAborted();
      const response = await send(path, body).catch(() => null);
      if (response && !isLater(response)) return answerOf<Answer>(response, path);
      await sleep(response ? await waitOf(response) : jittered(RETRY_AFTER), undefined, { signal });
    }
  }

  return {
    createEvent: async (body) => answerOf<Created>(await send('/api/events', body), '/api/events'),
    enter: (code, name) => patiently<Entered>(`/api/events/${code}/enter`, { name }),
    event: (code) => patiently<EventSummary>(`/api/events/${code}`),
    archive: (code) => patiently<ArchiveView>(`/api/events/${code}/archive.json`),
    ready: async () => {
      while (!(await send('/readyz').catch(() => null))?.ok) await sleep(100, undefined, { signal });
    },
  };
}

const isLater = (response: Response) => response.status === 429 || response.status >= 500;

async function waitOf(response: Response): Promise<number> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return jittered(problem.after ?? (Number.isFinite(seconds) ? seconds * 1000 : RETRY_AFTER));
}

async function answerOf<Answer>(response: Response, path: string): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer;
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  throw new Error(`${path} answered ${response.status}: ${problem.detail ?? problem.title ?? response.statusText}`);
}

/** At least the time asked for, and spread so that a crowd does not come back at one moment. */
const jittered = (ms: number) => ms * (1 + Math.random() / 2);
