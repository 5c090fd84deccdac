import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../shared/commands.ts';
import type { Fact } from '../../shared/facts.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { BROUGHT_MAX } from '../../shared/limits.ts';
import { json } from '../../server/archive/json.ts';
import { contentOf } from '../../server/bring/bring.ts';
import { decide } from '../../server/room/decide.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { archiveView } from '../../server/view/archive.ts';
import { brought, broughtPoll, broughtPost, broughtReply } from '../support/brought.ts';
import { erased } from '../support/erased.ts';
import { ada, after, ben, commandOf, given, HALL, host, last, newEvent, START, type Wish } from '../support/given.ts';
import { plainState } from '../support/plain-state.ts';
import { live, scripts } from '../support/random-day.ts';

const event = newEvent({ lookFirst: true });
const chat = brought(
  [
    broughtPost('Who pays?', {
      name: 'Maria',
      support: 4,
      replies: [broughtReply('The council')],
      grouped: ['Who pays for it?'],
      labels: ['Money'],
      answer: { at: START - 5000, text: 'In April', name: 'Dr Lee', late: true },
    }),
    broughtPost('Hello from Leeds', { kind: 'comment' }),
  ],
  { polls: [broughtPoll('Tea?')] },
);
const bring = (into: string | null, ...sessions: (typeof chat)[]) =>
  ({ type: 'session.import', into, format: 'openfloor', sessions }) as const satisfies Wish;
const into = after(event, [host, bring(HALL, chat)]);
const [id = ''] =
  foldAll(into)
    .sessions.get(HALL)
    ?.imports.map((each) => each.id) ?? [];
const archived = (facts: readonly Fact[]): ArchiveView =>
  archiveView(foldAll(facts)) ?? expect.fail('There is an event.');
const postsIn = (facts: readonly Fact[]) => archived(facts).sessions.flatMap(({ posts }) => posts);

