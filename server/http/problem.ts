import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Problem } from '../../shared/http.ts';
import { refusalOf } from '../border/parse.ts';

/** Every kind of error over HTTP: RFC 9457 problem documents, with a sentence that says what to do. */
const problems = {
  'not-found': [404, 'Nothing here', 'There is nothing at this address.'],
  'unknown-event': [
    404,
    'Unknown code',
    'There is no event with this code or hashtag. Check the screen or ask a helper.',
  ],
  gone: [410, 'Deleted', 'This event was deleted by its hosts. Nothing of it is kept.'],
  'taken-down': [410, 'Taken down', 'The hosts of this event have taken its archive down. They can put it back.'],
  invalid: [400, 'Invalid request', 'The body is not as it should be. See `field`.'],
  'too-large': [413, 'Too large', 'The body is larger than anything this address takes.'],
  unreadable: [422, 'Cannot be brought in', 'Nothing of it was brought in. See `reason`.'],
  refused: [409, 'Refused', 'Nothing was done. See `refusal`.'],
  unauthorised: [401, 'Not allowed', 'The key or token is wrong, or was revoked.'],
  'hashtag-taken': [409, 'Hashtag taken', 'Another event has this hashtag. Choose another one.'],
  'slow-down': [429, 'Too many requests', 'Wait `after` milliseconds and try again.'],
  unavailable: [503, 'Not available just now', 'It could not be stored just now. Try again in a moment.'],
  'foreign-origin': [403, 'Foreign page', 'A page of another site may not do this.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ProblemName = keyof typeof problems;

export function sendProblem(
  response: Response,
  name: ProblemName,
  more: Omit<Partial<Problem>, 'type' | 'title' | 'status'> = {},
): void {
  const [status, title, detail] = problems[name];
  const problem: Problem = { type: `about:blank#${name}`, title, status, detail, ...more };
  if (more.after !== undefined) response.set('Retry-After', String(Math.ceil(more.after / 1000)));
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** A body that has its shape, or null after the problem was sent. */
export function bodyOf<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  response: Response,
): z.output<Schema> | null {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const { hint, field } = refusalOf(parsed.error.issues);
  sendProblem(response, 'invalid', { detail: hint, ...(field === undefined ? {} : { field }) });
  return null;
}

/** A handler that may fail later: nothing it throws goes unheard, and nothing raw is told. */
export function safely(handler: (...args: Parameters<RequestHandler>) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    handler(request, response, next).catch(next);
  };
}

export function problemHandler(complain: (what: string, why: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
    if (status === 413) {
      sendProblem(response, 'too-large');
      return;
    }
    if (typeof status === 'number' && status >= 400 && status < 500) {
      sendProblem(response, 'invalid');
      return;
    }
    complain(`${request.method} ${request.route === undefined ? 'request' : 'handler'}`, error);
    sendProblem(response, 'unavailable');
  };
}
