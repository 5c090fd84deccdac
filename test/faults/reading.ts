import { apply } from '../../shared/apply.ts';
import type { Held } from '../../shared/held.ts';
import type { MineChange, MineWhole } from '../../shared/mine.ts';
import type { Frame } from '../../shared/wire.ts';

/** Many phones in one process are sent the same bytes and hold the same: what one of them read is not read again. */
export type Reading = {
  /** A frame, what is one's own or that the server leaves; null is anything else. */
  read(payload: Buffer): Read | null;
  /** The view after a frame, as `apply` gives it. */
  apply(held: Held, frame: Frame): Held | null;
};

/** `after`: the server goes away for a moment, and is to be come back to after so many ms. */
export type Read = { readonly frame: Frame } | { readonly mine: MineWhole | MineChange } | { readonly after: number };

/** As many as are under way at one time, of two views and a few places that phones come back from. */
const REMEMBERED = 16;

export function openReading(): Reading {
  const lately: { readonly bytes: Buffer; readonly read: Read | null }[] = [];
  const applied = new WeakMap<Held, WeakMap<Frame, { readonly held: Held | null }>>();

  return {
    read(payload) {
      const known = lately.find(({ bytes }) => bytes.equals(payload));
      if (known) return known.read;
      const [name, body] = JSON.parse(payload.toString()) as [string, unknown];
      if (name === 'mine') return { mine: body as MineWhole | MineChange };
      if (name === 'leave') return body as { readonly after: number };
      const read = name === 'frame' ? { frame: body as Frame } : null;
      // A copy: the payload is a part of all that came with it.
      lately.unshift({ bytes: Buffer.from(payload), read });
      lately.length = Math.min(lately.length, REMEMBERED);
      return read;
    },
    apply(held, frame) {
      const after = applied.get(held) ?? new WeakMap<Frame, { readonly held: Held | null }>();
      applied.set(held, after);
      const known = after.get(frame) ?? { held: apply(held, frame) };
      after.set(frame, known);
      return known.held;
    },
  };
}
