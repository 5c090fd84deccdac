import { nothingHeld, type Held } from './held.ts';
import type { EventSummary } from './http.ts';
import type { Change, Frame } from './wire.ts';

/**
 * What comes with the phone's page, as JSON in it: what everyone may see of the session, so that it shows before the phone
 * is connected, which is then only sent what changed since.
 */
export type FirstView = {
  readonly event: EventSummary;
  readonly now: Frame;
  readonly list: Frame;
  /** Whether what shows first takes a part of the page that is fetched when it is needed. */
  readonly more: boolean;
};

/** The id of the script that holds it. */
export const FIRST_VIEW = 'first-view';

/** A view as a screen holds it after its first frame, which is whole; said shorter than by applying it to nothing. */
export const heldAfter = (frame: Frame): Held => ({
  ...nothingHeld(),
  ...frame,
  sessions: (frame.sessions ?? []) as Held['sessions'],
  posts: byId(frame.posts),
  polls: byId(frame.polls),
  gone: {},
  hearsFrom: frame.to,
});

/** All that a whole frame holds is whole. */
const byId = <Entity extends { readonly id: string }>(entities: readonly Change<Entity>[] = []) =>
  new Map(entities.map((each) => [each.id, each as Entity]));
