/**
 * The other nodes that serve the same log. What they tell each other is not kept, and may get lost: nothing that matters
 * goes this way.
 */
export type Neighbours = {
  /** Tells the others; by whom it was told they know. */
  tell(topic: string, message: unknown): void;
  /** Calls back with what others tell on this topic from now on, each node under its own name. Returns how to stop. */
  hear(topic: string, heard: (message: unknown, node: string) => void): () => void;
  /** How many nodes were heard lately, this one among them. */
  nodes(): number;
  /** How long this node has heard nothing, not even itself, ms: what others have stored since then it may not know. */
  deafFor(): number;
};

/** Where there is one node. */
export const alone: Neighbours = {
  tell: () => undefined,
  hear: () => () => undefined,
  nodes: () => 1,
  deafFor: () => 0,
};
