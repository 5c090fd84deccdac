import type { Ballot } from '../../../shared/ballots.ts';
import type { CommandOf } from '../../../shared/commands.ts';
import { OPTIONS_MAX } from '../../../shared/limits.ts';
import { takesHands } from '../../../shared/polls.ts';
import { refused, type Refused } from '../../../shared/replies.ts';
import { leadersOf } from '../leaders.ts';
import { looksFirst, type Poll, type State } from '../state.ts';
import { wordKey } from '../word-key.ts';
import { said } from './post.ts';
import { hushed, isHost, isRefused, pollOf, sessionOf, type Asking, type Rules } from './rule.ts';

/** How people answer, and what they add to a poll. */
export const ballotRules: Rules<
  | 'ballot.cast'
  | 'hands.count'
  | 'option.add'
  | 'option.show'
  | 'option.hide'
  | 'word.show'
  | 'word.hide'
  | 'leaders.tell'
> = {
  'ballot.cast': (command, state, asking) => {
    const poll = openPoll(state, command.poll, command.round);
    if (isRefused(poll)) return poll;
    const wrong = ballotFault(poll, command);
    if (wrong) return wrong;
    const round = poll.rounds.length;
    const earlier = poll.rounds.at(-1)?.ballots.get(asking.by);
    if (earlier && !poll.changeable) return refused('already-done');
    const cast = { type: 'ballot.cast', session: poll.session, poll: poll.id, round } as const;
    if (poll.kind !== 'open' || command.text === null) return [cast];
    // An answer that is there already is edited as posts are.
    if (hasAnswered(poll, state, asking)) return refused('already-done');
    const session = sessionOf(state, poll.session);
    if (isRefused(session)) return session;
    const waits = looksFirst(state, session);
    const { text, name, as } = command;
    return (
      hushed(state, session, waits, asking) ?? [
        said({ kind: 'comment', text, name, as, voice: null, poll }, session, null, waits, state, asking),
        cast,
      ]
    );
  },

  'hands.count': ({ poll: id, counts, people }, state) => {
    const poll = openPoll(state, id, null);
    if (isRefused(poll)) return poll;
    if (!takesHands(poll.kind))
      return refused('invalid', { field: 'poll', hint: 'Hands are counted for choices and ratings.' });
    if (Object.keys(counts).some((option) => !offers(poll, option))) return refused('unknown', { field: 'counts' });
    const cast = { type: 'hands.counted', session: poll.session, poll: id, round: poll.rounds.length } as const;
    const numbers = Object.values(counts);
    const sum = numbers.reduce((all, each) => all + each, 0);
    if (sum === 0) return [{ ...cast, hands: null }];
    const least = poll.kind === 'several' ? Math.max(...numbers) : sum;
    if (people !== null && (people < least || people > sum))
      return refused('invalid', { field: 'people', hint: `Between ${least} and ${sum} people raised a hand.` });
    return [{ ...cast, hands: { people: people ?? least, counts } }];
  },

  'option.add': ({ poll: id, text }, state, asking) => {
    const poll = openPoll(state, id, null);
    if (isRefused(poll)) return poll;
    const session = sessionOf(state, poll.session);
    if (isRefused(session)) return session;
    if (!isHost(asking) && !poll.adding) return refused('off');
    if (poll.kind !== 'one' && poll.kind !== 'several')
      return refused('invalid', { field: 'poll', hint: 'Options are added to kinds `one` and `several`.' });
    if (poll.options.filter(({ status }) => status !== 'hidden').length >= OPTIONS_MAX) return refused('too-many');
    const key = wordKey(text);
    if (poll.options.some((option) => option.status !== 'hidden' && wordKey(option.text) === key))
      return refused('already-done', { field: 'text' });
    const waits = !isHost(asking) && looksFirst(state, session);
    const hush = hushed(state, session, waits, asking);
    if (hush) return hush;
    return [
      {
        type: 'option.added',
        session: session.id,
        poll: id,
        option: `o${poll.optionsMade + 1}`,
        from: isHost(asking) ? 'host' : 'attendee',
        status: waits ? 'waiting' : 'shown',
        text: { option: text },
      },
    ];
  },

  'option.show': ({ poll: id, option: which }, state) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    const option = poll.options.find((each) => each.id === which);
    if (!option) return refused('unknown', { field: 'option' });
    if (option.status === 'shown') return refused('already-done');
    return [{ type: 'option.shown', session: poll.session, poll: id, option: which }];
  },

  'option.hide': ({ poll: id, option: which }, state) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    const option = poll.options.find((each) => each.id === which);
    if (!option) return refused('unknown', { field: 'option' });
    if (option.status === 'hidden') return refused('already-done');
    if (option.from === 'author')
      return refused('invalid', { field: 'option', hint: 'It is part of the question. Hide the poll instead.' });
    return [{ type: 'option.hidden', session: poll.session, poll: id, option: which }];
  },

  'word.show': ({ poll: id, words }, state) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    return [{ type: 'word.shown', session: poll.session, poll: id, text: { words } }];
  },

  'word.hide': ({ poll: id, words }, state) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    return [{ type: 'word.hidden', session: poll.session, poll: id, text: { words } }];
  },

  'leaders.tell': ({ session: id, rows }, state) => {
    const session = sessionOf(state, id);
    if (isRefused(session)) return session;
    if (session.sealed) return refused('sealed');
    if (rows === null && session.leaders === null) return refused('already-done');
    if (rows !== null && JSON.stringify(rows) !== JSON.stringify(leadersOf(state, session)))
      return refused('invalid', { field: 'rows', hint: 'It has changed since. Look at it again.' });
    return [{ type: 'leaders.told', session: id, on: rows !== null }];
  },
};

