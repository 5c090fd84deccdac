import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventId } from '../../shared/ids.ts';
import type { FoundEntry } from './log-file.ts';
import { placeFile, syncFolder } from './place-file.ts';
import { reducerVersion } from './reducer-version.ts';
import { linesOf, writeLines } from './snapshot-lines.ts';

/** What a snapshot says of itself: which history was folded, and how far. */
export type SnapshotHead = {
  readonly event: EventId;
  readonly epoch: string;
  /** The last batch in it: its id, which no other history has there, and the seqs of its first and last fact. */
  readonly batch: string;
  readonly first: number;
  readonly seq: number;
};

/** Whether it was folded from the log that has this epoch, and this entry at its place. */
export function isOf(head: SnapshotHead, epoch: string, entry: FoundEntry | undefined): boolean {
  if (head.epoch !== epoch || head.batch !== entry?.id || head.first !== entry.first) return false;
  return head.seq === entry.first + entry.facts.length - 1;
}

/** And of who made it. */
type Maker = { readonly format: string; readonly version: string };

export type FoundSnapshot = { readonly head: SnapshotHead; readonly parts: Iterable<string> };

/** The folder of snapshots in a data folder. All of it may be lost. */
export const SNAPSHOTS_NAME = 'snapshots';
const maker: Maker = { format: 'openfloor-snapshot-1', version: reducerVersion };
const UNFINISHED = '.part';

/**
 * The snapshots of a data folder, a file an event: a line with its head, a line for each part, a checksum. What is damaged,
 * of another format or by another reducer is as good as not there.
 */
export function snapshotFiles(dataDir: string) {
  const folder = join(dataDir, SNAPSHOTS_NAME);
  const nameOf = (event: EventId) => createHash('sha256').update(event).digest('hex');

  function remove(names: readonly string[]): void {
    const there = names.filter((name) => existsSync(join(folder, name)));
    for (const name of there) rmSync(join(folder, name), { recursive: true });
    if (there.length > 0) syncFolder(folder);
  }

  return {
    async read(event: EventId): Promise<FoundSnapshot | undefined> {
      const bytes = await readFile(join(folder, nameOf(event))).catch(() => undefined);
      const lines = bytes && (await linesOf(bytes));
      if (!lines) return undefined;
      const { format, version, ...head } = JSON.parse(lines.next().value ?? '{}') as SnapshotHead & Maker;
      const usable = format === maker.format && version === maker.version && head.event === event;
      return usable ? { head, parts: lines } : undefined;
    },

    /**
     * Takes the place of an earlier one, whole or not at all. `fill` hands over the parts. Waits for the disk: for a
     * thread that nobody waits for.
     */
    write(head: SnapshotHead, fill: (write: (part: string) => void) => void): void {
      const target = join(folder, nameOf(head.event));
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeLines(target + UNFINISHED, (write) => {
        write(JSON.stringify({ ...maker, ...head }));
        fill(write);
      });
      placeFile(target + UNFINISHED, target);
    },

    /** For good, and what a writer left that was broken off. */
    drop(event: EventId): void {
      remove([nameOf(event), nameOf(event) + UNFINISHED]);
    },

    /** Drops all but whole ones of these events. */
    tidy(events: readonly EventId[]): void {
      const kept = new Set(events.map(nameOf));
      if (existsSync(folder)) remove(readdirSync(folder).filter((name) => !kept.has(name)));
    },
  };
}
