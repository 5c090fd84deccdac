import type { CommandOf } from '../../../shared/commands.ts';
import { ATTENDEE_OPTIONS_MAX } from '../../../shared/limits.ts';
import { refused, type Refused } from '../../../shared/replies.ts';
import { hasOptions } from '../../../shared/polls.ts';
import { isTold } from '../../../shared/tally.ts';
import { markOf } from '../mark.ts';
import { optionsOf, statedOf } from '../poll-spec.ts';
import { looksFirst, type Poll, type Session, type State } from '../state.ts';
import { hushed, isHost, isRefused, pollOf, sessionOf, shut, type Asking, type Rules, type Stated } from './rule.ts';

export const pollRules: Rules<
  | 'poll.add'
  | 'poll.edit'
  | 'poll.open'
  | 'poll.close'
  | 'poll.reset'
  | 'poll.time'
  | 'poll.withdraw'
  | 'poll.hide'
  | 'poll.return'
  | 'poll.show'
  | 'poll.publish'
> = {
  'poll.add': (command, state, asking) => {
    const session = sessionOf(state, command.session);
    if (isRefused(session)) return session;
    const wrong =
      shut(session, asking.at) ?? faultOf(command) ?? (isHost(asking) ? null : attendeeFault(command, state, asking));
    if (wrong) return wrong;
    if (isHost(asking) && command.open && session.state === 'closed') return refused('closed');
    const poll = `v${state.seq + 1}`;
    const waits = !isHost(asking) && asksFirst(state, session);
    const hush = hushed(state, session, waits, asking);
    if (hush) return hush;
    const opens = isHost(asking) ? command.open : !waits;
    const asked = statedAs(command);
    return [
      {
        type: 'poll.added',
        session: session.id,
        poll,
        from: isHost(asking) ? 'host' : 'attendee',
        status: waits ? 'waiting' : 'draft',
        ...asked,
        mark: markOf(asking.by, poll),
      },
      ...(opens ? opened({ id: poll, session: session.id, seconds: command.seconds }, 1, asking.at) : []),
    ];
  },

  'poll.edit': (command, state) => {
    const poll = pollOf(state, command.poll);
    if (isRefused(poll)) return poll;
    if (poll.import !== null || poll.rounds.some(({ tally, hands }) => tally.people > 0 || hands !== null))
      return refused('settled', { field: 'poll', hint: 'Somebody has voted. Ask it as a poll of its own.' });
    const wrong = faultOf(command);
    if (wrong) return wrong;
    return [{ type: 'poll.edited', session: poll.session, poll: poll.id, ...statedAs(command, poll) }];
  },

  'poll.open': ({ poll: id }, state, { at }) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (poll.hidden) return refused('gone');
    if (poll.run === 'open') return refused('already-done');
    if (state.sessions.get(poll.session)?.state === 'closed') return refused('closed');
    return opened(poll, poll.rounds.length + 1, at);
  },

  'poll.close': ({ poll: id }, state, asking) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (asking.role === 'attendee' && !isAuthor(poll, asking)) return refused('not-yours');
    if (poll.run !== 'open') return refused('already-done');
    return [{ type: 'poll.closed', session: poll.session, poll: id, round: poll.rounds.length }];
  },

  'poll.reset': ({ poll: id }, state, { at }) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (poll.hidden) return refused('gone');
    if (poll.run !== 'open') return refused('closed');
    const round = poll.rounds.length;
    return [{ type: 'poll.closed', session: poll.session, poll: id, round }, ...opened(poll, round + 1, at)];
  },

  'poll.time': ({ poll: id, seconds }, state, { at }) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (poll.run !== 'open') return refused('closed');
    if (seconds === null && poll.until === null) return refused('already-done');
    const until = seconds === null ? null : at + seconds * 1000;
    return [{ type: 'poll.timed', session: poll.session, poll: id, round: poll.rounds.length, until }];
  },

  'poll.withdraw': ({ poll: id }, state, asking) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (!isAuthor(poll, asking)) return refused('not-yours');
    const closed =
      poll.run === 'open'
        ? [{ type: 'poll.closed', session: poll.session, poll: id, round: poll.rounds.length } as const]
        : [];
    return [...closed, { type: 'poll.withdrawn', session: poll.session, poll: id }];
  },

  'poll.hide': ({ poll: id, reason }, state) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (poll.hidden) return refused('already-done');
    return [{ type: 'poll.hidden', session: poll.session, poll: id, reason }];
  },

  'poll.return': ({ poll: id, note }, state) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (poll.from !== 'attendee') return refused('invalid', { field: 'poll', hint: 'Hosts change their own polls.' });
    if (poll.returned) return refused('already-done');
    return [{ type: 'poll.hidden', session: poll.session, poll: id, reason: note, returned: true }];
  },

  'poll.show': ({ poll: id }, state) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (!poll.hidden) return refused('already-done');
    return [{ type: 'poll.shown', session: poll.session, poll: id }];
  },

  'poll.publish': ({ poll: id, on }, state) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (poll.published === on) return refused('already-done');
    if (on && poll.rounds.some(({ tally }) => !isTold(tally)))
      return refused('invalid', { field: 'poll', hint: 'Its counts were not told where it was brought in from.' });
    return [{ type: 'poll.published', session: poll.session, poll: id, on }];
  },
};

