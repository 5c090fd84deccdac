import { isCode } from '../../shared/codes.ts';
import { remember, remembered } from './remember.ts';

/** The host keys this device holds, by event: from the host links that were opened here and the events that were made here. */
export function keepHostKey(code: string, key: string): void {
  remember(`${HOST}${code}`, key);
}

export function hostKeyOf(code: string): string | null {
  return remembered(`${HOST}${code}`) as string | null;
}

/** A speaker's key is kept apart: a host who opens a speaker's link here stays a host. */
export function keepSpeakerKey(code: string, key: string): void {
  remember(`${SPEAKER}${code}`, key);
}

/** What opens the speaker's page here: a speaker's key, or a host's. */
export function speakerKeyOf(code: string): string | null {
  return (remembered(`${SPEAKER}${code}`) as string | null) ?? hostKeyOf(code);
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
const SPEAKER = 'speaker:';
/** As `remember` stores it. */
const STORED = `openfloor:${HOST}`;
