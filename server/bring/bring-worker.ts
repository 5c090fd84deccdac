import { parentPort, workerData } from 'node:worker_threads';
import { contentOf } from './bring.ts';
import type { BringOrder } from './bring-thread.ts';

/** The thread that reads one file and ends. */
const { text, format, frame } = workerData as BringOrder;
parentPort?.postMessage(contentOf(text, format, frame));
