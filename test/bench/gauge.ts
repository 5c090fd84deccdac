import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Histogram } from './histogram.ts';
import type { LoadState, Measured, ScreenKind } from './load-calls.ts';

/** How finely the load's own lateness is looked at, ms. */
const RESOLUTION_MS = 10;

/** Counts what comes back to the load, from one mark to the next. */
export class Gauge {
  votes = 0;
  posts = 0;
  refused = 0;
  messages = 0;
  /** Phones that the server hung up on, and times that one was told to come later. */
  lost = 0;
  later = 0;
  /** What all who joined were sent until they had both views. */
  firstViews = 0;
  readonly answers = new Histogram();
  readonly joins = new Histogram();
  readonly behind: Readonly<Record<ScreenKind, Histogram>> = {
    phone: new Histogram(),
    wall: new Histogram(),
    host: new Histogram(),
  };
  recording: [at: number, bytes: number][] = [];
  /** What is in it, bytes. */
  told = { now: 0, list: 0, rest: 0 };
  /** Bytes of frames of each view to all phones. */
  views = { now: 0, list: 0 };
  #begun = performance.now();
  #cpu = process.cpuUsage();
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#delay.enable();
  }

  mark(): void {
    [this.votes, this.posts, this.refused, this.messages] = [0, 0, 0, 0];
    [this.lost, this.later, this.firstViews] = [0, 0, 0];
    for (const histogram of [this.answers, this.joins, ...Object.values(this.behind)]) histogram.clear();
    this.recording = [];
    this.told = { now: 0, list: 0, rest: 0 };
    this.views = { now: 0, list: 0 };
    this.#begun = performance.now();
    this.#cpu = process.cpuUsage();
    this.#delay.reset();
  }

  /** A message to the phone whose messages are recorded. */
  record(bytes: number): void {
    this.recording.push([performance.now() - this.#begun, bytes]);
    this.told.rest += bytes;
  }

  /** The last one was a frame of this view. */
  recordedView(view: 'now' | 'list'): void {
    const bytes = this.recording.at(-1)?.[1] ?? 0;
    this.told[view] += bytes;
    this.told.rest -= bytes;
  }

  measured(): Measured {
    const { votes, posts, refused, messages, lost, later, recording, told } = this;
    const { phone, wall, host } = this.behind;
    return {
      seconds: this.#seconds(),
      ...{ votes, posts, refused, messages, lost, later, recording, told },
      answers: this.answers.spread(),
      behind: phone.spread(),
      wall: wall.spread(),
      host: host.spread(),
      joined: this.joins.many,
      joins: this.joins.spread(),
      firstView: this.firstViews / Math.max(1, this.joins.many),
      load: this.load(),
    };
  }

  /** How the load itself has done since the mark. */
  load(): LoadState {
    const { user, system } = process.cpuUsage(this.#cpu);
    return {
      share: (user + system) / 1e6 / this.#seconds(),
      late: Math.max(0, this.#delay.percentile(99) / 1e6 - RESOLUTION_MS),
    };
  }

  #seconds(): number {
    return (performance.now() - this.#begun) / 1000;
  }
}
