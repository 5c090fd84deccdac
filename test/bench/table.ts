import type { Spread } from './quantiles.ts';
import type { Profile } from './profiles.ts';
import type { Outcome, Trial } from './trial.ts';

type Row = readonly [what: string, openfloor: string, bare: string, plain: string, ratio: string, target: string];

/** A value of each server that ran. */
type Each = (value: (outcome: Outcome) => string) => [string, string, string];

const MEMORY_NEEDS_PHONES = 1000;

/** One trial as a table for the terminal: ours, the baselines, the ratio that has a target, and the target. */
export function tableOf({ profile, openfloor, bare, plain }: Trial): string {
  const { phones, votes, posts } = profile;
  const each: Each = (value) => [value(openfloor), value(bare), plain ? value(plain) : ''];
  const rows: Row[] = [
    ['', 'openfloor', 'bare ws', 'plain', 'ratio', 'target'],
    [
      'server CPU per minute of conference',
      ...each(({ cpuPerMinute }) => `${cpuPerMinute.toFixed(2)} s`),
      plain ? `1/${(wholeLoad(plain, profile) / openfloor.cpuPerMinute).toFixed(1)} of plain` : '',
      plain ? 'at most 1/10' : '',
    ],
    [
      'the same, had it kept up with everything',
      '',
      '',
      plain ? `${wholeLoad(plain, profile).toFixed(2)} s` : '',
      '',
      '',
    ],
    [
      'server CPU per message delivered',
      ...each(({ cpuPerMessage }) => `${(cpuPerMessage * 1e6).toFixed(1)} µs`),
      `${(openfloor.cpuPerMessage / bare.cpuPerMessage).toFixed(2)} × bare`,
      'at most 1.1 ×',
    ],
    // Fewer phones weigh less than the garbage that happens to lie around.
    ...(phones >= MEMORY_NEEDS_PHONES ? [memoryRow(openfloor, bare, each)] : []),
    ['screens behind the truth', ...each(({ behind }) => shown(behind)), '', 'p99 within 1000 ms'],
    ['answers to commands', ...each(({ answers }) => shown(answers)), '', ''],
    ['messages to phones a second', ...each(({ messages, seconds }) => (messages / seconds).toFixed(0)), '', ''],
    [
      'KB to each phone a minute',
      ...each(({ bytes, seconds }) => ((bytes / seconds / phones) * 0.06).toFixed(0)),
      '',
      '',
    ],
    ['votes acknowledged a second', ...each((outcome) => rate(outcome.votes, outcome)), '', String(votes)],
    ['posts acknowledged a second', ...each((outcome) => rate(outcome.posts, outcome)), '', String(posts)],
    ['commands refused', ...each(({ refused }) => String(refused)), '', '0'],
    ['phones with a wrong tally at the end', String(openfloor.wrongTallies.phones), '', '', '', '0'],
    ['durable votes a second, as many as it takes', openfloor.saturation.perSecond.toFixed(0), '', '', '', '10000'],
    ['"slow down" meanwhile', String(openfloor.saturation.slowDowns), '', '', '', ''],
  ];
  return `${phones} phones, ${votes} votes and ${posts} posts a second\n${aligned(rows)}`;
}

function memoryRow(openfloor: Outcome, bare: Outcome, each: Each): Row {
  return [
    'memory per connected phone',
    ...each(({ memoryPerPhone }) => `${(memoryPerPhone / 1024).toFixed(1)} KB`),
    `${((openfloor.memoryPerPhone - bare.memoryPerPhone) / 1024).toFixed(1)} KB over bare`,
    'at most 20 KB over',
  ];
}

/** CPU per minute had the plain server delivered every vote and post to every phone; it may have fallen behind. */
function wholeLoad({ cpuPerMinute, messages, seconds }: Outcome, { phones, votes, posts }: Profile): number {
  const due = (votes + posts) * (phones + 1) * seconds;
  return cpuPerMinute * Math.max(1, due / messages);
}

export const shown = (spread: Spread) =>
  spread === null ? '' : `${spread.p50.toFixed(0)} / ${spread.p99.toFixed(0)} / ${spread.worst.toFixed(0)} ms`;

const rate = (count: number, { seconds, answers }: Outcome) => (answers === null ? '' : (count / seconds).toFixed(1));

export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
