/** A moment as ISO 8601 with the offset that holds in a time zone: `2026-11-22T14:05:09+01:00`. */
export function zonedTime(at: number, timeZone: string): string {
  // "…, GMT+01:00", or "…, GMT" alone at no offset.
  const offset = /[+-]\d\d:\d\d$/.exec(offsetFormat(timeZone).format(at))?.[0] ?? '+00:00';
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  const there = at + (offset.startsWith('-') ? -minutes : minutes) * 60_000;
  return `${new Date(there).toISOString().slice(0, 19)}${offset}`;
}

/** Making a format costs a thousand times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, made);
  return made;
}
