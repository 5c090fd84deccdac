/** A line of an iCalendar text (RFC 5545, 3.1), unfolded: `DTSTART;TZID=Europe/Berlin:20261122T093000`. */
export type ContentLine = {
  /** Where it begins, from 1. */
  readonly line: number;
  /** In capitals, as its parameters' names are. */
  readonly name: string;
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
};

/** The lines of an iCalendar text; what has not the shape of one is passed over. */
export function contentLines(text: string): readonly ContentLine[] {
  const folded = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const whole: { line: number; text: string }[] = [];
  folded.forEach((each, place) => {
    const last = whole[whole.length - 1];
    if (/^[ \t]/.test(each) && last) last.text += each.slice(1);
    else whole.push({ line: place + 1, text: each });
  });
  return whole.flatMap(({ line, text }) => {
    const [, name, params = '', value] = /^([A-Za-z0-9-]+)((?:;[^":;=]+=(?:"[^"]*"|[^":;])*)*):(.*)$/.exec(text) ?? [];
    return name === undefined || value === undefined
      ? []
      : [{ line, name: name.toUpperCase(), params: paramsOf(params), value }];
  });
}

/** A TEXT value as it was meant (3.3.11). */
export function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped));
}

function paramsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/;([^=]+)=((?:"[^"]*"|[^":;])*)/g)].map(([, name = '', value = '']) => [
      name.toUpperCase(),
      value.replaceAll('"', ''),
    ]),
  );
}
