import type { LeftOut } from '../../shared/bring.ts';
import type { BroughtPost } from '../../shared/brought.ts';
import { BROUGHT_MAX } from '../../shared/limits.ts';
import { cleanText } from '../../shared/text.ts';
import { noneLeft, plainPost, shown, talk, type FoundPost, type Frame, type Read } from './read.ts';
import { dayAfter, writtenTime } from './written-time.ts';

/**
 * A chat as Zoom's desktop app saves it, in English or German. Messages begin at the start of a line:
 * `14:05:09 From Ada to Everyone:` with the words indented in the lines below, as it is since 2022, or before
 * `14:05:09 From Ada to Everyone : words`, and `From Ada : words` before that. A day may stand before the time. Of the
 * newer chat replies begin with `Replying to "…"`, reactions with `Reacted to "…" with` and `Removed a`.
 * Only what is to everyone is read: whatever else somebody could have been addressed by counts as private.
 * Source: chats that the open-source parsers zoom-chat-parse and zoom-chat-parser are tested with; the German words are
 * not from a real chat.
 */
export function zoomChat(text: string, frame: Frame): Read {
  const messages: Message[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  let day = frame.day;
  let before = -Infinity;
  for (const [index, line] of lines.entries()) {
    const line1 = index + 1;
    const head = headOf(line);
    if (head === null) {
      const last = messages[messages.length - 1];
      if (last) last.words.push(line.replace(/^\t/, ''));
      else if (line.trim() !== '') return { fault: { reason: 'bad-line', line: line1, said: shown(line) } };
      continue;
    }
    if (head === 'damaged') return { fault: { reason: 'bad-line', line: line1, said: shown(line) } };
    if (head.day === null && day === null) return { fault: { reason: 'no-date', line: line1 } };
    const read = (on: string | null) => writtenTime(`${head.day ?? ''} ${head.clock}`, frame.zone, on);
    const here = read(day);
    // It went past midnight.
    const late = here !== null && head.day === null && day !== null && here < before - HALF_A_DAY_MS;
    if (late) day = dayAfter(day ?? '');
    const at = late ? read(day) : here;
    if (at === null) return { fault: { reason: 'bad-time', line: line1, said: shown(line) } };
    before = at;
    messages.push({ line: line1, at, name: head.name, isPublic: head.isPublic, words: [head.words] });
  }
  return threaded(messages);
}

/** Whether a text begins as such a chat does. */
export const isZoomChat = (text: string): boolean =>
  /^\ufeff?\s*(?:\d{4}-\d\d-\d\d )?\d\d?:\d\d:\d\d\s+(?:From|Von)\s/i.test(text.slice(0, 1000));

const HALF_A_DAY_MS = 12 * 3600_000;

type Message = {
  readonly line: number;
  readonly at: number;
  readonly name: string;
  readonly isPublic: boolean;
  readonly words: string[];
};

type Head = Pick<Message, 'name' | 'isPublic'> & {
  readonly day: string | null;
  readonly clock: string;
  readonly words: string;
};

const EVERYONE = /^(?:everyone|all panelists and attendees|alle|alle teilnehmer)(?: \(?in .*)?$/i;
const PRIVATE = /\((?:direct message|privately|direktnachricht|privat)\)/i;

function headOf(line: string): Head | 'damaged' | null {
  const [, day = null, clock, rest] =
    /^(?:(\d{4}-\d\d-\d\d) )?(\d\d?:\d\d:\d\d)\s+(?:From|Von)\s+(.*)$/i.exec(line) ?? [];
  if (clock === undefined || rest === undefined) return null;
  const colon = rest.indexOf(':');
  if (colon < 0) return 'damaged';
  const words = rest.slice(colon + 1).trimStart();
  // Whom it is to stands last before the first colon: what is said behind it cannot name anybody.
  const [, name, to] = /^(.*\S)\s+(?:to|an)\s+(\S.*)$/i.exec(rest.slice(0, colon).trim()) ?? [];
  if (name === undefined || to === undefined)
    return { day, clock, name: rest.slice(0, colon), isPublic: !PRIVATE.test(rest), words };
  return { day, clock, name, isPublic: EVERYONE.test(to.trim()), words };
}

/** Replies go to what they reply to, where that is found; what is not for everyone is left out. */
function threaded(messages: readonly Message[]): Read {
  const found: FoundPost[] = [];
  const left: Record<LeftOut, number> = { ...noneLeft };
  /** How each message begins, a reply with what it belongs to. */
  const begun: Begun[] = [];
  for (const { line, at, name, isPublic, words } of messages) {
    const whole = words.join('\n').trim();
    if (!isPublic) left.private += 1;
    else if (/^(?:Reacted to ["“].*["”] with |Removed a .* reaction from ["“])/su.test(whole)) left.reactions += 1;
    else {
      const [, quote, reply] = /^Replying to ["“](.*?)["”]:?\s*(?:\n|\s)(.*)$/su.exec(whole) ?? [];
      const text = cleanText(reply ?? whole);
      if (text === '') {
        left.empty += 1;
        continue;
      }
      if (begun.length === BROUGHT_MAX) return { fault: { reason: 'too-many', line } };
      const to = quote === undefined ? null : quoted(quote, begun);
      const post = plainPost({ at, text, name: name.trim() || null, source: 'zoom-chat', kind: kindOf(text) });
      if (to) to.replies.push(replyOf(post));
      else found.push({ line, post });
      begun.push({ start: plain(text.slice(0, START_MAX)), post: to ?? post });
    }
  }
  return talk(found, left);
}

function replyOf({ at, text, name, as, from, edited, source }: BroughtPost): BroughtPost['replies'][number] {
  return { at, text, name, as, from, edited, source };
}

type Begun = { readonly start: string; readonly post: BroughtPost };

/** More than Zoom quotes of a message. */
const START_MAX = 300;

/** The newest message that begins as the quotation does, or the one that such a reply belongs to. */
function quoted(quote: string, begun: readonly Begun[]): BroughtPost | null {
  const said = plain(quote)
    .replace(/(?:\.\.\.|…)$/, '')
    .slice(0, START_MAX / 2);
  return said === '' ? null : (begun.findLast(({ start }) => start.startsWith(said))?.post ?? null);
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const kindOf = (text: string): 'question' | 'comment' => (/[?؟？]["”')]*$/u.test(text) ? 'question' : 'comment');
