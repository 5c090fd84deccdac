import type { Asked } from '../../shared/commands.ts';
import type { Refused, Reply } from '../../shared/replies.ts';

/** A command that waits for its answer, or was refused and waits for its author. */
export type Waiting = {
  readonly id: string;
  /** Its place: rises with each command of this browser. */
  readonly n: number;
  readonly command: Asked;
  /** When it was asked for, ms since 1970. */
  readonly since: number;
  readonly refused: Refused | null;
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
