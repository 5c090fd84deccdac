import { ALL } from '../../shared/all.ts';
import type { Fact } from '../../shared/facts.ts';
import type { KeyId, PostId } from '../../shared/ids.ts';
import type { Pulse, ViewName } from '../../shared/wire.ts';
import type { ViewOf } from '../view/frame.ts';
import { openChannel, type Channel, type ChannelNeeds } from './channel.ts';
import { viewKey } from './memory.ts';
import { openMine } from './mine.ts';
import { openPresence, type PresenceNeeds } from './presence.ts';
import type { Room } from './room.ts';
import type { Screen } from './screen.ts';

/** Shows a room's state on its screens: every view encoded once, every screen brought on from what it holds. */
export type Broadcast = {
  /** `from`: the `to` of the last frame of each view that the screen holds, of this room's epoch; 0 where none. */
  join(screen: Screen, from: Readonly<Record<ViewName, number>>): void;
  leave(screen: Screen): void;
  /** A host's screen shows this post to its owner. */
  review(screen: Screen, post: PostId | null): void;
  close(): void;
};

export type BroadcastNeeds = Omit<ChannelNeeds, 'sent'> & PresenceNeeds;

export function openBroadcast(room: Room, needs: BroadcastNeeds): Broadcast {
  const { encode, clockwork } = needs;
  const channels = new Map<string, Channel>();
  const mine = openMine(room, encode, clockwork);
  const presence = openPresence(room.event, headsOf, nameOf, needs);

  const stopFollowing = room.follow((commit) => {
    const touched = touchedBy(commit.facts);
    for (const channel of channels.values()) if (touched(channel.of.session)) channel.mark();
    mine.heard(commit);
  });

  function channelOf(of: ViewOf): Channel {
    const key = viewKey(of);
    const channel = channels.get(key) ?? openChannel(room, of, { ...needs, sent: presence.mark });
    channels.set(key, channel);
    return channel;
  }

  function nameOf(key: KeyId): string {
    return room.state().keys.get(key)?.name ?? '';
  }

  function headsOf(screen: Screen): Pulse['heads'] {
    return Object.fromEntries(viewsOf(screen).map((of) => [of.name, channels.get(viewKey(of))?.head() ?? 0]));
  }

  return {
    join(screen, from) {
      for (const of of viewsOf(screen)) channelOf(of).join(screen, from[of.name]);
      mine.join(screen);
      presence.join(screen);
    },
    leave(screen) {
      for (const of of viewsOf(screen)) {
        const channel = channels.get(viewKey(of));
        if (channel?.leave(screen) === false) {
          channel.close();
          channels.delete(viewKey(of));
        }
      }
      mine.leave(screen);
      presence.leave(screen);
    },
    review: (screen, post) => presence.review(screen, post),
    close() {
      stopFollowing();
      for (const channel of channels.values()) channel.close();
      mine.close();
      presence.close();
    },
  };
}

/** Walls and speakers hold what the wall shows; phones and hosts hold the list besides. */
function viewsOf({ session, role, keys }: Screen): ViewOf[] {
  const names: readonly ViewName[] = role === 'wall' || role === 'speaker' ? ['now'] : ['now', 'list'];
  return names.map((name) => ({ session, role, name, keys }));
}

/** Of which sessions the views may have changed; the event's own details are in all of them, and `ALL` has a part of each. */
function touchedBy(facts: readonly Fact[]): (session: string) => boolean {
  const sessions = new Set<string>([ALL]);
  for (const fact of facts) {
    if (!('session' in fact) || fact.type.startsWith('session.')) return () => true;
    sessions.add(fact.session);
  }
  return (session) => sessions.has(session);
}
