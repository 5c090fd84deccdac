import type { Mine } from '../../shared/views.ts';
import type { Waiting } from '../link/waiting.ts';

/**
 * A support as its owner sees it at once: what they pressed, merged with what the server knows. Counts come in frames that
 * may be seconds behind, so a press is remembered until the count it was made on has changed.
 */
export type Press = { readonly on: boolean; readonly base: number; readonly delta: number };

/** Set-to, never toggle: `on` is what the person wants now. `was` is what they saw before pressing. */
export function pressed(before: Press | undefined, on: boolean, was: boolean, count: number): Press {
  const delta = before?.base === count ? before.delta : 0;
  return { on, base: count, delta: delta + Number(on) - Number(was) };
}

/** The count to show: the server's, until it has caught up with the press plus the press. Never below the person's own. */
export function countShown(count: number, on: boolean, press: Press | undefined): number {
  return Math.max(press?.base === count ? count + press.delta : count, Number(on));
}

/** Posts this person supports: the server's word, overruled by what still waits to be sent. */
export function supported(mine: Mine, waiting: readonly Waiting[], presses: ReadonlyMap<string, Press>) {
  const on = new Set<string>(mine.supports);
  const set = (post: string, value: boolean) => (value ? on.add(post) : on.delete(post));
  for (const [post, press] of presses) set(post, press.on);
  for (const { command, refused } of waiting) {
    if (command.type === 'post.support' && !refused) set(command.post, command.on);
  }
  return on;
}
