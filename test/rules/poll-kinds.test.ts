import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import type { PollKind } from '../../shared/polls.ts';
import { leadersOf } from '../../server/room/leaders.ts';
import { dueCommands } from '../../server/room/due.ts';
import { decide } from '../../server/room/decide.ts';
import { foldAll } from '../../server/room/reduce.ts';
import type { Poll } from '../../server/room/state.ts';
import { tallyOf } from '../../server/room/tally.ts';
import { hostPollView, pollView } from '../../server/view/poll.ts';
import { mineOf } from '../../server/view/mine.ts';
import { ada, after, attendee, ben, given, HALL, host, last, newEvent, type Wish } from '../support/given.ts';

type Spec = Omit<Extract<Wish, { type: 'poll.add' }>, 'type' | 'session' | 'question'>;

const event = newEvent({ lookFirst: false });
const options = ['Bus', 'Train', 'Walk'];
const asking = (spec: Spec, from: readonly Fact[] = event) =>
  after(from, [host, { type: 'poll.add', session: HALL, question: 'How?', ...spec }]);
const pollIn = (log: readonly Fact[]): Poll => foldAll(log).polls.get(last(log, 'poll')) ?? expect.fail();
const viewIn = (log: readonly Fact[]) => pollView(pollIn(log));

type Answer = Omit<Extract<Wish, { type: 'ballot.cast' }>, 'type' | 'poll'>;
const casting = (log: readonly Fact[], ...answers: readonly (readonly [string, Answer])[]) =>
  after(
    log,
    ...answers.map(
      ([name, answer]) => [attendee(name), { type: 'ballot.cast', poll: last(log, 'poll'), ...answer }] as const,
    ),
  );

/** One poll of each kind, and answers to it that differ. */
const kinds: Record<PollKind, { readonly spec: Spec; readonly answers: readonly Answer[] }> = {
  one: { spec: { options }, answers: [{ choices: ['o1'] }, { choices: ['o2'] }] },
  several: { spec: { options }, answers: [{ choices: ['o1', 'o3'] }, { choices: ['o2'] }] },
  rating: { spec: { scale: '0-10' }, answers: [{ choices: ['o1'] }, { choices: ['o11'] }] },
  ranking: { spec: { options }, answers: [{ choices: ['o2', 'o1'] }, { choices: ['o3', 'o2', 'o1'] }] },
  words: { spec: {}, answers: [{ words: ['bus', 'train'] }, { words: ['Bus'] }] },
  open: { spec: {}, answers: [{ text: 'By bus, when it comes' }] },
  number: { spec: { unit: 'minutes' }, answers: [{ number: 20 }, { number: 0.5 }] },
};
const cases = (Object.keys(kinds) as PollKind[]).map((kind) => ({ kind, ...kinds[kind] }));

