import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What an operator sees at `/metrics`, and the loop's lag, by which the broadcast paces itself. */
export type Metrics = {
  text(): Promise<{ readonly type: string; readonly body: string }>;
  /** How late the event loop ran lately: p90 of about the last second, ms. */
  lag(): number;
  /** Things that went wrong and were survived. */
  readonly troubles: Counter;
  /** What slow screens did not get, and how many were given up. */
  readonly passedOver: Counter;
  readonly hungUp: Counter;
  close(): void;
};

/** What others know of this node, asked when somebody looks. */
export type Known = {
  readonly screens: () => number;
  readonly deafFor: () => number;
  readonly nodes: () => number;
  readonly warnings: () => number;
};

/** Finer costs more wake-ups than an idle server has otherwise. */
const RESOLUTION_MS = 100;
const WINDOW_MS = 1000;

export function openMetrics({ screens, deafFor, nodes, warnings }: Known): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: RESOLUTION_MS });
  const troubles = new Counter({
    name: 'openfloor_troubles_total',
    help: 'Errors that were survived; each is in the log.',
    registers: [register],
  });
  const passedOver = new Counter({
    name: 'openfloor_screens_passed_over_total',
    help: 'Times that a screen was sent nothing because it had not read what it was sent before.',
    registers: [register],
  });
  const hungUp = new Counter({
    name: 'openfloor_screens_hung_up_total',
    help: 'Screens that were let go because they answered nothing.',
    registers: [register],
  });
  const gauges: readonly [name: string, help: string, value: () => number][] = [
    ['openfloor_screens', 'Connected screens.', screens],
    ['openfloor_nodes', 'Nodes that serve this log and were heard in the last seconds, this one among them.', nodes],
    [
      'openfloor_log_deaf_seconds',
      'How long this node has heard nothing of what others store.',
      () => deafFor() / 1000,
    ],
    ['openfloor_log_warnings', 'Settings of the log that put at risk what is stored; /readyz says which.', warnings],
  ];
  for (const [name, help, value] of gauges) {
    new Gauge({
      name,
      help,
      registers: [register],
      collect() {
        this.set(value());
      },
    });
  }

  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let lag = 0;
  const timer = setInterval(() => {
    lag = Math.max(0, delay.percentile(90) / 1e6 - RESOLUTION_MS);
    delay.reset();
  }, WINDOW_MS);
  timer.unref();

  return {
    text: async () => ({ type: register.contentType, body: await register.metrics() }),
    lag: () => lag,
    troubles,
    passedOver,
    hungUp,
    close() {
      clearInterval(timer);
      delay.disable();
      register.clear();
    },
  };
}
