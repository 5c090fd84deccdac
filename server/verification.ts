import { normalName } from '../shared/codes.ts';
import type { LogFile } from './log/log-file.ts';
import { openInspection, type Problem } from './room/invariants.ts';

/** What came of verifying one event. */
export type Report = {
  /** Its code, or its id where no code can be told. */
  readonly event: string;
  readonly facts: number;
  readonly problems: readonly Problem[];
};

/**
 * Verifies every event of a log, one at a time, without writing. What has to be erased counts only where it still lies
 * there after `pause`: a running server erases after it answers, and waits with it while its file is being read.
 */
export async function* verifyEvents(log: LogFile, pause: () => Promise<void>): AsyncGenerator<Report> {
  for (const { key, id } of log.events()) {
    const first = inspect(log, key, id);
    const owed = new Set(first.problems.filter((problem) => problem.owed).map(({ seq }) => seq));
    if (owed.size === 0) yield first;
    else {
      await pause();
      const second = inspect(log, key, id);
      yield { ...second, problems: second.problems.filter((problem) => !problem.owed || owed.has(problem.seq)) };
    }
  }
}

function inspect(log: LogFile, key: number, id: string): Report {
  const inspection = openInspection();
  const broken = log.atOnce(() => {
    try {
      for (const entry of log.entries(key)) inspection.take(entry);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
  const { state, problems } = inspection.end();
  const names = state.event ? [state.event.code, ...(state.event.hashtag === null ? [] : [state.event.hashtag])] : [];
  const wrongNames = names.filter((name) => log.find(normalName(name)) !== key);
  const found = [
    ...problems,
    ...wrongNames.map((name) => ({ seq: 1, wrong: `${name} does not lead to this event`, owed: false })),
    ...(broken === null
      ? []
      : [{ seq: state.seq + 1, wrong: `from here on nothing can be read: ${broken}`, owed: false }]),
  ];
  return { event: state.event?.code ?? id, facts: state.seq, problems: found };
}
