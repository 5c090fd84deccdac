import type { Neighbours } from '../../server/log/neighbours.ts';

/** A node among others in this process: what it told, and whether it is cut off. */
export type Neighbour = Neighbours & {
  readonly told: { readonly topic: string; readonly message: unknown }[];
  /** From now on it neither hears nor is heard, or both again. */
  cut(isCut: boolean): void;
};

/** Nodes that hear each other at once, as JSON does. `now`: ms. */
export function neighbourhood(now: () => number): () => Neighbour {
  const nodes: { readonly topic: string; readonly name: string; readonly heard: (message: unknown) => void }[] = [];
  const cutSince = new Map<string, number>();
  let names = 0;

  return () => {
    const name = `node-${++names}`;
    const told: Neighbour['told'] = [];
    return {
      told,
      tell(topic, message) {
        told.push({ topic, message });
        if (cutSince.has(name)) return;
        for (const each of [...nodes]) {
          if (each.topic !== topic || each.name === name || cutSince.has(each.name)) continue;
          each.heard(JSON.parse(JSON.stringify([message, name])));
        }
      },
      hear(topic, heard) {
        const one = {
          topic,
          name,
          heard: (said: unknown) => {
            const [message, by] = said as [unknown, string];
            heard(message, by);
          },
        };
        nodes.push(one);
        return () => void nodes.splice(nodes.indexOf(one), 1);
      },
      nodes: () => names,
      deafFor: () => now() - (cutSince.get(name) ?? now()),
      cut(isCut) {
        if (isCut) cutSince.set(name, now());
        else cutSince.delete(name);
      },
    };
  };
}
