import type { Connection } from './redis-connection.ts';

/**
 * Redis takes an erased field out of its memory at once, and out of its append-only file when it writes that anew. It
 * would do so by itself when the file has doubled, which may be never: so it is asked to, not too often, by one of the nodes.
 */
const ERASED_KEY = 'openfloor:erased';
const REWRITING_KEY = 'openfloor:rewriting';
const LOOK_MS = 60_000;
/** Between two rewritings. */
const REST_MS = 10 * 60_000;

export function openRewriting({ call }: Connection, complain: (what: string, why: unknown) => void) {
  let refused = false;
  /** This node has asked, and does not know yet what came of it. */
  let asked = false;

  async function look(): Promise<void> {
    if (asked) await seeWhatCame();
    if ((await call('GET', ERASED_KEY)) === null) return;
    if ((await call('SET', REWRITING_KEY, '1', 'NX', 'PX', String(REST_MS))) === null) return;
    await call('DEL', ERASED_KEY);
    try {
      await call('BGREWRITEAOF');
      asked = true;
    } catch (error) {
      await failed(error);
    }
  }

  async function seeWhatCame(): Promise<void> {
    const info = await call<string>('INFO', 'persistence');
    if (/aof_rewrite_(in_progress|scheduled):1/.test(info)) return;
    asked = false;
    if (info.includes('aof_last_bgrewrite_status:ok')) refused = false;
    else await failed(new Error('It could not. Is there room on its disk?'));
  }

  async function failed(why: unknown): Promise<void> {
    await wanted();
    if (!refused)
      complain('asking Redis to write its file anew; what was erased is in it until it does so itself', why);
    refused = true;
  }

  /** Something was erased. Resolves when that is not forgotten any more. */
  async function wanted(): Promise<void> {
    await call('SET', ERASED_KEY, '1');
  }

  // Where Redis is away it is looked again later.
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  return {
    wanted,
    /** Asks where it is time; looks by itself now and then. */
    look,
    close: () => clearInterval(looking),
  };
}
