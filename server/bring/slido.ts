import { z } from 'zod';
import type { LeftOut } from '../../shared/bring.ts';
import { cleanText } from '../../shared/text.ts';
import { noneLeft, plainPost, talk, type FoundPost, type Frame, type Read } from './read.ts';

const label = z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)]);
const author = z.looseObject({ name: z.string().nullish() }).nullish();

const reply = z.looseObject({ text: z.string(), author, date_created: z.iso.datetime({ offset: true }).nullish() });

const question = z.looseObject({
  text: z.string(),
  author,
  is_anonymous: z.boolean().nullish(),
  is_public: z.boolean().nullish(),
  is_answered: z.boolean().nullish(),
  score: z.number().nullish(),
  date_created: z.iso.datetime({ offset: true }).nullish(),
  date_updated: z.iso.datetime({ offset: true }).nullish(),
  date_deleted: z.string().nullish(),
  labels: z.array(label).nullish(),
  pinned_replies: z.array(reply).nullish(),
});

const questions = z.union([
  z.array(question),
  z.looseObject({ questions: z.array(question) }).transform((all) => all.questions),
]);

/**
 * The questions of a Slido event as its own pages get them (JSON): a list of `{text, author: {name}, score, is_answered,
 * is_public, is_anonymous, date_created, labels, pinned_replies, …}`, or that list under `questions`. What was never public
 * or was deleted stays where it is. `score` is votes for less votes against, and is support where it is more than none.
 * Source: S. McGinnis, "Slicing and Dicing Slido Questions with JQ".
 */
export function slido(document: unknown, frame: Frame): Read {
  const parsed = questions.safeParse(document);
  if (!parsed.success) return { fault: { reason: 'shape', path: pathOf(parsed.error.issues[0]) } };
  const found: FoundPost[] = [];
  const left: Record<LeftOut, number> = { ...noneLeft };
  for (const [index, each] of parsed.data.entries()) {
    const text = cleanText(each.text);
    const at = each.date_created ? Date.parse(each.date_created) : frame.since;
    if (each.is_public === false || each.date_deleted) left.hidden += 1;
    else if (text === '') left.empty += 1;
    else if (at === null) return { fault: { reason: 'no-date', path: `${index}.date_created` } };
    else {
      const name = each.is_anonymous === true ? null : (each.author?.name ?? null);
      const post = plainPost(
        { at, text, name: name?.trim() || null, source: 'slido', kind: 'question' },
        {
          support: Math.max(0, Math.round(each.score ?? 0)),
          answer: each.is_answered
            ? { at: each.date_updated ? Date.parse(each.date_updated) : at, text: null, name: null, late: false }
            : null,
          labels: [...new Set(each.labels ?? [])],
          replies: (each.pinned_replies ?? []).map((said) => ({
            at: said.date_created ? Date.parse(said.date_created) : at,
            text: said.text,
            name: said.author?.name ?? null,
            as: null,
            from: 'attendee',
            edited: false,
            source: 'slido',
          })),
        },
      );
      found.push({ line: null, post });
    }
  }
  found.sort((one, other) => one.post.at - other.post.at);
  return talk(found, left);
}

/** Whether a JSON document could be such a list, damaged or not. */
export function isSlido(document: unknown): boolean {
  const list = Array.isArray(document) ? document : (document as { questions?: unknown } | null)?.questions;
  if (!Array.isArray(list)) return false;
  const first: unknown = list[0];
  return (
    typeof first === 'object' &&
    first !== null &&
    'text' in first &&
    ('score' in first || 'is_answered' in first || 'event_question_id' in first)
  );
}

/** The innermost place that is wrong. */
function pathOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code !== 'invalid_union') return issue?.path.join('.') ?? '';
  const deepest = issue.errors.flat().sort((one, other) => other.path.length - one.path.length)[0];
  return [...issue.path, ...(deepest?.path ?? [])].join('.');
}
