import { List, Map } from 'immutable';
import type { Ballot } from '../../../shared/ballots.ts';
import type { FactOf } from '../../../shared/facts.ts';
import { alter } from '../alter.ts';
import { MINUTE_MS, type By, type Minute, type Poll, type Post, type Round, type Show, type State } from '../state.ts';
import { putPoll, putPost, withSession, type Folds } from './fold.ts';
import { rankedAgain } from './group.ts';
import { pollFolds } from './poll.ts';
import { postFolds } from './post.ts';

/** What was said elsewhere is a post like any other that nobody here wrote, with what had come of it there. */
export const importFolds: Folds<
  'session.imported' | 'wall.imported' | 'session.unimported' | 'post.imported' | 'poll.imported'
> = {
  'session.imported': (state, { session, import: id, format, hash, own, at }, seq) =>
    withSession(state, session, (old) => ({
      ...(own && {
        ...own,
        minutes: Map(own.minutes.map(({ at, ...counted }) => [Math.floor(at / MINUTE_MS), counted])),
      }),
      imports: [...old.imports, { id, format, hash, own: own !== null, at }],
      changed: own ? { ...old.changed, details: seq } : old.changed,
    })),

  'wall.imported': (state, { session, shows }) => withSession(state, session, () => ({ shows: List(shows) })),

  'session.unimported': (state, { session: id, import: which, at }, seq) => {
    const session = state.sessions.get(id);
    if (!session) return state;
    const posts = session.posts.filter((post) => isOf(state.posts.get(post), which));
    const polls = session.polls.filter((poll) => isOf(state.polls.get(poll), which));
    const unsaid = posts.reduce(
      (all, post) => postFolds['post.withdrawn'](all, { type: 'post.withdrawn', session: id, post, at }, seq),
      state,
    );
    const unasked = polls.reduce(
      (all, poll) => pollFolds['poll.withdrawn'](all, { type: 'poll.withdrawn', session: id, poll, at }, seq),
      unsaid,
    );
    return withSession(unasked, id, (old) => ({
      imports: old.imports.filter((each) => each.id !== which),
      ...(old.imports.some((each) => each.id === which && each.own) && withoutFilm),
    }));
  },

  'post.imported': (state, fact, seq) => {
    const { session, post: id, kind, poll, to, from, voice, text, saidAt: at } = fact;
    const added = postFolds['post.added'](
      state,
      {
        type: 'post.added',
        at,
        session,
        post: id,
        kind,
        ...(poll !== undefined && { poll }),
        to,
        from,
        status: 'shown',
        archive: true,
        voice,
        mark: '',
        text,
      },
      seq,
    );
    const post = added.posts.get(id);
    if (!post) return added;
    const next = alter.post(post, {
      fresh: true,
      edited: fact.edited,
      support: fact.support,
      supportElsewhere: fact.support,
      import: fact.import,
      source: fact.source,
      answer: answerOf(fact),
      promise: text?.promise ?? null,
      pinned: fact.pinned,
      labels: text?.labels ?? [],
    });
    const unhurried = withSession(putPost(added, next), session, (now) => ({
      // What was said elsewhere takes no room from what is said here.
      newsUntil: state.sessions.get(session)?.newsUntil ?? now.newsUntil,
    }));
    return rankedAgain(listed(unhurried, next), next);
  },

  'poll.imported': (state, fact, seq) => {
    const { askedAt, import: which, source, published, rounds, times = [], ...asked } = fact;
    const added = pollFolds['poll.added'](
      state,
      { ...asked, type: 'poll.added', at: askedAt, status: 'draft', mark: '', person: undefined },
      seq,
    );
    const poll = added.polls.get(fact.poll);
    if (!poll) return added;
    const closed = rounds.map((tally, index): Round => {
      const known = times.find(({ round }) => round === index + 1);
      const { openedAt = null, closedAt = fact.at } = known ?? {};
      return { ballots: noBallots, tally, hands: null, standpoints: [], openedAt, closedAt };
    });
    const optionsMade = Math.max(0, ...fact.options.map((option) => Number(option.slice(1))));
    const run = { run: 'closed' as const, rounds: closed, optionsMade };
    return putPoll(added, alter.poll(poll, { ...run, import: which, source, published }));
  },
};

function answerOf({ answeredAt, late, text }: FactOf<'post.imported'>): Post['answer'] {
  if (answeredAt === null) return null;
  return { at: answeredAt, text: text?.answer ?? null, name: text?.answeredBy ?? null, late };
}

function listed(state: State, post: Post): State {
  if (!post.pinned && post.answer === null) return state;
  return withSession(state, post.session, (session) => ({
    pinned: post.pinned ? session.pinned.add(post.id) : session.pinned,
    answered: post.answer ? session.answered.push(post.id) : session.answered,
  }));
}

/** What a session came with besides posts and polls. */
const withoutFilm = { video: null, shows: List<Show>(), minutes: Map<number, Minute>() };

const isOf = (thing: Post | Poll | undefined, id: string): boolean => thing?.import === id;

const noBallots: Round['ballots'] = Map<By, Ballot>();
