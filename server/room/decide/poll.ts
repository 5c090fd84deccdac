import type { CommandOf } from '../../../shared/commands.ts';
import { ATTENDEE_OPTIONS_MAX } from '../../../shared/limits.ts';
import { refused, type Refused } from '../../../shared/replies.ts';
import { isTold } from '../../../shared/polls.ts';
import { markOf } from '../mark.ts';
import { looksFirst, type Poll, type Session, type State } from '../state.ts';
import { hushed, isHost, isRefused, pollOf, sessionOf, shut, type Asking, type Rules } from './rule.ts';

export const pollRules: Rules<
  'poll.add' | 'poll.open' | 'poll.close' | 'poll.withdraw' | 'poll.hide' | 'poll.show' | 'poll.publish' | 'ballot.cast'
> = {
  'poll.add': (command, state, asking) => {
    const session = sessionOf(state, command.session);
    if (isRefused(session)) return session;
    const wrong =
      shut(session, asking.at) ?? faultOf(command) ?? (isHost(asking) ? null : attendeeFault(command, state, asking));
    if (wrong) return wrong;
    if (isHost(asking) && command.open && session.state === 'closed') return refused('closed');
    const poll = `v${state.seq + 1}`;
    const options = command.options.map((_, index) => `o${index + 1}`);
    const waits = !isHost(asking) && asksFirst(state, session);
    const hush = hushed(state, session, waits, asking);
    if (hush) return hush;
    const opens = isHost(asking) ? command.open : !waits;
    const { kind, unsure, least, most, results, changeable } = command;
    return [
      {
        type: 'poll.added',
        session: session.id,
        poll,
        from: isHost(asking) ? 'host' : 'attendee',
        status: waits ? 'waiting' : 'draft',
        kind,
        options,
        unsure,
        least,
        most,
        results,
        changeable,
        mark: markOf(asking.by, poll),
        text: {
          question: command.question,
          options: Object.fromEntries(options.map((id, index) => [id, command.options[index] ?? ''])),
        },
      },
      ...(opens ? [{ type: 'poll.opened', session: session.id, poll, round: 1 } as const] : []),
    ];
  },

  'poll.open': ({ poll: id }, state) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (poll.hidden) return refused('gone');
    if (poll.run === 'open') return refused('already-done');
    if (state.sessions.get(poll.session)?.state === 'closed') return refused('closed');
    return [{ type: 'poll.opened', session: poll.session, poll: id, round: poll.rounds.length + 1 }];
  },

  'poll.close': ({ poll: id }, state, asking) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (asking.role === 'attendee' && !isAuthor(poll, asking)) return refused('not-yours');
    if (poll.run !== 'open') return refused('already-done');
    return [{ type: 'poll.closed', session: poll.session, poll: id, round: poll.rounds.length }];
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

  'ballot.cast': ({ poll: id, round, choices }, state, asking) => {
    const poll = pollOf(state, id);
    if (isRefused(poll)) return poll;
    if (poll.hidden || poll.run === 'draft' || poll.run === 'waiting') return refused('gone');
    if (state.sessions.get(poll.session)?.sealed) return refused('sealed');
    if (poll.run === 'closed' || (round !== null && round !== poll.rounds.length)) return refused('closed');
    const wrong = choicesFault(poll, choices);
    if (wrong) return wrong;
    if (!poll.changeable && poll.rounds.at(-1)?.ballots.has(asking.by)) return refused('already-done');
    return [{ type: 'ballot.cast', session: poll.session, poll: id, round: poll.rounds.length }];
  },
};

const isAuthor = (poll: Poll, asking: Asking): boolean =>
  poll.author === null ? poll.mark === markOf(asking.by, poll.id) : poll.author === asking.by;

const asksFirst = (state: State, session: Session): boolean =>
  state.event?.details.attendeePolls === 'ask' || looksFirst(state, session);

function faultOf(command: CommandOf<'poll.add'>): Refused | null {
  const { kind, options, least, most } = command;
  if (new Set(options.map((option) => option.toLocaleLowerCase('en'))).size < options.length) {
    return refused('invalid', { field: 'options', hint: 'Two options are the same.' });
  }
  const bounded = least !== null || most !== null;
  if (bounded && kind === 'one')
    return refused('invalid', { field: 'least', hint: '`least` and `most` go with kind `several`.' });
  if ((most ?? options.length) > options.length || (least ?? 1) > (most ?? options.length)) {
    return refused('invalid', {
      field: 'most',
      hint: '`least` is at most `most`, and `most` at most the number of options.',
    });
  }
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
  if (command.results === 'hosts')
    return refused('invalid', { field: 'results', hint: "An attendee's poll tells everyone its result." });
  const own = state.people.get(asking.by)?.polls.toArray() ?? [];
  const open = own.some((id) => {
    const poll = state.polls.get(id);
    return poll && !poll.withdrawn && !poll.hidden && (poll.run === 'open' || poll.run === 'waiting');
  });
  return open ? refused('too-many') : null;
}

function choicesFault(poll: Poll, choices: readonly string[]): Refused | null {
  const known = choices.every((id) =>
    id === 'unsure' ? poll.unsure : poll.options.some((option) => option.id === id),
  );
  if (!known) return refused('unknown', { field: 'choices' });
  if (choices.includes('unsure')) {
    return choices.length === 1 ? null : refused('invalid', { field: 'choices', hint: '`unsure` stands alone.' });
  }
  const least = poll.least ?? 1;
  const most = poll.kind === 'one' ? 1 : (poll.most ?? poll.options.length);
  if (choices.length >= least && choices.length <= most) return null;
  return refused('invalid', { field: 'choices', hint: `Choose ${least === most ? least : `${least} to ${most}`}.` });
}