describe.each(cases)('a poll of kind $kind', ({ kind, spec, answers }) => {
  const log = asking({ kind, ...spec });
  const unsure: Answer = { choices: ['unsure'] };

  it('comes to nothing as long as nobody has answered', () => {
    const { people, counts, status } = viewIn(log);
    expect({ people, status }).toEqual({ people: 0, status: 'open' });
    expect(Object.values(counts ?? {}).every((count) => count === 0)).toBe(true);
  });

  it('takes each of its answers, and "not sure" unless it is switched off', () => {
    for (const answer of [...answers, unsure]) expect(viewIn(casting(log, ['ada', answer])).people).toBe(1);
    const sure = asking({ kind, ...spec, unsure: false });
    given(sure)
      .when(ada, { type: 'ballot.cast', poll: last(sure, 'poll'), ...unsure })
      .refused('unknown');
  });

  it('refuses the answers of other kinds', () => {
    const poll = last(log, 'poll');
    const fitting = new Set(answers.flatMap((answer) => Object.keys(answer)));
    const others: Answer[] = [{ words: ['bus'] }, { text: 'By bus' }, { number: 3 }];
    for (const other of others.filter((each) => !fitting.has(Object.keys(each)[0] ?? '')))
      given(log)
        .when(ada, { type: 'ballot.cast', poll, ...other })
        .refused('invalid');
    given(log).when(ada, { type: 'ballot.cast', poll }).refused('empty');
    given(log)
      .when(ada, { type: 'ballot.cast', poll, choices: ['o99'] })
      .refused('unknown');
  });

  it('of whom all are not sure tells that, and nothing else', () => {
    const told = viewIn(casting(log, ['ada', unsure], ['ben', unsure]));
    expect(told).toMatchObject({ people: 2, counts: { unsure: 2 } });
    expect(Object.values(told.counts ?? {}).reduce((sum, each) => sum + each, 0)).toBe(2);
    expect(told.details?.ranking?.winners ?? []).toEqual([]);
    expect(told.details?.words?.top ?? []).toEqual([]);
    expect(told.details?.numbers).toBeUndefined();
  });

  it('[R3] the last answer of a person counts; a poll that does not take a second keeps the first', () => {
    const [first, second] = [answers[0] ?? {}, answers[1] ?? unsure];
    const changed = viewIn(casting(log, ['ada', first], ['ada', second]));
    const only = viewIn(casting(log, ['ada', second]));
    // Of open answers the words stay, which are a post.
    expect({ ...changed, at: 0 }).toEqual({ ...only, at: 0 });
    const firm = casting(asking({ kind, ...spec, changeable: false }), ['ada', first]);
    given(firm)
      .when(ada, { type: 'ballot.cast', poll: last(firm, 'poll'), ...second })
      .refused('already-done');
  });

  it('[R4] once closed takes nothing more, and a new round begins at nothing beside the old', () => {
    const poll = last(log, 'poll');
    const closed = after(casting(log, ['ada', answers[0] ?? {}]), [host, { type: 'poll.close', poll }]);
    given(closed)
      .when(ben, { type: 'ballot.cast', poll, ...answers[0] })
      .refused('closed');
    const told = viewIn(closed);
    const again = viewIn(after(closed, [host, { type: 'poll.open', poll }]));
    expect(again).toMatchObject({ round: 2, people: 0 });
    expect(again.rounds).toEqual([
      { people: 1, counts: told.counts, ...(Object.keys(told.details ?? {}).length > 0 && { details: told.details }) },
    ]);
  });

  it('[R4] sealing keeps what was told and ties nobody to it', () => {
    const poll = last(log, 'poll');
    const voted = casting(log, ['ada', answers[0] ?? {}], ['ben', answers.at(-1) ?? {}], ['cyd', unsure]);
    const closed = after(voted, [host, { type: 'session.close', session: HALL }]);
    const sealed = after(closed, [host, { type: 'session.seal', session: HALL }]);
    const { people, counts, details } = viewIn(sealed);
    const before = viewIn(closed);
    expect({ people, counts, details }).toEqual({
      people: before.people,
      counts: before.counts,
      details: before.details,
    });
    expect(foldAll(sealed).polls.get(poll)?.rounds[0]?.ballots.size).toBe(0);
    expect(mineOf(foldAll(sealed), 'attendee-ada').ballots).toEqual([]);
  });

  it('tells its voter what they answered, and nobody else', () => {
    const answer = answers[0] ?? {};
    const state = foldAll(casting(log, ['ada', answer]));
    const { choices = [], words, number } = answer;
    expect(mineOf(state, 'attendee-ada').ballots).toEqual([
      {
        poll: last(log, 'poll'),
        round: 1,
        choices,
        ...(words && { words }),
        ...(typeof number === 'number' && { number }),
      },
    ]);
    expect(mineOf(state, 'attendee-ben').ballots).toEqual([]);
  });

  it('[R3] ten thousand people, of whom a third changed their mind, are counted right', () => {
    const poll = pollIn(log);
    const cast = (n: number, answer: Answer): Fact => ({
      type: 'ballot.cast',
      at: poll.at,
      session: HALL,
      poll: poll.id,
      round: 1,
      person: {
        by: `attendee-${n}`,
        command: `command-${n}`,
        outbox: 'phone',
        choices: answer.choices ?? [],
        ...(answer.words && { words: answer.words.map((text) => ({ key: text.toLowerCase(), text })) }),
        ...(typeof answer.number === 'number' && { number: answer.number }),
      },
    });
    const all = [...answers, unsure];
    const lastOf = (n: number): Answer => all[(n % 3 === 0 ? n + 1 : n) % all.length] ?? unsure;
    const facts = Array.from({ length: 10_000 }, (_, n) => n).flatMap((n) =>
      n % 3 === 0 ? [cast(n, all[n % all.length] ?? unsure), cast(n, lastOf(n))] : [cast(n, lastOf(n))],
    );
    const told = pollView(foldAll(facts, foldAll(log)).polls.get(poll.id) ?? expect.fail());
    const ballots = Array.from({ length: 10_000 }, (_, n) => lastOf(n));
    expect(told.people).toBe(10_000);
    for (const [id, count] of Object.entries(told.counts ?? {})) {
      const choosing = ({ choices = [] }: Answer) => (kind === 'ranking' ? choices[0] === id : choices.includes(id));
      expect([id, count]).toEqual([id, ballots.filter(choosing).length]);
    }
    for (const { key, people } of told.details?.words?.top ?? [])
      expect(people).toBe(ballots.filter(({ words }) => words?.some((word) => word.toLowerCase() === key)).length);
    const numbers = ballots.flatMap(({ number }) => number ?? []).sort((a, b) => a - b);
    expect(told.details?.numbers?.answers ?? 0).toBe(numbers.length);
  });
});

