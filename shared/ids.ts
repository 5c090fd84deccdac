import { z } from 'zod';

/**
 * What ids look like. An entity's id is a letter and the seq of the fact that made it, so it is unique in its event,
 * never reused, and short on the wire: `s2` session, `p12` post (replies too), `v30` poll, `k1` host key, `i40` what was
 * brought in at once.
 */
export const sessionId = z.string().regex(/^s[0-9]{1,15}$/);
export const postId = z.string().regex(/^p[0-9]{1,15}$/);
export const pollId = z.string().regex(/^v[0-9]{1,15}$/);
export const keyId = z.string().regex(/^k[0-9]{1,15}$/);

export const importId = z.string().regex(/^i[0-9]{1,15}$/);

/** `o1`, `o2`, … in the order of the options, never reused; `unsure` is the built-in "not sure, or rather not say". */
export const optionId = z.string().regex(/^(o[0-9]{1,4}|unsure)$/);

/** Made by the client, unique per outbox; a UUID fits. */
export const commandId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** One per browser storage: commands of one outbox arrive in order. */
export const outboxId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export type SessionId = z.infer<typeof sessionId>;
export type PostId = z.infer<typeof postId>;
export type PollId = z.infer<typeof pollId>;
export type KeyId = z.infer<typeof keyId>;
export type ImportId = z.infer<typeof importId>;
export type OptionId = z.infer<typeof optionId>;

/** 16 random bytes in base64url: known to its phone and to the server, in no view. */
export type AttendeeId = string;
/** Random, never shown; codes and hashtags lead to it. */
export type EventId = string;
