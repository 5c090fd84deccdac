import { newId } from './ids.ts';
import type { News, Shelf, Waiting } from './waiting.ts';

/**
 * The shelf in IndexedDB: one database a browser, shared by its tabs and events. `scope` is an event and an attendee.
 * Rejects where there is no IndexedDB, or where it does not answer.
 */
export async function indexedShelf(scope: string): Promise<Shelf> {
  let database = await inTime(open());
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`openfloor:${scope}`) : null;

  /** A connection that the browser closed meanwhile is opened again. */
  const begin = async (mode: IDBTransactionMode): Promise<IDBTransaction> => {
    try {
      return database.transaction(['waiting', 'names'], mode);
    } catch {
      database = await inTime(open());
      return database.transaction(['waiting', 'names'], mode);
    }
  };

  /** Resolves with what `work` found once all it asked for is stored. */
  const transact = async <Result>(
    mode: IDBTransactionMode,
    work: (waiting: IDBObjectStore, names: IDBObjectStore) => Promise<Result>,
  ): Promise<Result> => {
    const transaction = await begin(mode);
    return new Promise((resolve, reject) => {
      const result = work(transaction.objectStore('waiting'), transaction.objectStore('names'));
      result.catch(reject);
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up.'));
    });
  };

  const leaseOf = (names: IDBObjectStore) => got(names.get(`lease:${scope}`) as IDBRequest<Lease | undefined>);

  return {
    outbox: await transact('readwrite', async (_, names) => {
      const known = await got(names.get('outbox') as IDBRequest<string | undefined>);
      const name = known ?? newId();
      if (!known) names.put(name, 'outbox');
      return name;
    }),
    kept: true,
    all: () =>
      transact('readonly', async (waiting) => {
        const found = await got(waiting.getAll(IDBKeyRange.bound([scope], [scope, []])) as IDBRequest<Scoped[]>);
        return found.map(({ scope: _, ...entry }) => entry);
      }),
    put: (entry) =>
      transact('readwrite', async (waiting) => {
        const stored = got(waiting.put({ ...entry, scope } satisfies Scoped));
        // Not a moment later than needed: the page may be closed right after.
        waiting.transaction.commit();
        await stored;
      }),
    remove: (id) => transact('readwrite', (waiting) => got(waiting.delete([scope, id]))),
    lease: (tab, ms, anyway) =>
      transact('readwrite', async (_, names) => {
        const now = Date.now();
        const held = anyway ? undefined : await leaseOf(names);
        // A lease from further ahead than one can be is from a clock that was set back.
        if (held && held.tab !== tab && held.until > now && held.until <= now + ms) return false;
        names.put({ tab, until: now + ms } satisfies Lease, `lease:${scope}`);
        return true;
      }),
    release: (tab) =>
      transact('readwrite', async (_, names) => {
        const held = await leaseOf(names);
        if (held?.tab === tab) names.delete(`lease:${scope}`);
      }),
    tell: (news) => channel?.postMessage(news),
    listen: (heard) => {
      if (channel) channel.onmessage = (event: MessageEvent<News>) => heard(event.data);
    },
  };
}

type Scoped = Waiting & { readonly scope: string };
type Lease = { readonly tab: string; readonly until: number };

/** Some browsers never answer an `open`; then the page goes on without. */
const PATIENCE_MS = 3000;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('openfloor', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('waiting', { keyPath: ['scope', 'id'] });
      asked.result.createObjectStore('names');
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB refused.'));
  });
}

function got<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused.'));
  });
}

function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('IndexedDB does not answer.')), PATIENCE_MS)),
  ]);
}
