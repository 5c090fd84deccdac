import { isCode } from '../../shared/codes.ts';
import { remember, remembered } from './remember.ts';

/** The host keys this device holds, by event: from the host links that were opened here and the events that were made here. */
export function keepHostKey(code: string, key: string): void {
  remember(`${HOST}${code}`, key);
}

export function hostKeyOf(code: string): string | null {
  return remembered(`${HOST}${code}`) as string | null;
}

/** Codes of the events this device holds a key of. */
export function hostedHere(): readonly string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(STORED))
      .map((key) => key.slice(STORED.length))
      .filter(isCode);
  } catch {
    return [];
  }
}

const HOST = 'host:';
/** As `remember` stores it. */
const STORED = `openfloor:${HOST}`;
