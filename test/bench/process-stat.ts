import { readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** What a process has used, all its threads together: CPU in seconds (user and system), resident memory in bytes. */
export function usage(pid: number): { cpu: number; memory: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets and may hold spaces; the third is the first after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  return { cpu: (field(14) + field(15)) / TICKS_PER_SECOND, memory: field(24) * PAGE_BYTES };
}
