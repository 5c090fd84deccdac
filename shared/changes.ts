/**
 * Said by a screen in the query of its address: it is to be told what changed of its owner's own (`mine.ts`) and which ids
 * left a list, not each time all of it and the whole order. Not in the handshake, because a node of before this was known
 * would refuse that; and a page of before it does not say so.
 */
export const CHANGES = { changes: '1' } as const;
