import type { Browser, Page } from 'playwright-core';

/** What the main thread of a page did while something was done with it, ms. */
export type Work = {
  /** Its longest task, and what that spent its time on. */
  readonly longest: number;
  readonly spent: Readonly<Record<string, number>>;
  /** All tasks together. */
  readonly total: number;
};

/** As a trace names what a task spends its time on; what has another name belongs to what it is part of. */
const SORTS: Readonly<Record<string, string>> = {
  FunctionCall: 'script',
  EvaluateScript: 'script',
  RunMicrotasks: 'script',
  'v8.compile': 'script',
  'v8.run': 'script',
  EventDispatch: 'script',
  TimerFire: 'script',
  FireAnimationFrame: 'script',
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  HitTest: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  MajorGC: 'garbage',
  MinorGC: 'garbage',
  'V8.GC_MC_INCREMENTAL': 'garbage',
};

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs, as is `dur`. */
  readonly ts: number;
  readonly dur?: number;
};

const [BEGIN, END] = ['bench-begin', 'bench-end'];
const CATEGORIES = [
  'disabled-by-default-devtools.timeline',
  'devtools.timeline',
  'blink.user_timing',
  'v8',
  'v8.execute',
];

/** Traces a page while `does` runs; Chromium's own tracing slows it down a little. */
export async function workOf(browser: Browser, page: Page, does: () => Promise<unknown>): Promise<Work> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(`performance.mark('${BEGIN}')`);
  await does();
  await page.evaluate(`performance.mark('${END}')`);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return workIn(trace.traceEvents);
}

function workIn(events: readonly TraceEvent[]): Work {
  const [begin, end] = [BEGIN, END].map((mark) => events.find(({ name }) => name === mark));
  if (!begin || !end) throw new Error('The trace holds no marks.');
  const own = events
    .filter(
      ({ ph, pid, tid, ts }) => ph === 'X' && pid === begin.pid && tid === begin.tid && ts > begin.ts && ts < end.ts,
    )
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  const tasks = own.filter(({ name }) => name === 'RunTask');
  const longest = tasks.reduce((most, task) => ((task.dur ?? 0) > (most?.dur ?? 0) ? task : most), tasks[0]);
  return {
    longest: (longest?.dur ?? 0) / 1000,
    spent: longest ? spentIn(longest, own) : {},
    total: tasks.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000,
  };
}

/** How long a task spent on each sort of work, less what that called of another sort. */
function spentIn(task: TraceEvent, all: readonly TraceEvent[]): Record<string, number> {
  const spent: Record<string, number> = {};
  const taskEnd = task.ts + (task.dur ?? 0);
  const open: { readonly end: number; readonly sort: string }[] = [];
  const add = (sort: string, us: number) => (spent[sort] = (spent[sort] ?? 0) + us / 1000);
  for (const { name, ts, dur = 0 } of all) {
    const sort = SORTS[name];
    if (sort === undefined || ts < task.ts || ts >= taskEnd) continue;
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= ts) open.pop();
    const within = open.at(-1);
    if (within) add(within.sort, -dur);
    add(sort, dur);
    open.push({ end: ts + dur, sort });
  }
  return spent;
}
