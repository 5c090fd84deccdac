import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { reasonOf } from './reason.ts';

/**
 * What removing events leaves to the next start. Their rows are emptied where they lie: to take rows out moves others to
 * other pages, which leaves copies of people's words there that no erasing reaches, until the whole file is written anew.
 */
export function finishRemoving(db: DatabaseSyncInstance): void {
  const { due } = db.prepare('SELECT count(*) AS due FROM events WHERE removed = 1').get() as { due: number };
  if (due === 0) return;
  // A crash may have come in between.
  db.exec(`UPDATE facts SET ${EMPTIED} WHERE event IN (${REMOVED}) AND body <> ''`);
  try {
    db.exec(`DELETE FROM facts WHERE event IN (${REMOVED}); VACUUM; UPDATE events SET removed = 2 WHERE removed = 1;`);
  } catch (error) {
    // A full disk has no room to write the file anew. Nothing of them is left to be read, and there is a next start.
    if (!/is full/i.test(reasonOf(error))) throw error;
  }
}

/** A row without anything that was said or done. */
export const EMPTIED = "batch = NULL, body = '', text = NULL, person = NULL";

const REMOVED = 'SELECT key FROM events WHERE removed = 1';
