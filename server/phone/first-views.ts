import type { FirstView } from '../../shared/first-view.ts';
import type { Links } from '../../shared/http.ts';
import type { Language } from '../../shared/settings.ts';
import type { Clockwork } from '../live/clockwork.ts';
import { look } from '../live/memory.ts';
import type { Room } from '../live/room.ts';
import { frameOf } from '../view/frame.ts';
import { eventSummary } from '../view/summary.ts';
import { asBuffer, openThread } from '../thread.ts';
import { startWorker } from '../worker.ts';

/** The phone's page as it is sent: the same for everyone who asks for it alike. */
export type PhonePage = {
  readonly body: Buffer;
  readonly gzip: Buffer;
  /** Of what is in it, as the header says it. */
  readonly etag: string;
};

export type PhoneAsked = {
  readonly room: Room;
  /** An id of a session or `ALL`, one that there is. */
  readonly session: string;
  readonly language: Language;
  /** Whether this phone came in before, and so does not stand at the door. */
  readonly inside: boolean;
  /** The page without an event in it, that is the same for all of this event. */
  readonly shell: string;
  readonly links: Omit<Links, 'host'>;
};

/** What the thread is asked for. */
export type PhoneWanted = Pick<PhoneAsked, 'shell' | 'language' | 'inside'> & {
  readonly first: Omit<FirstView, 'more'>;
};
export type PhoneMade = { readonly body: Uint8Array; readonly gzip: Uint8Array; readonly etag: string };

export type FirstViews = {
  /** So that the first phone does not come before the thread is there. */
  start(): void;
  /**
   * The page with the session's first view in it, as it is now or was a moment ago; null where it cannot be had in time:
   * then the page without it does.
   */
  page(asked: PhoneAsked): Promise<PhonePage | null>;
  close(): Promise<void>;
};

export type FirstViewsNeeds = {
  readonly clockwork: Clockwork;
  readonly complain: (what: string, why: unknown) => void;
  readonly start?: typeof startWorker;
};

/**
 * So old may a page be: five thousand phones that come at once cost one rendering a second, and the socket brings each of
 * them up to date. An event whose pages are asked for in many ways has each of them made as much more seldom.
 */
const FRESH_MS = 1000;
/** What is older than this is not shown to anyone, however busy the thread is. */
const STALE_MS = 10_000;
/** Nobody waits longer for it: the page without a first view is there at once. */
const PATIENCE_MS = 300;
/** After a failure the thread is left alone for so long. */
const REST_MS = 5000;
/** Pages kept, of some 50 KB each. The one that was made first goes first. */
const KEPT_MAX = 200;

type Kept = {
  readonly event: string;
  readonly epoch: string;
  readonly seq: number;
  readonly at: number;
  readonly page: PhonePage;
};

/** Renders first views in a thread, those of an event one after another, and keeps the last of each sort. */
export function openFirstViews({ clockwork, complain, start = startWorker }: FirstViewsNeeds): FirstViews {
  const thread = openThread<PhoneWanted, PhoneMade>(() => start('page-worker', import.meta.url, null), 'pages');
  const kept = new Map<string, Kept>();
  const making = new Map<string, Promise<PhonePage | null>>();
  /** By event, what is being made for it. */
  const before = new Map<string, Promise<unknown>>();
  let restsUntil = -Infinity;

  const ageOf = ({ at }: Kept): number => clockwork.now() - at;

  function freshFor(event: string): number {
    const sorts = [...kept.values()].filter((each) => each.event === event && ageOf(each) < STALE_MS);
    return Math.min(STALE_MS, FRESH_MS * Math.max(1, sorts.length));
  }

  async function make(key: string, { room, session, links, ...asked }: PhoneAsked): Promise<PhonePage | null> {
    const first = firstView(room, session, links);
    if (!first || clockwork.now() < restsUntil) return null;
    const at = clockwork.now();
    const { body, gzip, etag } = await thread.ask({ ...asked, first });
    const page = { body: asBuffer(body), gzip: asBuffer(gzip), etag };
    kept.delete(key);
    kept.set(key, { event: room.event, epoch: room.epoch, seq: first.now.to, at, page });
    for (const oldest of kept.keys()) if (kept.size > KEPT_MAX) kept.delete(oldest);
    return page;
  }

  function begin(key: string, asked: PhoneAsked): Promise<PhonePage | null> {
    const { event } = asked.room;
    const made = (before.get(event) ?? Promise.resolve())
      .then(() => make(key, asked))
      .catch((error: unknown) => {
        restsUntil = clockwork.now() + REST_MS;
        complain('rendering the phone’s page', error);
        return null;
      })
      .finally(() => {
        making.delete(key);
        if (before.get(event) === made) before.delete(event);
      });
    making.set(key, made);
    before.set(event, made);
    return made;
  }

  return {
    start: () => thread.start(),
    async page(asked) {
      const { room, session, language, inside } = asked;
      const key = `${room.event} ${session} ${language} ${String(inside)}`;
      const known = kept.get(key);
      const last = known?.epoch === room.epoch ? known : undefined;
      if (last && (last.seq === room.state().seq || ageOf(last) < freshFor(room.event))) return last.page;
      const made = await inTime(making.get(key) ?? begin(key, asked));
      return made ?? (last && ageOf(last) < STALE_MS ? last.page : null);
    },
    close: () => thread.close(),
  };

  /** Null when it is not there in time; it is made all the same, for whoever comes next. */
  function inTime(made: Promise<PhonePage | null>): Promise<PhonePage | null> {
    return new Promise((resolve) => {
      const callOff = clockwork.after(PATIENCE_MS, () => resolve(null));
      void made.then((page) => {
        callOff();
        resolve(page);
      });
    });
  }
}

/** What an attendee's views hold, whole; null where the session has none. */
export function firstView(room: Room, session: string, links: Omit<Links, 'host'>): PhoneWanted['first'] | null {
  const state = room.state();
  const summary = eventSummary(state);
  const [now, list] = (['now', 'list'] as const).map((name) => {
    const of = { session, role: 'attendee', name, keys: false } as const;
    return frameOf(state, of, room.epoch, 0, look(room, of));
  });
  return summary && now && list ? { event: { ...summary, links }, now, list } : null;
}
