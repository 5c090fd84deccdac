import { randomUUID } from 'node:crypto';
import type { Neighbours } from './neighbours.ts';
import type { Connection } from './redis-connection.ts';
import { BEAT_CHANNEL, topicChannel } from './redis-keys.ts';

const BEAT_MS = 1000;
/** A node whose beat was not heard for so long is not there. */
const THERE_MS = 5000;

/** The other nodes on this Redis, by its channels. `now`: ms, any start. */
export function openNeighbours({ call, listen }: Connection, now: () => number): Neighbours & { close(): void } {
  const node = randomUUID();
  const beats = new Map<string, number>();
  let heardAt = now();

  const publish = (channel: string, message: string): void => {
    call('PUBLISH', channel, message).catch(() => undefined);
  };

  const stop = listen(BEAT_CHANNEL, (message) => {
    if (message === null) return;
    beats.set(message, now());
    if (message === node) heardAt = now();
  });
  const beating = setInterval(() => {
    for (const [other, at] of beats) if (now() - at > THERE_MS) beats.delete(other);
    publish(BEAT_CHANNEL, node);
  }, BEAT_MS);

  return {
    tell: (topic, message) => publish(topicChannel(topic), JSON.stringify([node, message])),
    hear: (topic, heard) =>
      listen(topicChannel(topic), (text) => {
        if (text === null) return;
        const said = saidIn(text);
        if (said && said.by !== node) heard(said.message, said.by);
      }),
    nodes: () => Math.max(1, beats.size),
    deafFor: () => now() - heardAt,
    close() {
      clearInterval(beating);
      stop();
    },
  };
}

/** Null where no node speaks like that: others may run another version, and anyone who reaches Redis may publish. */
function saidIn(text: string): { readonly by: string; readonly message: unknown } | null {
  try {
    const said: unknown = JSON.parse(text);
    const [by, message] = Array.isArray(said) ? (said as unknown[]) : [];
    return typeof by === 'string' ? { by, message } : null;
  } catch {
    return null;
  }
}