/** A ballot as it is kept: words with their keys, and whether a host looks at them first. */
export function keptBallot(command: CommandOf<'ballot.cast'>, state: State): Ballot {
  const poll = state.polls.get(command.poll);
  const session = state.sessions.get(poll?.session ?? '');
  const { choices, number, name, as } = command;
  const words = new Map(command.words.map((text) => [wordKey(text), text]));
  return {
    choices,
    ...(words.size > 0 && {
      words: [...words].map(([key, text]) => ({ key, text })),
      waits: session !== undefined && looksFirst(state, session),
    }),
    ...(number !== null && { number }),
    ...(name !== null && (poll?.right.length ?? 0) > 0 && { name }),
    ...(as !== null && { as }),
  };
}

function openPoll(state: State, id: string, round: number | null): Poll | Refused {
  const poll = pollOf(state, id);
  if (isRefused(poll)) return poll;
  if (poll.hidden || poll.run === 'draft' || poll.run === 'waiting') return refused('gone');
  if (state.sessions.get(poll.session)?.sealed) return refused('sealed');
  return poll.run === 'closed' || (round !== null && round !== poll.rounds.length) ? refused('closed') : poll;
}

const offers = (poll: Poll, id: string): boolean =>
  id === 'unsure' ? poll.unsure : poll.options.some((option) => option.id === id && option.status === 'shown');

const hasAnswered = (poll: Poll, state: State, { by }: Asking): boolean =>
  state.people.get(by)?.posts.some((id) => {
    const post = state.posts.get(id);
    return post?.poll === poll.id && post.round === poll.rounds.length && post.status !== 'withdrawn';
  }) ?? false;

/** Why this is no answer to this poll, if it is none. */
function ballotFault(poll: Poll, { choices, words, number, text }: CommandOf<'ballot.cast'>): Refused | null {
  if (!choices.every((id) => offers(poll, id))) return refused('unknown', { field: 'choices' });
  const says = [choices.length > 0 && 'choices', words.length > 0 && 'words', number !== null && 'number']
    .concat(text !== null && 'text')
    .filter((part) => part !== false);
  if (says.length === 0) return refused('empty');
  if (choices.includes('unsure')) {
    if (says.length === 1 && choices.length === 1) return null;
    return refused('invalid', { field: 'choices', hint: '`unsure` stands alone.' });
  }
  const part = ANSWERED_BY[poll.kind];
  if (says.length > 1 || says[0] !== part)
    return refused('invalid', { field: says.find((each) => each !== part) ?? part, hint: `Answer with \`${part}\`.` });
  return part === 'choices' ? numberOfChoices(poll, choices) : rangeFault(poll, number);
}

const ANSWERED_BY = {
  one: 'choices',
  several: 'choices',
  rating: 'choices',
  ranking: 'choices',
  words: 'words',
  open: 'text',
  number: 'number',
} as const satisfies Record<Poll['kind'], string>;

function numberOfChoices({ kind, least, most, options }: Poll, choices: readonly string[]): Refused | null {
  const single = kind === 'one' || kind === 'rating';
  const [from, to] = single ? [1, 1] : [least ?? 1, most ?? options.length];
  if (choices.length >= from && choices.length <= to) return null;
  return refused('invalid', { field: 'choices', hint: `Choose ${from === to ? from : `${from} to ${to}`}.` });
}

function rangeFault({ range }: Poll, number: number | null): Refused | null {
  if (number === null || (number >= (range.least ?? number) && number <= (range.most ?? number))) return null;
  return refused('invalid', { field: 'number', hint: `From ${range.least ?? 'any'} to ${range.most ?? 'any'}.` });
}