const isAuthor = (poll: Poll, asking: Asking): boolean =>
  poll.author === null ? poll.mark === markOf(asking.by, poll.id) : poll.author === asking.by;

const asksFirst = (state: State, session: Session): boolean =>
  state.event?.details.attendeePolls === 'ask' || looksFirst(state, session);

/** The facts of a round that begins, and ends by itself where it was given a time. */
function opened(
  { id, session, seconds }: Pick<Poll, 'id' | 'session' | 'seconds'>,
  round: number,
  at: number,
): Stated[] {
  return [
    { type: 'poll.opened', session, poll: id, round },
    ...(seconds === null
      ? []
      : [{ type: 'poll.timed', session, poll: id, round, until: at + seconds * 1000 } as const]),
  ];
}

type Spec = CommandOf<'poll.add'> | CommandOf<'poll.edit'>;

function statedAs(command: Spec, before?: Poll) {
  const options = optionsOf(command, before?.options, before?.optionsMade);
  return statedOf({ ...command, options, right: command.right.flatMap((place) => options[place]?.id ?? []) });
}

function faultOf(command: Spec): Refused | null {
  const { kind, options, least, most, adding, right, range } = command;
  const wrong = (field: string, hint: string): Refused => refused('invalid', { field, hint });
  if (hasOptions(kind) ? options.length < 2 : options.length > 0)
    return wrong('options', hasOptions(kind) ? 'Give two or more options.' : `Kind \`${kind}\` takes no options.`);
  if (new Set(options.map((option) => option.toLocaleLowerCase('en'))).size < options.length)
    return wrong('options', 'Two options are the same.');
  const bounded = kind === 'several' || kind === 'ranking';
  if ((least !== null || most !== null) && !bounded)
    return wrong('least', '`least` and `most` go with kinds `several` and `ranking`.');
  if (bounded && ((most ?? options.length) > options.length || (least ?? 1) > (most ?? options.length)))
    return wrong('most', '`least` is at most `most`, and `most` at most the number of options.');
  if (adding && kind !== 'one' && kind !== 'several')
    return wrong('adding', 'Options can be added to kinds `one` and `several`.');
  if (right.length > 0 && kind !== 'one' && kind !== 'several')
    return wrong('right', 'A quiz is of kind `one` or `several`.');
  if (right.some((place) => place >= options.length)) return wrong('right', 'There is no option at that place.');
  if (range.least !== null && range.most !== null && range.least >= range.most)
    return wrong('range', '`range.least` is below `range.most`.');
  return null;
}

function attendeeFault(command: CommandOf<'poll.add'>, state: State, asking: Asking): Refused | null {
  if (state.event?.details.attendeePolls === 'off') return refused('off');
  if (command.options.length > ATTENDEE_OPTIONS_MAX) {
    return refused('invalid', {
      field: 'options',
      hint: `An attendee's poll has at most ${ATTENDEE_OPTIONS_MAX} options.`,
    });
  }
  if (command.right.length > 0 || command.set !== null)
    return refused('invalid', { field: 'right', hint: 'Quizzes and sets are for hosts.' });
  if (command.results === 'hosts')
    return refused('invalid', { field: 'results', hint: "An attendee's poll tells everyone its result." });
  const own = state.people.get(asking.by)?.polls ?? [];
  const open = own.some((id) => {
    const poll = state.polls.get(id);
    return poll && !poll.withdrawn && !poll.hidden && (poll.run === 'open' || poll.run === 'waiting');
  });
  return open ? refused('too-many') : null;
}