describe('what a poll may ask', () => {
  const when = (spec: Spec, by = host) =>
    given(event).when(by, { type: 'poll.add', session: HALL, question: 'How?', ...spec });

  it('refuses what does not go with its kind', () => {
    when({ kind: 'one', options: ['Bus'] }).refused('invalid');
    when({ kind: 'words', options }).refused('invalid');
    when({ kind: 'one', options, least: 1 }).refused('invalid');
    when({ kind: 'several', options, least: 3, most: 2 }).refused('invalid');
    when({ kind: 'several', options, most: 4 }).refused('invalid');
    when({ kind: 'ranking', options, adding: true }).refused('invalid');
    when({ kind: 'rating', right: [0] }).refused('invalid');
    when({ kind: 'one', options, right: [3] }).refused('invalid');
    when({ kind: 'number', range: { least: 5, most: 5 } }).refused('invalid');
    when({ kind: 'one', options: ['Bus', 'bus'] }).refused('invalid');
    when({ kind: 'one', options, right: [0] }, ada).refused('invalid');
    when({ kind: 'one', options: [...options, 'Swim', 'Fly'] }, ada).refused('invalid');
  });

  it('a rating counts on its scale, with the words at its ends', () => {
    const view = viewIn(asking({ kind: 'rating', low: 'not at all', high: 'very' }));
    expect(view.options.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
    expect([view.low, view.high]).toEqual(['not at all', 'very']);
    expect(viewIn(asking({ kind: 'rating', scale: '0-10' })).options).toHaveLength(11);
  });

  it('a number keeps to its range', () => {
    const log = asking({ kind: 'number', range: { least: 0, most: 100 } });
    const poll = last(log, 'poll');
    for (const number of [-1, 100.5]) given(log).when(ada, { type: 'ballot.cast', poll, number }).refused('invalid');
    expect(() => given(log).when(ada, { type: 'ballot.cast', poll, number: Infinity })).toThrow();
    expect(Object.is(pollIn(casting(log, ['ada', { number: -0 }])).rounds[0]?.ballots.first()?.number, 0)).toBe(true);
  });

  it('[R4] a round that closed without a vote tells the same after its poll became one of another kind', () => {
    const log = asking({ kind: 'ranking', options });
    const poll = last(log, 'poll');
    const closed = after(log, [host, { type: 'poll.close', poll }]);
    const edited = after(closed, [host, { type: 'poll.edit', poll, question: 'Which?', kind: 'one', options }]);
    expect(pollIn(edited).kind).toBe('one');
    const told = [closed, edited].map((facts) => pollIn(facts).rounds.map((round) => tallyOf(pollIn(facts), round)));
    expect(told[1]).toEqual(told[0]);
  });

  it('can be changed until somebody has voted; the same words keep their option, and no id is used again', () => {
    const log = asking({ options });
    const poll = last(log, 'poll');
    const edit: Wish = { type: 'poll.edit', poll, question: 'How then?', options: ['Tram', 'Bus', 'Boat'] };
    const edited = after(log, [host, edit]);
    expect(viewIn(edited).options).toEqual([
      { id: 'o4', text: 'Tram' },
      { id: 'o1', text: 'Bus' },
      { id: 'o5', text: 'Boat' },
    ]);
    expect(viewIn(edited).counts).toEqual({ o4: 0, o1: 0, o5: 0, unsure: 0 });
    const twice = after(edited, [host, { ...edit, options: ['Walk', 'Bus'] }]);
    expect(viewIn(twice).options).toEqual([
      { id: 'o6', text: 'Walk' },
      { id: 'o1', text: 'Bus' },
    ]);
    given(casting(edited, ['ada', { choices: ['o4'] }]))
      .when(host, edit)
      .refused('settled');
    given(after(log, [host, { type: 'hands.count', poll, counts: { o1: 1 } }]))
      .when(host, edit)
      .refused('settled');
  });
});

describe('rounds', () => {
  it('reset begins at nothing, and keeps what was', () => {
    const log = casting(asking({ options }), ['ada', { choices: ['o1'] }]);
    const reset = after(log, [host, { type: 'poll.reset', poll: last(log, 'poll') }]);
    expect(viewIn(reset)).toMatchObject({ round: 2, people: 0, status: 'open', rounds: [{ people: 1 }] });
  });

  it('end by themselves once, when their time is over', () => {
    const log = asking({ options, seconds: 60 });
    const poll = last(log, 'poll');
    const state = foldAll(log);
    expect(viewIn(log).until).toBe(state.at + 60_000);
    expect(dueCommands(state, state.at + 59_999)).toEqual([]);
    const [due] = dueCommands(state, state.at + 60_000);
    const closed = decide(due ?? expect.fail(), state, { kind: 'clock' }, state.at + 60_000);
    expect(closed).toMatchObject({ facts: [{ type: 'poll.closed', round: 1 }] });
    const longer = after(log, [host, { type: 'poll.time', poll, seconds: 300 }]);
    expect(dueCommands(foldAll(longer), state.at + 60_000)).toEqual([]);
    const never = after(log, [host, { type: 'poll.time', poll, seconds: null }]);
    expect(viewIn(never).until).toBeNull();
  });
});

describe('hands in the room', () => {
  it('stand beside the ballots, each count in place of the one before', () => {
    const log = casting(asking({ options }), ['ada', { choices: ['o1'] }]);
    const poll = last(log, 'poll');
    const counted = after(
      log,
      [host, { type: 'hands.count', poll, counts: { o1: 9, o2: 3 } }],
      [host, { type: 'hands.count', poll, counts: { o1: 8, o2: 3, unsure: 1 } }],
    );
    expect(viewIn(counted)).toMatchObject({
      people: 1,
      counts: { o1: 1, o2: 0 },
      details: { hands: { people: 12, counts: { o1: 8, o2: 3, unsure: 1 } } },
    });
    expect(viewIn(after(counted, [host, { type: 'hands.count', poll, counts: {} }])).details).toEqual({});
  });

  it('of several choices are people that a host counts', () => {
    const log = asking({ kind: 'several', options });
    const poll = last(log, 'poll');
    const count = (people: number | null) =>
      given(log).when(host, { type: 'hands.count', poll, counts: { o1: 9, o2: 3 }, people });
    count(8).refused('invalid');
    count(13).refused('invalid');
    count(10).then({ type: 'hands.counted' });
    count(null).then({ type: 'hands.counted' });
  });

  it('[R4] are not counted for a closed round, another option or a kind that has none', () => {
    const log = asking({ options });
    const poll = last(log, 'poll');
    given(log)
      .when(host, { type: 'hands.count', poll, counts: { o9: 1 } })
      .refused('unknown');
    given(after(log, [host, { type: 'poll.close', poll }]))
      .when(host, { type: 'hands.count', poll, counts: { o1: 1 } })
      .refused('closed');
    const words = asking({ kind: 'words' });
    given(words)
      .when(host, { type: 'hands.count', poll: last(words, 'poll'), counts: { unsure: 1 } })
      .refused('invalid');
  });
});

describe('options that attendees add', () => {
  const log = asking({ options, adding: true });
  const poll = last(log, 'poll');
  const add = (text: string) => ({ type: 'option.add', poll, text }) as const;

  it('can be chosen at once, and are counted from nothing', () => {
    const added = after(log, [ada, add('Boat')]);
    expect(viewIn(added).options.at(-1)).toEqual({ id: 'o4', text: 'Boat' });
    expect(viewIn(casting(added, ['ben', { choices: ['o4'] }])).counts).toMatchObject({ o4: 1 });
    given(added).when(ben, add('BOAT')).refused('already-done');
    given(asking({ options }))
      .when(ada, { ...add('Boat'), poll: last(asking({ options }), 'poll') })
      .refused('off');
  });

  it('[R6] wait where a host looks first', () => {
    const first = asking({ options, adding: true }, newEvent({ lookFirst: true }));
    const offered = after(first, [ada, { ...add('Boat'), poll: last(first, 'poll') }]);
    expect(viewIn(offered).options).toHaveLength(3);
    expect(hostPollView(pollIn(offered)).offered).toEqual([{ id: 'o4', text: 'Boat', status: 'waiting' }]);
    given(offered)
      .when(ben, { type: 'ballot.cast', poll: last(first, 'poll'), choices: ['o4'] })
      .refused('unknown');
    const shown = after(offered, [host, { type: 'option.show', poll: last(first, 'poll'), option: 'o4' }]);
    expect(viewIn(shown)).toMatchObject({ counts: { o4: 0 } });
  });

  it('lose their words when hidden, and keep their votes', () => {
    const chosen = casting(after(log, [ada, add('Rude')]), ['ben', { choices: ['o4'] }]);
    const hidden = after(chosen, [host, { type: 'option.hide', poll, option: 'o4' }]);
    expect(viewIn(hidden).options.at(-1)).toEqual({ id: 'o4', text: '' });
    expect(viewIn(hidden).counts).toMatchObject({ o4: 1 });
    given(hidden)
      .when(ada, { type: 'ballot.cast', poll, choices: ['o4'] })
      .refused('unknown');
    given(log).when(host, { type: 'option.hide', poll, option: 'o1' }).refused('invalid');
    expect(
      viewIn(after(log, [ada, add('Boat')], [host, { type: 'option.hide', poll, option: 'o4' }])).options,
    ).toHaveLength(3);
  });

  it('are ten at most', () => {
    const full = after(log, ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((text) => [ada, add(text)] as const));
    given(full).when(ada, add('h')).refused('too-many');
  });
});

describe('open answers', () => {
  const log = asking({ kind: 'open' });
  const poll = last(log, 'poll');
  const answer = { type: 'ballot.cast', poll, text: 'By bus', name: 'Ada' } as const;

  it('are posts, one for each person and round', () => {
    const answered = after(log, [ada, answer]);
    const post = foldAll(answered).posts.get(last(answered, 'post'));
    expect(post).toMatchObject({ kind: 'comment', poll, text: 'By bus', name: 'Ada', status: 'shown' });
    given(answered).when(ada, answer).refused('already-done');
    const gone = after(answered, [ada, { type: 'post.withdraw', post: post?.id ?? '' }]);
    given(gone).when(ada, answer).then({ type: 'post.added' }, { type: 'ballot.cast' });
    const again = after(answered, [host, { type: 'poll.reset', poll }]);
    given(again).when(ada, answer).then({ type: 'post.added' }, { type: 'ballot.cast' });
  });

  it('[R6] wait where a host looks first, and are counted', () => {
    const first = asking({ kind: 'open' }, newEvent({ lookFirst: true }));
    const answered = after(first, [ada, { ...answer, poll: last(first, 'poll') }]);
    expect(foldAll(answered).posts.get(last(answered, 'post'))?.status).toBe('waiting');
    expect(viewIn(answered).people).toBe(1);
  });
});

describe('a quiz', () => {
  const log = asking({ options, right: [1] });
  const poll = last(log, 'poll');

  it('[R6] tells what is right once it is closed, and hosts before', () => {
    expect(viewIn(log)).toMatchObject({ quiz: true, right: null });
    expect(hostPollView(pollIn(log)).right).toEqual(['o2']);
    expect(viewIn(after(log, [host, { type: 'poll.close', poll }])).right).toEqual(['o2']);
  });

  it('[R6] tells its best once a host has seen them, and nobody else’s name', () => {
    const closed = after(
      casting(
        log,
        ['ada', { choices: ['o2'], name: 'Ada' }],
        ['ben', { choices: ['o1'], name: 'Ben' }],
        ['cyd', { choices: ['o2'] }],
      ),
      [host, { type: 'poll.close', poll }],
    );
    const state = foldAll(closed);
    const rows = leadersOf(state, state.sessions.get(HALL) ?? expect.fail());
    expect(rows).toEqual([{ name: 'Ada', right: 1 }]);
    const tell: Wish = { type: 'leaders.tell', session: HALL, rows: [...rows] };
    given(closed)
      .when(host, { ...tell, rows: [{ name: 'Ada', right: 2 }] })
      .refused('invalid');
    given(closed)
      .when(host, { type: 'wall.show', session: HALL, screen: { mode: 'leaders' } })
      .refused('gone');
    const told = after(closed, [host, tell], [host, { type: 'wall.show', session: HALL, screen: { mode: 'leaders' } }]);
    expect(foldAll(told).sessions.get(HALL)?.leaders).toEqual(rows);
    const sealed = after(
      told,
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    expect(foldAll(sealed).sessions.get(HALL)?.leaders).toBeNull();
  });
});

describe('an attendee’s poll', () => {
  const log = after(event, [
    ada,
    { type: 'poll.add', session: HALL, question: 'Shall we open a window?', options: ['Yes', 'No'] },
  ]);
  const poll = last(log, 'poll');
  const own = (facts: readonly Fact[]) => mineOf(foldAll(facts), 'attendee-ada').polls;

  it('goes back to its author with what to change, who asks again', () => {
    const returned = after(log, [host, { type: 'poll.return', poll, note: 'Say which one, please' }]);
    expect(own(returned)).toEqual([
      {
        id: poll,
        session: HALL,
        question: 'Shall we open a window?',
        status: 'hidden',
        reason: 'Say which one, please',
        returned: true,
        options: ['Yes', 'No'],
      },
    ]);
    given(returned)
      .when(ada, {
        type: 'poll.add',
        session: HALL,
        question: 'Shall we open the left window?',
        options: ['Yes', 'No'],
      })
      .then({ type: 'poll.added' }, { type: 'poll.opened' });
    given(returned).when(host, { type: 'poll.return', poll, note: 'Again' }).refused('already-done');
    expect(own(after(returned, [host, { type: 'poll.show', poll }]))).toMatchObject([
      { returned: false, reason: null },
    ]);
  });

  it('is turned down with a reason that its author sees, and no host’s poll is sent back', () => {
    const down = after(log, [host, { type: 'poll.hide', poll, reason: 'It is open already' }]);
    expect(own(down)).toMatchObject([{ status: 'hidden', returned: false, reason: 'It is open already' }]);
    const mine = asking({ options });
    given(mine)
      .when(host, { type: 'poll.return', poll: last(mine, 'poll'), note: 'No' })
      .refused('invalid');
  });
});

it('[R3] whatever people answer, people are counted apart from what they chose', () => {
  const ballots = fc.array(fc.tuple(fc.nat(8), fc.subarray(['o1', 'o2', 'o3'], { minLength: 1 })), { maxLength: 30 });
  fc.assert(
    fc.property(ballots, (cast) => {
      const voted = casting(
        asking({ kind: 'several', options }),
        ...cast.map(([who, choices]) => [`person-${who}`, { choices }] as const),
      );
      const final = new Map(cast);
      const { people, counts } = viewIn(voted);
      expect(people).toBe(final.size);
      const chosen = [...final.values()].flat();
      expect(counts).toEqual({
        ...Object.fromEntries(['o1', 'o2', 'o3'].map((id) => [id, chosen.filter((each) => each === id).length])),
        unsure: 0,
      });
    }),
    { numRuns: 50 },
  );
});
