import type { Fact } from '../../../shared/facts.ts';
import { balanceParts, type BalancePart, type Post, type Session, type State, type Voice } from '../state.ts';
import { withSession } from './fold.ts';

/**
 * After a fact that may have changed what a post adds: counts again who of its session was heard. A person counts once,
 * however much they say; someone in the room for whom a host wrote counts by what was written down. What was counted
 * when the session was sealed stays.
 */
export function withVoices(before: State, after: State, fact: Fact, seq: number): State {
  const id = postOf(fact);
  const post = id === null ? undefined : after.posts.get(id);
  if (!post || after.sessions.get(post.session)?.sealed !== false) return after;
  const [was, is] = [addedBy(before.posts.get(post.id)), addedBy(post)];
  const voice = post.from === 'room' ? post.id : post.author;
  if (voice === null || isSame(was, is)) return after;
  return withSession(after, post.session, (session) => counted(session, voice, was, is, seq));
}

function postOf(fact: Fact): string | null {
  if (fact.type === 'wall.shown') return fact.screen.mode === 'post' ? fact.screen.post : null;
  return 'post' in fact ? fact.post : null;
}

/** What one post adds to its author's voice: nothing where it is not to be seen, a host said it, or it was said elsewhere. */
type Added = { readonly part: BalancePart; readonly heard: boolean; readonly words: number } | null;

function addedBy(post: Post | undefined): Added {
  if (post?.status !== 'shown' || post.from === 'host' || post.import !== null) return null;
  return { part: post.as ?? 'unsaid', heard: post.wasOnWall || post.answer !== null, words: post.textSeq };
}

/** What words said that are erased by now is not known: other words are another thing in any case. */
const isSame = (one: Added, other: Added): boolean =>
  one?.part === other?.part && one?.heard === other?.heard && one?.words === other?.words;

function counted(session: Session, id: string, was: Added, is: Added, seq: number): Partial<Session> {
  const old = session.voices.get(id);
  const voice = summed(summed(old ?? silent, was, -1), is, 1);
  const voices = partOf(voice) === null ? session.voices.remove(id) : session.voices.set(id, voice);
  const balance = withVoice(withVoice(session.balance, old, -1), voice, 1);
  return { voices, balance, changed: { ...session.changed, balance: seq } };
}

const silent: Voice = { said: {}, heard: 0 };

function summed(voice: Voice, added: Added, more: 1 | -1): Voice {
  if (!added) return voice;
  const { [added.part]: times = 0, ...others } = voice.said;
  return {
    said: times + more > 0 ? { ...others, [added.part]: times + more } : others,
    heard: voice.heard + (added.heard ? more : 0),
  };
}

function withVoice(balance: Session['balance'], voice: Voice | undefined, more: 1 | -1): Session['balance'] {
  const part = voice && partOf(voice);
  if (!voice || !part) return balance;
  const { spoke, heard } = balance[part];
  return { ...balance, [part]: { spoke: spoke + more, heard: heard + (voice.heard > 0 ? more : 0) } };
}

/** As what a person mostly spoke; who once said so counts no more among those who did not say. Null where nothing of theirs is to be seen. */
function partOf({ said }: Voice): BalancePart | null {
  const most = (among: readonly BalancePart[]): BalancePart | null =>
    among.reduce<BalancePart | null>(
      (best, part) => ((said[part] ?? 0) > (best ? (said[best] ?? 0) : 0) ? part : best),
      null,
    );
  return most(balanceParts.filter((part) => part !== 'unsaid')) ?? most(['unsaid']);
}
