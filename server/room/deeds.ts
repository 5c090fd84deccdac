import type { DeedName } from '../../shared/deeds.ts';
import type { Fact } from '../../shared/facts.ts';
import type { Deed, State } from './state.ts';

/**
 * What the history of an event tells of a fact; null of what attendees do. It goes by what happened alone, never by who
 * it was: that is erased one day, and the history has to stay the same.
 */
export function deedOf(before: State, fact: Fact, seq: number): Deed | null {
  const did = nameOf(before, fact);
  if (did === null) return null;
  const by = fact.person?.by;
  return {
    seq,
    at: fact.at,
    by: by !== undefined && before.keys.has(by) ? by : null,
    did,
    session: 'session' in fact ? fact.session : null,
    of: subjectOf(fact),
  };
}

/** The same, done by nobody that one could name: what was done in a session that is sealed. */
export const unnamed = (deed: Deed, session: string): Deed => (deed.session === session ? { ...deed, by: null } : deed);

function nameOf(before: State, fact: Fact): DeedName | null {
  switch (fact.type) {
    case 'post.added':
      return fact.from === 'attendee' ? null : 'written';
    case 'post.edited':
      return fact.byHost ? 'corrected' : null;
    case 'post.withdrawn':
      return before.posts.get(fact.post)?.from === 'attendee' ? null : 'takenBack';
    case 'post.shown': {
      const post = before.posts.get(fact.post);
      if (post?.status === 'waiting') return 'approved';
      if (post?.status === 'hidden') return 'shown';
      return post?.draft ? 'newWords' : 'letBe';
    }
    case 'post.held':
      return comesAgain(before, fact.post) ? null : 'held';
    case 'post.kept':
      return 'oldWords';
    case 'post.hidden':
      return fact.returned ? 'sentBack' : 'hidden';
    case 'post.answered':
      return !fact.on ? 'notAnswered' : fact.answer === null ? 'answered' : 'wroteAnswer';
    case 'post.promised':
      return fact.by === null ? 'notPromised' : 'promised';
    case 'post.pinned':
      return fact.on ? 'pinned' : 'unpinned';
    case 'post.grouped':
      return fact.into === null ? 'parted' : 'grouped';
    case 'post.queued':
      return fact.on ? 'queued' : 'unqueued';
    case 'post.labelled':
      return 'labelled';
    case 'post.muted':
      return fact.on ? 'muted' : 'unmuted';
    case 'poll.added':
      return fact.from === 'host' ? 'pollPrepared' : null;
    case 'poll.opened': {
      const poll = before.polls.get(fact.poll);
      // In one breath with being asked: for an attendee by itself.
      return poll?.from === 'attendee' && poll.seq === before.seq ? null : 'pollOpened';
    }
    case 'poll.closed':
      return 'pollClosed';
    case 'poll.edited':
      return 'pollEdited';
    case 'poll.timed':
      // In one breath with being opened it is how the poll was asked.
      if (before.polls.get(fact.poll)?.changed.run === before.seq) return null;
      return fact.until === null ? 'pollUntimed' : 'pollTimed';
    case 'poll.hidden':
      return fact.returned ? 'pollSentBack' : 'pollHidden';
    case 'hands.counted':
      return 'handsCounted';
    case 'option.added':
      return fact.from === 'host' ? 'optionAdded' : null;
    case 'option.shown':
      return 'optionShown';
    case 'option.hidden':
      return 'optionHidden';
    case 'word.shown':
      return 'wordsShown';
    case 'word.hidden':
      return 'wordsHidden';
    case 'leaders.told':
      return fact.on ? 'leadersTold' : 'leadersUntold';
    case 'poll.shown':
      return 'pollShown';
    case 'poll.published':
      return fact.on ? 'resultsShown' : 'resultsHidden';
    case 'wall.shown':
      return before.sessions.get(fact.session)?.frozen ? 'nextOnWall' : 'onWall';
    case 'wall.frozen':
      return fact.on ? 'frozen' : 'unfrozen';
    case 'wall.timed':
      return fact.until === null ? 'untimed' : 'timed';
    case 'session.added':
      return 'sessionAdded';
    case 'session.edited':
      return 'sessionEdited';
    case 'session.removed':
      return 'sessionRemoved';
    case 'session.started':
      return 'sessionStarted';
    case 'session.closed':
      return 'sessionClosed';
    case 'session.sealed':
      return 'sessionSealed';
    case 'session.told':
      return fact.notice === null ? 'unnoted' : 'noted';
    case 'video.added':
      return 'videoAdded';
    case 'video.removed':
      return 'videoRemoved';
    case 'video.marked':
      return 'videoMarked';
    case 'video.unmarked':
      return 'videoUnmarked';
    case 'transcript.added':
      return 'transcriptAdded';
    case 'transcript.removed':
      return 'transcriptRemoved';
    case 'event.edited':
      return 'eventEdited';
    case 'event.published':
      return publications[fact.state];
    case 'event.told':
      return fact.notice === null ? 'untold' : 'told';
    case 'key.added':
      return 'keyAdded';
    case 'key.revoked':
      return 'keyRevoked';
    case 'session.imported':
      return 'broughtIn';
    case 'session.unimported':
      return 'broughtOut';
    case 'post.imported':
    case 'poll.imported':
    case 'wall.imported':
    case 'event.created':
    case 'event.deleted':
    case 'post.supported':
    case 'post.reported':
    case 'post.consented':
    case 'poll.withdrawn':
    case 'ballot.cast':
      return null;
  }
}

const publications = { published: 'archivePublished', draft: 'archiveDraft', down: 'archiveDown' } as const;

/** A hidden post that its author has just changed waits again by itself. */
function comesAgain(before: State, id: string): boolean {
  const post = before.posts.get(id);
  return post?.status === 'hidden' && post.textSeq === before.seq && post.original === null;
}

function subjectOf(fact: Fact): Deed['of'] {
  if ('post' in fact) return fact.post;
  if ('poll' in fact) return fact.poll;
  if ('key' in fact) return fact.key;
  if (fact.type !== 'wall.shown') return null;
  return fact.screen.mode === 'post' ? fact.screen.post : fact.screen.mode === 'poll' ? fact.screen.poll : null;
}
