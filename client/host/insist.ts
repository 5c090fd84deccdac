import type { Asked } from '../../shared/commands.ts';
import type { Reply } from '../../shared/replies.ts';

/** `unsent`: it never left, so it was not done. `unsure`: it may have arrived, and no answer came. */
export type Insisted = Reply | 'unsent' | 'unsure';

type World = {
  /** One try; rejects without a connection or an answer. */
  readonly ask: (command: Asked, timeoutMs: number) => Promise<Reply>;
  readonly connected: () => boolean;
  /** ms, only ever compared with itself. */
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

/**
 * Tries until there is an answer, other than that it could not be saved just now, or `forMs` are over, and never after. The same id each time, so that the server does it
 * once however often it arrives.
 */
export async function insist(command: Asked, forMs: number, world: World): Promise<Insisted> {
  const end = world.clock() + forMs;
  let left = false;
  let unsaved: Reply | null = null;
  while (world.clock() < end) {
    if (!world.connected()) {
      await world.sleep(PAUSE_MS);
      continue;
    }
    const asked = world.clock();
    try {
      const reply = await world.ask(command, end - asked);
      if (reply.ok || reply.refusal !== 'unavailable') return reply;
      unsaved = reply;
    } catch {
      left ||= world.clock() - asked > AT_ONCE_MS;
    }
    await world.sleep(PAUSE_MS);
  }
  if (unsaved) return unsaved;
  return left ? 'unsure' : 'unsent';
}

const PAUSE_MS = 250;
/** A try that fails sooner found no connection: nothing left this device. */
const AT_ONCE_MS = 30;
