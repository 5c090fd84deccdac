import { heldAfter, type FirstView } from '../../shared/first-view.ts';
import type { Outbox } from '../link/outbox.svelte.ts';
import { Attendee } from './attendee.svelte.ts';
import type { Attention } from './attention.svelte.ts';
import { Feed } from './feed.svelte.ts';
import { AT_TOP } from './left.ts';
import { Mirror } from './mirror.svelte.ts';
import type { Place } from './place.svelte.ts';
import { Presses } from './presses.svelte.ts';
import { sceneOf } from './scene.ts';
import { nothingMine, type View } from './view.svelte.ts';
import type { Visits } from './visits.svelte.ts';
import { NOBODY } from './who.ts';

/**
 * An attendee of whom nothing is known, who sees what everyone may see and does nothing: for rendering on the server, where
 * there is no browser. All that follows from what is seen is a real attendee's own doing.
 */
export function onlooker({ event, ...frames }: Omit<FirstView, 'more'>): Attendee {
  const [now, list] = [heldAfter(frames.now), heldAfter(frames.list)];
  const room: Open<View, 'follow' | 'ask'> = {
    Notices: null,
    now,
    list,
    whole: true,
    mine: nothingMine,
    link: 'connecting',
    turned: null,
    before: null,
  };
  const mirror = new Mirror();
  mirror.show(sceneOf(now));
  const feed = (kind: 'ask' | 'stories') => {
    const made = new Feed(event.code, kind, () => list);
    made.settle(true, true);
    return made;
  };
  const own = {
    code: event.code,
    room: room as View,
    outbox: { waiting: [], kept: true } as unknown as Outbox,
    place: { tab: 'now', sheet: null, left: AT_TOP } as unknown as Place,
    attention: { typing: false, busyIn: () => false } as unknown as Attention,
    mirror,
    visits: { missing: null } as unknown as Visits,
    ask: feed('ask'),
    stories: feed('stories'),
    presses: new Presses(
      () => nothingMine,
      () => [],
    ),
    about: now.event ?? event,
    who: NOBODY,
  };
  return Object.create(Attendee.prototype, Object.getOwnPropertyDescriptors(own)) as Attendee;
}

/** What can be read of a class. */
type Open<Class, Done extends keyof Class> = Omit<Pick<Class, keyof Class>, Done>;
