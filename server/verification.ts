import { normalName } from '../shared/codes.ts';
import type { EventId } from '../shared/ids.ts';
import type { FoundEntry, LogFile } from './log/log-file.ts';
import type { Log } from './log/log.ts';
import { openInspection, type Problem } from './room/invariants.ts';

/** What came of verifying one event. */
export type Report = {
  /** Its code, or its id where no code can be told. */
  readonly event: string;
  readonly facts: number;
  readonly problems: readonly Problem[];
};

/** A log as verification reads it: as it lies there, whatever it is worth. */
export type Verifiable = {
  events(): Promise<readonly EventId[]>;
  leads(name: string, event: EventId): Promise<boolean>;
  entries(event: EventId): Iterable<FoundEntry> | AsyncIterable<FoundEntry>;
};

export function fileToVerify(log: LogFile): Verifiable {
  const keys = new Map<EventId, number>();
  return {
    events() {
      for (const { id, key } of log.events()) keys.set(id, key);
      return Promise.resolve([...keys.keys()]);
    },
    leads: (name, event) => Promise.resolve(log.find(name) === keys.get(event)),
    // One statement reads one moment, whatever is written meanwhile.
    entries: (event) => log.entries(keys.get(event) ?? 0),
  };
}

/** What is erased follows from a fact that is there before: whoever reads on to the end finds both. */
export function logToVerify(log: Log): Verifiable {
  return {
    events: () => log.events(),
    leads: async (name, event) => (await log.find(name)) === event,
    async *entries(event) {
      for (let after = 0; ;) {
        const entries = await log.read(event, after);
        if (entries.length === 0) return;
        for (const entry of entries) {
          yield entry;
          after = entry.first + entry.facts.length - 1;
        }
      }
    },
  };
}

/**
 * Verifies these events of a log, or every one, one at a time, without writing. What has to be erased counts only where it
 * still lies there after `pause`: a running server erases after it answers, and waits with it while its file is being read.
 */
export async function* verifyEvents(
  log: Verifiable,
  pause: () => Promise<void>,
  events?: readonly EventId[],
): AsyncGenerator<Report> {
  for (const event of events ?? (await log.events())) {
    const first = await inspect(log, event);
    const owed = new Set(first.problems.filter((problem) => problem.owed).map(({ seq }) => seq));
    if (owed.size === 0) yield first;
    else {
      await pause();
      const second = await inspect(log, event);
      yield { ...second, problems: second.problems.filter((problem) => !problem.owed || owed.has(problem.seq)) };
    }
  }
}

async function inspect(log: Verifiable, event: EventId): Promise<Report> {
  const inspection = openInspection();
  let broken: string | null = null;
  try {
    for await (const entry of log.entries(event)) inspection.take(entry);
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
  }
  const { state, problems } = inspection.end();
  const names = state.event ? [state.event.code, ...(state.event.hashtag === null ? [] : [state.event.hashtag])] : [];
  const wrongNames: string[] = [];
  for (const name of names) if (!(await log.leads(normalName(name), event))) wrongNames.push(name);
  const found = [
    ...problems,
    ...wrongNames.map((name) => ({ seq: 1, wrong: `${name} does not lead to this event`, owed: false })),
    ...(broken === null
      ? []
      : [{ seq: state.seq + 1, wrong: `from here on nothing can be read: ${broken}`, owed: false }]),
  ];
  return { event: state.event?.code ?? event, facts: state.seq, problems: found };
}
