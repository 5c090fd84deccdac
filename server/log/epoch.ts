import { randomBytes } from 'node:crypto';

/** Names a new history (`shared/epoch.ts`) as no other is named. Short: it is in every frame. */
export const newEpoch = (): string => randomBytes(12).toString('base64url');
