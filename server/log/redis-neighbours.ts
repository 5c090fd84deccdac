import { randomUUID } from 'node:crypto';
import type { Neighbours } from './neighbours.ts';
import type { Connection } from './redis-connection.ts';
import { BEAT_CHANNEL, topicChannel } from './redis-keys.ts';

const BEAT_MS = 1000;

/** The other nodes on this Redis, by its channels. `now`: ms, any start. */
export function openNeighbours({ call, listen }: Connection, now: () => number): Neighbours & { close(): void } {
  const node = randomUUID();
  let heardAt = now();

  const publish = (channel: string, message: string): void => {
    call('PUBLISH', channel, message).catch(() => undefined);
  };

  const stop = listen(BEAT_CHANNEL, (message) => {
    if (message === node) heardAt = now();
  });
  const beating = setInterval(() => publish(BEAT_CHANNEL, node), BEAT_MS);

  return {
    tell: (topic, message) => publish(topicChannel(topic), JSON.stringify([node, message])),
    hear: (topic, heard) =>
      listen(topicChannel(topic), (text) => {
        if (text === null) return;
        const [by, message] = JSON.parse(text) as [string, unknown];
        if (by !== node) heard(message, by);
      }),
    deafFor: () => now() - heardAt,
    close() {
      clearInterval(beating);
      stop();
    },
  };
}
