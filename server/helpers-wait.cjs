'use strict';

/**
 * Loaded by Node before anything else (`--require`), when the threads beside the main one are V8's, which collect and compile
 * in the background, and one of Node's that waits for debuggers. On Linux they come last from then on. Where the room has
 * only one core, a helper that goes through a large memory would otherwise take half of it, for half a second and more, and
 * every answer waits.
 */
const { readdirSync } = require('node:fs');
const { constants, setPriority } = require('node:os');
const { isMainThread } = require('node:worker_threads');

// Threads of our own are told to load this too, when there are others already.
if (isMainThread && process.platform === 'linux') {
  try {
    for (const thread of readdirSync('/proc/self/task').map(Number))
      if (thread !== process.pid) setPriority(thread, constants.priority.PRIORITY_LOW);
  } catch {
    // No /proc, or nobody may: it goes on as it would have.
  }
}
