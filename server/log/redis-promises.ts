import type { LogWarning } from '../../shared/wire.ts';
import { reasonOf } from './reason.ts';
import type { Connection } from './redis-connection.ts';

/**
 * Whether Redis keeps what it acknowledges: it syncs each write before it answers, and never makes room by dropping keys.
 * Somebody may change that while it runs, so that it is asked again and again.
 */
const ASK_MS = 60_000;

/** What to do about each, for whoever runs the server. */
export const advice: Record<LogWarning, string> = {
  'may-lose':
    'Redis may lose what it has acknowledged. Set `appendonly yes` and `appendfsync always` in its configuration.',
  'may-drop': 'Redis may drop events to make room. Set `maxmemory-policy noeviction` in its configuration.',
  unsure:
    'Redis does not say whether it syncs each write. Let this user run `CONFIG GET` and `INFO`, or see to it that `appendfsync` is `always`.',
};

/** Resolves when it has asked for the first time. */
export async function openPromises(connection: Connection, complain: (what: string, why: unknown) => void) {
  let warnings: readonly LogWarning[] = [];

  async function ask(): Promise<void> {
    try {
      const found = await warningsOf(connection);
      for (const warning of found) if (!warnings.includes(warning)) complain(advice[warning], undefined);
      warnings = found;
    } catch {
      // It is away: what it promised last is what is known.
    }
  }

  const asking = setInterval(() => void ask(), ASK_MS);
  connection.onReturn(() => void ask());
  await ask();
  return { warnings: () => warnings, close: () => clearInterval(asking) };
}

/** This user may not ask, or nobody may. */
function ifRefused(error: unknown): undefined {
  if (!/^(NOPERM|ERR unknown)/.test(reasonOf(error))) throw error;
}

async function warningsOf({ call }: Connection): Promise<LogWarning[]> {
  const told = await call<string>('INFO', 'everything').catch(ifRefused);
  if (told === undefined) return ['unsure'];
  const info = new Map(
    told.split('\r\n').map((line) => {
      const [name = '', value = ''] = line.split(':');
      return [name, value];
    }),
  );
  const found = await call<Record<string, string>>('CONFIG', 'GET', 'appendfsync').catch(ifRefused);
  const fsync = found?.['appendfsync'];
  const logs = info.get('aof_enabled') === '1';
  const drops = info.get('maxmemory') !== '0' && info.get('maxmemory_policy') !== 'noeviction';
  return [
    ...(!logs || (fsync !== undefined && fsync !== 'always') ? (['may-lose'] as const) : []),
    ...(logs && fsync === undefined ? (['unsure'] as const) : []),
    ...(drops ? (['may-drop'] as const) : []),
  ];
}
