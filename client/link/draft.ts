import { forget, remember, remembered } from './remember.ts';

/** What is being typed in one field, across reloads. `field` names it: event, session and what is written. */

export function draftOf(field: string): string {
  const text = remembered(`draft:${field}`);
  return typeof text === 'string' ? text : '';
}

/** Forgets a text that is safe elsewhere by now; what was typed since stays. */
export function dropDraft(field: string, sent: string): void {
  if (draftOf(field) === sent) forget(`draft:${field}`);
}

/** Call at each input; empty text is forgotten. */
export function keepDraft(field: string, text: string): void {
  if (text === '') forget(`draft:${field}`);
  else remember(`draft:${field}`, text);
}
