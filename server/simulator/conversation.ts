import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv, parseRecords } from './csv.ts';

export type Statement = { readonly at: number; readonly id: string; readonly author: string; readonly text: string };
/** 1 agrees, -1 disagrees, 0 passes. */
export type Vote = { readonly at: number; readonly statement: string; readonly voter: string; readonly vote: number };
/** What people said and how they voted, both in time order (ms since 1970). */
export type Conversation = {
  readonly topic: string;
  readonly statements: readonly Statement[];
  readonly votes: readonly Vote[];
};

/** Reads a conversation as Polis exports it: `summary.csv`, `comments.csv`, `votes.csv`. Moderation marks are ignored: every statement counts. */
export function readConversation(folder: string): Conversation {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const summary = new Map(parseCsv(read('summary.csv')).map(([key = '', value = '']) => [key, value]));
  const statements = parseRecords(read('comments.csv')).map((row) => ({
    at: numberIn(row, 'timestamp'),
    id: textIn(row, 'comment-id'),
    author: textIn(row, 'author-id'),
    text: textIn(row, 'comment-body'),
  }));
  const votes = parseRecords(read('votes.csv')).map((row) => ({
    at: numberIn(row, 'timestamp'),
    statement: textIn(row, 'comment-id'),
    voter: textIn(row, 'voter-id'),
    vote: numberIn(row, 'vote'),
  }));
  return { topic: summary.get('topic') ?? folder, statements: statements.sort(byTime), votes: votes.sort(byTime) };
}

/** Everyone who said or voted something. */
export function peopleOf({ statements, votes }: Conversation): ReadonlySet<string> {
  return new Set([...statements.map(({ author }) => author), ...votes.map(({ voter }) => voter)]);
}

/** How many people's last vote on each statement was 1. Statements nobody voted on are there with 0. */
export function agreement({ statements, votes }: Conversation): ReadonlyMap<string, number> {
  const agreeing = new Map(statements.map(({ id }) => [id, new Set<string>()]));
  for (const { statement, voter, vote } of votes) {
    if (vote === 1) agreeing.get(statement)?.add(voter);
    else agreeing.get(statement)?.delete(voter);
  }
  return new Map([...agreeing].map(([id, people]) => [id, people.size]));
}

const byTime = (a: { at: number }, b: { at: number }) => a.at - b.at;

function textIn(row: ReadonlyMap<string, string>, name: string): string {
  const value = row.get(name);
  if (value === undefined) throw new Error(`The column "${name}" is missing.`);
  return value;
}

function numberIn(row: ReadonlyMap<string, string>, name: string): number {
  const value = textIn(row, name);
  if (!/^-?[0-9]+$/.test(value)) throw new Error(`"${value}" in the column "${name}" is not a whole number.`);
  return Number(value);
}
