'use strict';

/**
 * Loaded by Node before anything else (`--require`), when the threads beside the main one are V8's, which collect and compile
 * in the background, and one of Node's that waits for debuggers. On Linux they come last once memory is large. Where the room
 * has only one core, a helper that goes through all of it would otherwise take half of that core, for half a second and more,
 * and every answer waits. Not before: what compiles would come too late where five thousand people come at once, or a long
 * log is opened.
 */
const { readdirSync } = require('node:fs');
const { constants: os, setPriority } = require('node:os');
const { constants: perf, PerformanceObserver } = require('node:perf_hooks');
const { getHeapStatistics } = require('node:v8');
const { isMainThread } = require('node:worker_threads');

/** What is left after all of it was collected, bytes: about ten thousand phones. */
const LARGE = 128 * 1024 ** 2;
/** Until then most is compiled, s. */
const WARM = 60;

// Threads of our own are told to load this too, when there are others already.
if (isMainThread && process.platform === 'linux') {
  const helpers = threadsBeside();
  const collections = new PerformanceObserver((list) => {
    if (process.uptime() < WARM || !list.getEntries().some(isFull)) return;
    if (getHeapStatistics().used_heap_size < LARGE) return;
    collections.disconnect();
    letWait(helpers);
  });
  collections.observe({ entryTypes: ['gc'] });
}

function isFull({ detail }) {
  return detail.kind === perf.NODE_PERFORMANCE_GC_MAJOR;
}

function threadsBeside() {
  try {
    return readdirSync('/proc/self/task')
      .map(Number)
      .filter((thread) => thread !== process.pid);
  } catch {
    return [];
  }
}

function letWait(threads) {
  try {
    for (const thread of threads) setPriority(thread, os.priority.PRIORITY_LOW);
  } catch {
    // Nobody may: it goes on as it would have.
  }
}
