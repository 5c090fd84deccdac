import type { Fault, Found, LeftOut } from '../../shared/bring.ts';
import { broughtSession, sizeOf, type BroughtSession } from '../../shared/brought.ts';
import { BROUGHT_MAX } from '../../shared/limits.ts';
import type { BroughtFormat } from '../../shared/source.ts';
import { isOpenfloor, openfloor } from './openfloor.ts';
import type { Frame, Read } from './read.ts';
import { isSlido, slido } from './slido.ts';
import { isZoomChat, zoomChat } from './zoom-chat.ts';
import { isZoomQuestions, zoomQuestions } from './zoom-questions.ts';

/** What a file holds, ready to be asked for, or what is wrong with it and where. */
export type Content = { readonly format: BroughtFormat; readonly sessions: BroughtSession[]; readonly found: Found };

/** Reads a file of any known format; without `format` it is recognised. Never throws, whatever the text. */
export function contentOf(text: string, format: BroughtFormat | undefined, frame: Frame): Content | Fault {
  const recognised = format === undefined ? recognise(text) : { format, document: documentOf(text) };
  if ('reason' in recognised) return recognised;
  const read = readAs(recognised, text, frame);
  return 'fault' in read ? read.fault : cleaned(recognised.format, read);
}

/** Nothing: it is no JSON text. */
type Document = { readonly value: unknown } | null;
type Recognised = { readonly format: BroughtFormat; readonly document: Document };

function recognise(text: string): Recognised | Fault {
  const document = /^[\s\ufeff]*[[{]/.test(text) ? documentOf(text) : null;
  if (document && isOpenfloor(document.value)) return { format: 'openfloor', document };
  if (document && isSlido(document.value)) return { format: 'slido', document };
  if (isZoomChat(text)) return { format: 'zoom-chat', document };
  if (isZoomQuestions(text)) return { format: 'zoom-questions', document };
  const isJson = document === null && /^[\s\ufeff]*(?:\{\s*"|\[\s*\{)/.test(text);
  return isJson
    ? notJson(text)
    : { reason: 'unknown', line: 1, said: text.trim().split('\n', 1)[0]?.slice(0, 80) ?? '' };
}

function readAs({ format, document }: Recognised, text: string, frame: Frame): Read {
  switch (format) {
    case 'zoom-chat':
      return zoomChat(text, frame);
    case 'zoom-questions':
      return zoomQuestions(text, frame);
    case 'slido':
      return document ? slido(document.value, frame) : { fault: notJson(text) };
    case 'openfloor':
      return document ? openfloor(document.value) : { fault: notJson(text) };
  }
}

function documentOf(text: string): Document {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown };
  } catch {
    return null;
  }
}

/** The line at which it ceases to be JSON, as far as the engine tells. */
function notJson(text: string): Fault {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const at = /at position (\d+)/.exec(String(error))?.[1];
    const before = at === undefined ? text : text.slice(0, Number(at));
    return { reason: 'not-json', line: before.split('\n').length };
  }
  return { reason: 'not-json', line: 1 };
}

function cleaned(format: BroughtFormat, { sessions, left }: Exclude<Read, { fault: Fault }>): Content | Fault {
  const all: BroughtSession[] = [];
  for (const [index, { posts, ...session }] of sessions.entries()) {
    const parsed = broughtSession.safeParse({ ...session, posts: posts.map(({ post }) => post) });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const line = issue?.path[0] === 'posts' ? (posts[Number(issue.path[1])]?.line ?? null) : null;
      const isLong =
        issue?.code === 'too_big' || (issue?.code === 'custom' && issue.params?.['refusal'] === 'too-long');
      const where = line === null ? { path: ['sessions', index, ...(issue?.path ?? [])].join('.') } : { line };
      return { reason: isLong ? 'too-long' : 'shape', ...where };
    }
    all.push(parsed.data);
  }
  const size = sizeOf(all);
  if (size > BROUGHT_MAX) return { reason: 'too-many', said: String(size) };
  const isNothing = all.every(({ details, posts, polls }) => details === null && posts.length + polls.length === 0);
  return isNothing ? { reason: 'nothing' } : { format, sessions: all, found: foundIn(format, all, left) };
}

function foundIn(
  format: BroughtFormat,
  sessions: readonly BroughtSession[],
  left: Readonly<Record<LeftOut, number>>,
): Found {
  return {
    format,
    sessions: sessions.map(({ details, posts, polls }) => {
      const count = (kind: string) => posts.filter((post) => post.kind === kind).length;
      return {
        title: details?.title ?? null,
        questions: count('question'),
        stories: count('story'),
        comments: count('comment'),
        replies: posts.reduce((sum, { replies }) => sum + replies.length, 0),
        polls: polls.length,
        first: posts.slice(0, FIRST).map(({ name, text }) => ({ name, text })),
      };
    }),
    left,
  };
}

/** Enough to see that it is the right file, and that it was read right. */
const FIRST = 3;
