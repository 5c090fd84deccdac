import express, { type Request, type RequestHandler, type Response } from 'express';

/**
 * Reads the JSON body of a request once it is known who asks: larger ones than others may send, up to `limit` bytes.
 * Rejects as other bodies are refused: where it is too large, or no JSON.
 */
export function lateBody(limit: number): (request: Request, response: Response) => Promise<void> {
  const parsed: RequestHandler = express.json({ limit, strict: true, inflate: false });
  return (request, response) =>
    new Promise((resolve, reject) => {
      parsed(request, response, (error?: unknown) => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    });
}
