import type { Standpoint } from '../../shared/settings.ts';
import { remember, remembered } from '../link/remember.ts';

/** How a person wants to be shown; both may be left out. */
export type Who = { readonly name: string; readonly as: Standpoint | null };

export const NOBODY: Who = { name: '', as: null };

/** What this browser remembers for an event, or null if nobody came in yet. */
export function knownWho(code: string): Who | null {
  return remembered(`who:${code}`) as Who | null;
}

export function keepWho(code: string, who: Who): void {
  remember(`who:${code}`, who);
}
