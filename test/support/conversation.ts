import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '../faults/chance.ts';
import { emptyFolder } from './folder.ts';

export type Size = { readonly people: number; readonly statements: number; readonly votes: number };

/** A folder with a made-up conversation as Polis exports one, for as long as the test. */
export function conversationFolder({ people, statements, votes }: Size, chance: Chance): string {
  const folder = emptyFolder();
  const write = (file: string, rows: readonly (readonly (string | number)[])[]) =>
    writeFileSync(join(folder, file), rows.map((row) => `${row.join(',')}\n`).join(''));
  const person = () => chance.whole(1, people);
  const said = Array.from({ length: statements }, (_, id) => [chance.whole(0, 500), id, person(), `Statement ${id}`]);
  const voted = Array.from({ length: votes }, () => [
    chance.whole(500, 1000),
    chance.whole(0, statements - 1),
    person(),
    chance.of([1, 1, 0, -1]),
  ]);
  write('summary.csv', [['topic', 'A day on three nodes']]);
  write('comments.csv', [['timestamp', 'comment-id', 'author-id', 'comment-body'], ...said]);
  write('votes.csv', [['timestamp', 'comment-id', 'voter-id', 'vote'], ...voted]);
  return folder;
}
