import { appendFileSync, rmSync, statfsSync } from 'node:fs';
import type { ServerProcess, ServerProcessOptions } from '../support/server-process.ts';

export type OnDisk = Pick<ServerProcess, 'pid'> & { readonly dataDir: string };

/** As a server's `command`: its data folder becomes a file system of its own of so many MB, which only it sees. */
export const onSmallDisk =
  (megabytes: number): NonNullable<ServerProcessOptions['command']> =>
  (own, dataDir) => [
    'unshare',
    ...['--user', '--map-root-user', '--mount', 'sh', '-c'],
    `mount -t tmpfs -o size=${megabytes}m tmpfs '${dataDir}' && exec "$0" "$@"`,
    ...own,
  ];

/** The data folder as such a server sees it. */
export const folderOf = ({ pid, dataDir }: OnDisk): string => `/proc/${pid()}/root${dataDir}`;

const ballastOf = (server: OnDisk): string => `${folderOf(server)}/ballast`;

/** Leaves no room, until `freeDisk`. The server may be writing meanwhile. */
export function fillDisk(server: OnDisk): void {
  const file = ballastOf(server);
  const { bavail, bsize } = statfsSync(folderOf(server));
  for (let left = bavail + 1; left > 0; left--) {
    try {
      appendFileSync(file, Buffer.alloc(bsize));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}

export const freeDisk = (server: OnDisk): void => rmSync(ballastOf(server));
