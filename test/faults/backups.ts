import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fact } from '../../shared/facts.ts';
import { LOG_NAME } from '../../server/log/log-file.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { plainState } from '../support/plain-state.ts';
import { start } from '../support/run.ts';
import { balance, factsIn } from './balance.ts';
import { gather } from './crowd.ts';
import { withMortal } from './mortal.ts';
import type { Scene } from './scene.ts';

export type Backups = {
  readonly people: number;
  /** Commands a second of each. */
  readonly pace: number;
  readonly backups: number;
};

/** Of the backups, the share during which the server dies, and the share that are killed themselves. */
const [SERVER_DIES, BACKUP_DIES] = [0.1, 0.1];
/** A command takes about half a second. */
const INTO_COMMAND_MS = 600;

/** Backups of a server under load; each is restored, verified and held against the log it came from. */
export const backups = ({ people, pace, backups: many }: Backups): Scene => ({
  name: 'backups',
  what: 'backups under load, each restored, verified and compared; now and then one of the two is killed',
  run: (chance, say) =>
    withMortal(async ({ url, dataDir, server }) => {
      const shelf = mkdtempSync(join(tmpdir(), 'openfloor-faults-'));
      try {
        await server.start(null);
        const crowd = await gather({ people, pace, chance, url });
        const wrong: string[] = [];
        const taken: { readonly file: string; readonly acknowledged: number }[] = [];
        const counts = { 'server died meanwhile': 0, 'backup killed': 0 };
        crowd.talk();
        while (taken.length < many) {
          const file = join(shelf, `${taken.length}.db`);
          const acknowledged = Math.max(0, ...crowd.journal.map(({ reply }) => reply.seq));
          const backup = start('backup', dataDir, [file]);
          const fate = chance.next();
          if (fate < SERVER_DIES + BACKUP_DIES) await wait(chance.whole(0, INTO_COMMAND_MS));
          if (fate < SERVER_DIES) {
            await server.died(0);
            await server.start(null);
            counts['server died meanwhile'] += 1;
          } else if (fate < SERVER_DIES + BACKUP_DIES) backup.kill();
          const { code, said } = await backup.ran;
          if (existsSync(file)) taken.push({ file, acknowledged });
          else if (code !== null) wrong.push(`Backup ${taken.length} ended with ${code}: ${said}`);
          if (code === null) {
            counts['backup killed'] += 1;
            for (const part of ['.part', '.part-journal']) rmSync(file + part, { force: true });
          }
        }
        await crowd.hush();
        wrong.push(...(await crowd.agree()));
        crowd.leave();
        await server.stop();
        const whole = factsIn(join(dataDir, LOG_NAME));
        wrong.push(...balance(crowd.journal, whole));
        for (const [index, { file, acknowledged }] of taken.entries()) {
          wrong.push(...(await faultsOf(file, acknowledged, whole)).map((what) => `Backup ${index}: ${what}`));
          if ((index + 1) % 10 === 0) say(`${index + 1} backups restored and verified`);
        }
        return {
          counts: { acknowledged: crowd.journal.length, backups: taken.length, ...counts },
          times: {},
          wrong,
        };
      } finally {
        rmSync(shelf, { recursive: true, force: true });
      }
    }),
});

/** Restores a backup and says what is not as it was in the log it came from, at the same seq. */
async function faultsOf(file: string, acknowledged: number, whole: readonly Fact[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'openfloor-faults-'));
  try {
    const restored = await start('restore', folder, [file]).ran;
    if (restored.code !== 0) return [`It could not be restored: ${restored.said}`];
    const verified = await start('verify', folder).ran;
    const facts = factsIn(join(folder, LOG_NAME));
    const wrong = verified.code === 0 ? [] : [`verify ended with ${verified.code}: ${verified.said}`];
    if (facts.length < acknowledged) wrong.push(`It ends at ${facts.length}, after ${acknowledged} was acknowledged.`);
    const before = whole.slice(0, facts.length);
    if (hashOf(facts.map((fact, at) => erasedAs(fact, before[at]))) !== hashOf(before)) {
      wrong.push(`Its fold at ${facts.length} is not that of the log.`);
    }
    return wrong;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Words may have been erased since the backup was made. */
const erasedAs = (fact: Fact, later: Fact | undefined): Fact => {
  if (!('text' in fact) || !later || 'text' in later) return fact;
  const { text: _, ...rest } = fact;
  return rest;
};

const hashOf = (facts: readonly Fact[]): string =>
  createHash('sha256')
    .update(JSON.stringify(plainState(foldAll(facts))))
    .digest('base64url');