describe('what is brought in', () => {
  it('stands among what was said here at its time, with its replies, answer, counts and where it comes from', () => {
    const talked = after(into, [host, { type: 'post.add', session: HALL, kind: 'question', text: 'Said here' }]);
    expect(postsIn(talked)).toMatchObject([
      {
        text: 'Who pays?',
        name: 'Maria',
        source: 'zoom-chat',
        support: 4,
        labels: ['Money'],
        answer: { text: 'In April' },
        grouped: [{ text: 'Who pays for it?' }],
        replies: [{ text: 'The council', source: 'zoom-chat' }],
      },
      { text: 'Hello from Leeds', kind: 'comment' },
      { text: 'Said here', source: null },
    ]);
    expect(archived(talked).sessions[0]?.polls).toMatchObject([{ question: 'Tea?', people: 3, source: null }]);
  });

  it('is supported, replied to, grouped and hidden as all else is', () => {
    const [question = '', comment = ''] = postsIn(into).map((post) => post.id);
    const more = after(
      into,
      [ada, { type: 'post.support', post: question, on: true }],
      [host, { type: 'post.hide', post: comment, reason: 'A name in it' }],
    );
    expect(postsIn(more)).toMatchObject([{ support: 5 }]);
    const own = after(into, [host, { type: 'post.add', session: HALL, kind: 'question', text: 'Said here' }]);
    const grouped = after(own, [host, { type: 'post.group', post: last(own, 'post'), into: question }]);
    expect(postsIn(after(grouped, [ben, { type: 'post.support', post: question, on: true }]))[0]).toMatchObject({
      support: 5,
      grouped: [{ text: 'Who pays for it?' }, { text: 'Said here' }],
    });
  });

  it('has nobody here to mute or to send it back to; a host may withdraw it for whoever asks', () => {
    const [question = ''] = postsIn(into).map((post) => post.id);
    given(into).when(host, { type: 'post.mute', post: question, on: true }).refused('invalid');
    given(into).when(host, { type: 'post.return', post: question, note: 'Shorter' }).refused('invalid');
    given(into).when(ada, { type: 'post.withdraw', post: question }).refused('not-yours');
    const withdrawn = erased(after(into, [host, { type: 'post.withdraw', post: question }]));
    expect(JSON.stringify(withdrawn)).not.toMatch(/Maria|Who pays\?|In April|Money/);
  });

  it('counts for nobody’s balance', () => {
    expect(foldAll(into).sessions.get(HALL)?.balance).toEqual(foldAll(event).sessions.get(HALL)?.balance);
  });

  it('is refused whole where it is there already, is too much, or its session is sealed', () => {
    given(into).when(host, bring(HALL, chat)).refused('already-done');
    given(event)
      .when(host, bring(HALL, brought([])))
      .refused('empty');
    given(event).when(host, bring('s99', chat)).refused('unknown');
    given(event)
      .when(host, bring(HALL, chat, chat))
      .refused('invalid');
    given(event).when(host, bring(null, chat)).refused('invalid');
    const much = brought(Array.from({ length: BROUGHT_MAX + 1 }, () => broughtPost('x')));
    given(event).when(host, bring(HALL, much)).refused('invalid');
    given(event).when(ada, bring(HALL, chat)).refused('unauthorised');
    const sealed = after(
      event,
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    given(sealed).when(host, bring(HALL, chat)).refused('sealed');
  });

  it('[R2] has one effect however often it is asked for, in several sessions too', () => {
    const wish = bring(null, named('One'), named('Two'));
    const command = commandOf(wish);
    const first = decide(command, foldAll(event), host, START + 10);
    if (!('facts' in first)) return expect.fail('It is taken.');
    const done = foldAll([...event, ...first.facts]);
    expect(decide(command, done, host, START + 20)).toMatchObject({
      again: { import: 'i5', session: done.agenda.last() },
    });
  });
});

const named = (title: string, more: Partial<typeof chat> = {}) =>
  brought([broughtPost(`Said in ${title}`)], {
    details: { ...commands['session.add'].parse({ id: 'command-x', type: 'session.add', details: { title } }).details },
    ...more,
  });

describe('taking it back', () => {
  it('[R5] takes all of it and its words, and leaves what was said here', () => {
    const [question = ''] = postsIn(into).map((post) => post.id);
    const own = after(into, [host, { type: 'post.add', session: HALL, kind: 'question', text: 'Said here' }]);
    const grouped = after(own, [host, { type: 'post.group', post: last(own, 'post'), into: question }]);
    const back = after(grouped, [host, { type: 'session.unimport', import: id }]);
    expect(archived(back).sessions).toMatchObject([{ posts: [{ text: 'Said here', support: 0 }], polls: [] }]);
    const kept = erased(back);
    expect(JSON.stringify(kept)).not.toMatch(/Maria|Who pays|council|Leeds|April|Money|Tea/);
    expect(plainState(foldAll(kept))).toEqual(plainState(foldAll(back)));
    given(back).when(host, { type: 'session.unimport', import: id }).refused('unknown');
    // And then it may come again.
    expect(postsIn(after(back, [host, bring(HALL, chat)]))).toHaveLength(3);
  });

  it('takes sessions that came with it off the agenda, unless something was said in them here', () => {
    const both = after(event, [host, bring(null, named('One'), named('Two', { sealed: true }))]);
    expect(archived(both).sessions).toMatchObject([
      { title: 'Hall' },
      { title: 'One', state: 'closed', sealed: false },
      { title: 'Two', sealed: true },
    ]);
    const [, one = ''] = foldAll(both).agenda;
    const brought = foldAll(both).sessions.get(one)?.imports[0]?.id ?? '';
    const undo = { type: 'session.unimport', import: brought } as const;
    expect(archived(after(both, [host, undo])).sessions.map(({ title }) => title)).toEqual(['Hall']);
    const used = after(
      both,
      [host, { type: 'session.start', session: one }],
      [host, { type: 'post.add', session: one, kind: 'comment', text: 'Said here' }],
      [host, undo],
    );
    expect(archived(used).sessions.map(({ title }) => title)).toEqual(['Hall', 'One']);
  });
});

describe('an archive that goes out and comes in again', () => {
  /** The day is over: what is live would come in as closed, at no time that anybody told, and an open round is no result. */
  function closed(facts: readonly Fact[]): Fact[] {
    const { sessions, polls } = foldAll(facts);
    const ends: Wish[] = [
      ...[...sessions.values()].flatMap(({ id, state }): Wish[] =>
        state === 'live' ? [{ type: 'session.close', session: id }] : [],
      ),
      ...[...polls.values()].map(({ id }): Wish => ({ type: 'poll.close', poll: id })),
    ];
    return ends.reduce<Fact[]>(
      (all, wish) => {
        const state = foldAll(all);
        const decision = decide(commandOf(wish), state, host, state.at);
        return 'facts' in decision ? [...all, ...decision.facts] : all;
      },
      [...facts],
    );
  }

  /** Ids as they come, each sort counted from 1: they are made of places in the log, which is another one. */
  function renumbered(view: ArchiveView): unknown {
    const document = JSON.stringify((JSON.parse(json(view)) as ArchiveView).sessions);
    const ids = new Map<string, string>();
    const counts = new Map<string, number>();
    for (const [name] of document.matchAll(/"[spv]\d+"/g)) {
      if (ids.has(name)) continue;
      const sort = name.slice(1, 2);
      counts.set(sort, (counts.get(sort) ?? 0) + 1);
      ids.set(name, `"${sort}-${counts.get(sort) ?? 0}"`);
    }
    return JSON.parse(document.replace(/"[spv]\d+"/g, (name) => ids.get(name) ?? name));
  }

  it('is the same but for its code and its ids, for any day', () => {
    fc.assert(
      fc.property(scripts(90), (script) => {
        const day = closed(live(script).log);
        // What was taken down goes nowhere.
        if (foldAll(day).event?.archive === 'down') return;
        if (foldAll(day).event?.deleted || !foldAll(day).keys.get('k2') || foldAll(day).keys.get('k2')?.revoked) return;
        const out = archived(day);
        const text = json(out);
        const read = contentOf(text, undefined, { zone: 'UTC', day: null, since: null });
        if ('reason' in read) return expect.fail(JSON.stringify(read));
        const fresh = newEvent();
        const came = after(fresh, [
          host,
          { type: 'session.import', into: null, format: read.format, sessions: read.sessions },
        ]);
        const [, ...sessions] = archived(came).sessions;
        expect(renumbered({ ...archived(came), sessions })).toEqual(renumbered(out));
      }),
      { numRuns: 250 },
    );
  });
});
