import { createClient, ErrorReply } from 'redis';
import { LogUnavailable } from './log.ts';
import { reasonOf } from './reason.ts';

/** One connection to Redis: for calls, and for the channels that this process listens to. */
export type Connection = {
  /**
   * Sends one command. Rejects with LogUnavailable where Redis refuses it, and where it does not answer in time: then it
   * may be done, or be done later. Rejects at once while Redis is away: nothing waits for it here.
   */
  readonly call: <Reply>(...command: readonly string[]) => Promise<Reply>;
  /**
   * Calls back with what is published from now on. Null: it listens since just now, and what was said before may have
   * been missed. Returns how to stop.
   */
  readonly listen: (channel: string, heard: (message: string | null) => void) => () => void;
  /** Calls back each time that Redis is there again. */
  onReturn(returned: () => void): void;
  readonly close: () => void;
};

/** More than a busy disk needs to sync, less than a person waits for. */
const ANSWER_MS = 2000;
/** So long nothing came from Redis, though it was asked: the connection is thought dead, and made anew. */
const SILENCE_MS = 5000;
const PING_MS = 1000;
/** Between two tries to connect: any time up to this, longer from try to try, so that nodes do not come all at once. */
const AGAIN_MS = { first: 100, longest: 2000 };
/** How long a start waits for a Redis that is just starting too. */
const START_MS = 5000;

/** Connects. Rejects, in words for the person who starts the server, where that cannot be. */
export async function connect(url: string, complain: (what: string, why: unknown) => void): Promise<Connection> {
  const channels = new Map<string, Set<(message: string | null) => void>>();
  const unheard = new Set<string>();
  const returns: (() => void)[] = [];
  const client = newClient(url);
  /** A call was not answered in time, and nothing came since. */
  let silent = false;
  let away = true;
  let trouble: unknown = 'it does not answer';

  client.on('error', (error: unknown) => {
    trouble = error;
    if (!away) complain('speaking to Redis', error);
    away = true;
  });
  client.on('ready', () => {
    silent = away = false;
    for (const channel of unheard) listenTo(channel);
    for (const channel of channels.keys()) if (!unheard.has(channel)) tell(channel, null);
    for (const returned of returns) returned();
  });

  const tooLate = setTimeout(() => client.destroy(), START_MS);
  await client.connect().catch(() => {
    const { host } = new URL(url);
    throw new Error(
      `REDIS_URL leads to ${host}, which cannot be used (${reasonOf(trouble)}). Start Redis there, or correct REDIS_URL.`,
    );
  });
  clearTimeout(tooLate);

  function tell(channel: string, message: string | null): void {
    for (const heard of channels.get(channel) ?? []) heard(message);
  }

  function listenTo(channel: string): void {
    unheard.add(channel);
    client
      .subscribe(channel, (message) => tell(channel, message))
      .then(
        () => {
          unheard.delete(channel);
          tell(channel, null);
        },
        (error: unknown) => {
          // Else the connection broke: it is tried again with the next one.
          if (reasonOf(error).startsWith('NOPERM')) complain('listening to Redis', error);
        },
      );
  }

  return {
    async call<Reply>(...command: readonly string[]): Promise<Reply> {
      if (silent) throw new LogUnavailable('Redis does not answer just now.');
      const answer = client.sendCommand<Reply>([...command]);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          silent = true;
          reject(new Error('Redis did not answer in time.'));
        }, ANSWER_MS);
      });
      try {
        return await Promise.race([answer, late]);
      } catch (error) {
        throw new LogUnavailable(reasonOf(error), { cause: error });
      } finally {
        clearTimeout(timer);
        answer.then(
          () => (silent = false),
          // A refusal is an answer too.
          (error: unknown) => (silent &&= !(error instanceof ErrorReply)),
        );
      }
    },
    listen(channel, heard) {
      const own = (message: string | null): void => heard(message);
      const known = channels.get(channel);
      channels.set(channel, (known ?? new Set()).add(own));
      if (!known) listenTo(channel);
      return () => {
        const left = channels.get(channel);
        if (!left?.delete(own) || left.size > 0) return;
        channels.delete(channel);
        unheard.delete(channel);
        client.unsubscribe(channel).catch(() => undefined);
      };
    },
    onReturn(returned) {
      returns.push(returned);
    },
    close() {
      // What is under way breaks off, such as a ping, and that is no trouble.
      away = true;
      client.destroy();
    },
  };
}

function newClient(url: string) {
  return createClient({
    url,
    // One connection for answers and channels: what is heard and what is answered keep their order.
    RESP: 3,
    disableOfflineQueue: true,
    commandOptions: { timeout: 0 },
    pingInterval: PING_MS,
    socket: {
      connectTimeout: ANSWER_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (tries) => Math.random() * Math.min(AGAIN_MS.longest, AGAIN_MS.first * 2 ** tries),
    },
  });
}
