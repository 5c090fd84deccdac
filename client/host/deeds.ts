import type { DeedName } from '../../shared/deeds.ts';
import type { Asking } from './asking.ts';
import type { Before } from './inverse.ts';

/** What a command does, by name. */
export function deedName(command: Asking, before: Before): DeedName {
  switch (command.type) {
    case 'post.show': {
      const post = before.posts.get(command.post);
      if (post?.status === 'waiting') return 'approved';
      if (post?.status === 'hidden') return 'shown';
      return post && post.draft !== null ? 'newWords' : 'letBe';
    }
    case 'post.answer':
      return !command.on ? 'notAnswered' : command.text ? 'wroteAnswer' : 'answered';
    case 'post.promise':
      return command.by === null ? 'notPromised' : 'promised';
    case 'post.pin':
      return command.on ? 'pinned' : 'unpinned';
    case 'post.group':
      return command.into === null ? 'parted' : 'grouped';
    case 'post.queue':
      return command.on ? 'queued' : 'unqueued';
    case 'post.mute':
      return command.on ? 'muted' : 'unmuted';
    case 'wall.time':
      return command.seconds === null ? 'untimed' : 'timed';
    case 'event.tell':
      return command.text === null ? 'untold' : 'told';
    case 'session.tell':
      return command.text === null ? 'unnoted' : 'noted';
    case 'post.label':
      return 'labelled';
    case 'post.return':
      return 'sentBack';
    case 'wall.show':
      return before.wall?.frozen ? 'nextOnWall' : 'onWall';
    case 'wall.freeze':
      return command.on ? 'frozen' : 'unfrozen';
    case 'poll.add':
      return command.open === false ? 'pollPrepared' : 'pollOpened';
    case 'poll.publish':
      return command.on ? 'resultsShown' : 'resultsHidden';
    case 'post.keep':
      return 'oldWords';
    case 'post.hide':
      return 'hidden';
    case 'post.hold':
      return 'held';
    case 'post.edit':
      return 'corrected';
    case 'post.add':
    case 'reply.add':
      return 'written';
    case 'post.withdraw':
    case 'poll.withdraw':
      return 'takenBack';
    case 'poll.open':
      return 'pollOpened';
    case 'poll.close':
      return 'pollClosed';
    case 'poll.hide':
      return 'pollHidden';
    case 'poll.show':
      return 'pollShown';
    case 'poll.edit':
      return 'pollEdited';
    case 'poll.reset':
      return 'pollOpened';
    case 'poll.time':
      return command.seconds === null ? 'pollUntimed' : 'pollTimed';
    case 'poll.return':
      return 'pollSentBack';
    case 'hands.count':
      return 'handsCounted';
    case 'option.add':
      return 'optionAdded';
    case 'option.show':
      return 'optionShown';
    case 'option.hide':
      return 'optionHidden';
    case 'word.show':
      return 'wordsShown';
    case 'word.hide':
      return 'wordsHidden';
    case 'leaders.tell':
      return command.rows === null ? 'leadersUntold' : 'leadersTold';
    case 'session.add':
      return 'sessionAdded';
    case 'session.edit':
      return 'sessionEdited';
    case 'session.remove':
      return 'sessionRemoved';
    case 'session.start':
      return 'sessionStarted';
    case 'session.close':
      return 'sessionClosed';
    case 'session.seal':
      return 'sessionSealed';
    case 'session.import':
      return 'broughtIn';
    case 'session.unimport':
      return 'broughtOut';
    case 'event.edit':
      return 'eventEdited';
    case 'event.delete':
      return 'eventDeleted';
    case 'event.publish':
      return ({ published: 'archivePublished', draft: 'archiveDraft', down: 'archiveDown' } as const)[command.state];
    case 'key.add':
      return 'keyAdded';
    case 'key.revoke':
      return 'keyRevoked';
    case 'video.add':
      return 'videoAdded';
    case 'video.remove':
      return 'videoRemoved';
    case 'video.mark':
      return 'videoMarked';
    case 'video.unmark':
      return 'videoUnmarked';
    case 'transcript.add':
      return 'transcriptAdded';
    case 'transcript.remove':
      return 'transcriptRemoved';
    case 'post.support':
    case 'post.report':
    case 'post.consent':
    case 'ballot.cast':
      throw new Error(`A host does not ask for ${command.type}`);
  }
}

/** What a command is about: the id by which a card knows that something is under way with it. */
export function targetOf(command: Asking): string {
  if ('post' in command) return command.post;
  if ('poll' in command) return command.poll;
  if (command.type.startsWith('wall.') || command.type === 'session.tell') return command.type;
  if (command.type === 'session.import') return command.into ?? command.type;
  if ('session' in command) return command.session;
  return 'key' in command ? command.key : command.type;
}

/** Everything a command moves on this page, so that it is known as one's own doing. */
export function touched(command: Asking): readonly string[] {
  const screen = command.type === 'wall.show' ? command.screen : null;
  return screen?.mode === 'post' ? [screen.post] : [targetOf(command)];
}

/** The words of what a command is about, for the history: a post's text, a poll's question, a session's title. */
export function subjectOf(command: Asking, before: Before): string | null {
  if (command.type === 'post.add' || command.type === 'event.tell' || command.type === 'session.tell')
    return command.text;
  if ('post' in command) return before.posts.get(command.post)?.text ?? null;
  if ('poll' in command) return before.polls.get(command.poll)?.question ?? null;
  if (command.type === 'poll.add') return command.question;
  if (command.type === 'wall.show') return subjectOfScreen(command.screen, before);
  if (command.type === 'wall.freeze' || command.type === 'wall.time') return null;
  if (command.type === 'key.add') return command.name;
  if (command.type === 'session.add') return command.details.title;
  if ('session' in command) return before.sessions.find(({ id }) => id === command.session)?.title ?? null;
  return null;
}

function subjectOfScreen(screen: Extract<Asking, { type: 'wall.show' }>['screen'], before: Before): string | null {
  if (screen.mode === 'post') return before.posts.get(screen.post)?.text ?? null;
  return screen.mode === 'poll' ? (before.polls.get(screen.poll)?.question ?? null) : null;
}
