import type { Asked } from '../../shared/commands.ts';
import type { Accepted, Refused, Reply } from '../../shared/replies.ts';

/** A command that waits for its answer, or was refused and waits for its author. */
export type Waiting = {
  readonly id: string;
  /** Its place: rises with each command of this browser. */
  readonly n: number;
  readonly command: Asked;
  /** When it was asked for, ms since 1970. */
  readonly since: number;
  readonly refused: Refused | null;
  /** The history that its ids belong to; empty where none was known yet. In another it goes out only once it was recalled. */
  readonly epoch?: string;
  /** It was accepted, and is kept for a while in case that goes missing: `recall.ts`. It no longer waits. */
  readonly taken?: Accepted & { readonly at: number };
  /** When it goes out, ms since 1970, where the server would have it wait; only this page knows. */
  readonly goes?: number;
};

/** A command as a page writes it; the outbox adds the rest. */
export type WithoutId = Asked extends infer Each ? (Each extends Asked ? Omit<Each, 'id' | 'outbox'> : never) : never;

/**
 * What the tabs of one browser tell each other; with nothing in it, that the shelf changed. `wants`: a tab would like to
 * send, and another has the lease; `holds`: that one is alive and needs it.
 */
export type News = {
  readonly answered?: { readonly id: string; readonly reply: Reply };
  readonly wants?: true;
  readonly holds?: true;
};

/** Where waiting commands are kept and how tabs hear of each other. A promise that resolved means stored. */
export type Shelf = {
  /** Names this storage to the server: commands of one outbox arrive in order. */
  readonly outbox: string;
  /** False where nothing outlives the page. */
  readonly kept: boolean;
  all(): Promise<readonly Waiting[]>;
  put(entry: Waiting): Promise<void>;
  remove(id: string): Promise<void>;
  /** Lets one tab alone send for `ms`; false while another may. Asking again prolongs it; `anyway` takes it from the other. */
  lease(tab: string, ms: number, anyway: boolean): Promise<boolean>;
  release(tab: string): Promise<void>;
  tell(news: News): void;
  /** Hears what other tabs tell. */
  listen(heard: (news: News) => void): void;
};

/** Which history of the log the server tells; empty before anything was heard. What was accepted in it may be kept for a while. */
export type History = { readonly epoch: () => string; readonly recalls: boolean };

/** What becomes of an entry: another, or none. Whoever waits for its answer is given `reply`. */
export type Amended = { readonly id: string; readonly next: Waiting | null; readonly reply?: Reply };

/** Says what becomes of all that is kept: what is stored and waits here comes twice. */
export type Amend = (entries: readonly Waiting[]) => readonly Amended[];
