import type { KeyId } from '../../shared/ids.ts';
import type { ViewRole } from '../../shared/roles.ts';
import type { ServerToClient } from '../../shared/wire.ts';

/** A message as the wire takes it, made once for many screens: as a packet, and as a whole WebSocket frame. */
export type Encoded = { readonly packet: string; readonly frame: Uint8Array };

export type Encode = <Name extends keyof ServerToClient>(
  name: Name,
  payload: Parameters<ServerToClient[Name]>[0],
) => Encoded;

/** A connected screen, as far as sending to it goes. */
export type Screen = {
  readonly role: ViewRole;
  readonly session: string;
  /** A host's of role `host`, who sees who else holds a key. */
  readonly keys: boolean;
  readonly attendee: string | null;
  /** It asked for `CHANGES`. */
  readonly changes: boolean;
  /** Of a host's screen: the key it was opened with. */
  readonly key: KeyId | null;
  /** Whether it has taken what it was given; else it is to be sent the sum of what it misses later. */
  ready(): boolean;
  /**
   * Hands a message over; false where it is not ready. With `more` it leaves when this turn ends, in one system call with
   * what follows until then; without, at once, so that whoever sends to thousands knows what it took.
   */
  take(message: Encoded, more?: 'more'): boolean;
};
