import { describe, expect, it } from 'vitest';
import { apply } from '../../shared/apply.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import type { Fact } from '../../shared/facts.ts';
import { createRehearsal } from '../../server/room/rehearse.ts';
import { dueCommands, REHEARSAL_KEPT_MS } from '../../server/room/due.ts';
import { openInspection } from '../../server/room/invariants.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { lookedAgain, neverLooked } from '../../server/view/entered.ts';
import { frameOf, type ViewOf } from '../../server/view/frame.ts';
import { orderOf } from '../../server/view/order.ts';
import { ada, after, given, HALL, host, last, newEvent, START, type Wish } from '../support/given.ts';

const moderator = { kind: 'key', id: 'k5' } as const;
const event = after(newEvent(), [
  host,
  { type: 'key.add', name: 'Mo', role: 'moderator', key: 'key-of-the-moderator-01' },
]);
const remove = (session: string) => ({ type: 'session.remove', session }) as const;

describe('deleting an event', () => {
  it('is the last thing that happens', () => {
    const deleted = after(event, [host, { type: 'event.delete' }]);
    expect(deleted.at(-1)).toMatchObject({ type: 'event.deleted' });
    for (const [asker, wish] of [
      [host, { type: 'event.delete' }],
      [host, { type: 'session.add', details: { title: 'One more' } }],
      [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'Is anybody here?' }],
    ] as const) {
      given(deleted).when(asker, wish).refused('unavailable');
    }
    expect(dueCommands(foldAll(deleted), START + 1000 * REHEARSAL_KEPT_MS)).toEqual([]);
  });

  it('[R2] asked for again it gets its first answer', () => {
    const wish = { type: 'event.delete', id: 'delete-it' } as const;
    const deleted = after(event, [host, wish]);
    expect(given(deleted).when(host, wish).decision).toMatchObject({ again: { ok: true, seq: deleted.length } });
  });

  it('is found by whoever verifies a log in which it is not finished, or is not the end', () => {
    const deleted = after(event, [host, { type: 'event.delete' }]);
    const more: Fact = { type: 'session.started', at: deleted.at(-1)?.at ?? 0, session: HALL };
    const problems = (facts: readonly Fact[]) => {
      const inspection = openInspection();
      inspection.take({ id: 'batch', first: 1, facts });
      return inspection.end().problems.map(({ wrong, owed }) => [wrong, owed]);
    };
    expect(problems(deleted)).toEqual([['the event was deleted, and is not removed', true]]);
    expect(problems([...deleted, more])).toContainEqual(['the event was deleted before', false]);
  });
});

describe('taking a session off the agenda', () => {
  const added = after(event, [host, { type: 'session.add', details: { title: 'By mistake', room: 'Small hall' } }]);
  const session = last(added, 'session');

  it('is for hosts and moderators, while nothing has happened in it', () => {
    for (const asker of [host, moderator]) {
      given(added).when(asker, remove(session)).then({ type: 'session.removed', session });
    }
    const { sessions, agenda } = foldAll(after(added, [host, remove(session)]));
    expect([sessions.has(session), agenda.toArray()]).toEqual([false, [HALL]]);
  });

  it('is refused once it began, or something was said or asked in it', () => {
    const post = { type: 'post.add', session, kind: 'question', text: 'Why?' } as const;
    const poll: Wish = { type: 'poll.add', session, question: 'Now?', options: ['Yes', 'No'], open: false };
    const said = after(added, [ada, post]);
    for (const history of [
      after(added, [host, { type: 'session.start', session }]),
      after(added, [host, { type: 'session.start', session }], [host, { type: 'session.close', session }]),
      said,
      after(said, [ada, { type: 'post.withdraw', post: last(said, 'post') }]),
      after(added, [host, poll]),
    ]) {
      given(history).when(host, remove(session)).refused('invalid');
    }
  });

  it('is refused for the only one, and for one that is gone', () => {
    const onlyUpcoming = event.filter(({ type }) => type !== 'session.started');
    given(onlyUpcoming).when(host, remove(HALL)).refused('invalid');
    given(after(added, [host, remove(session)]))
      .when(host, remove(session))
      .refused('unknown');
  });

  it('[R8] screens drop it, in whatever order they hear of it', () => {
    const log = after(
      added,
      [host, { type: 'session.add', details: { title: 'Another' } }],
      [host, remove(session)],
      [host, { type: 'session.add', details: { title: 'And another' } }],
    );
    for (const role of ['attendee', 'wall', 'host'] as const) {
      const of: ViewOf = { session: HALL, role, name: 'now', keys: role === 'host' };
      let memory = neverLooked;
      let screens: readonly Held[] = [];
      for (let seq = event.length; seq <= log.length; seq++) {
        const state = foldAll(log.slice(0, seq));
        const hall = state.sessions.get(HALL) ?? expect.fail('The hall is there.');
        memory = lookedAgain(memory, orderOf(state, hall, role, 'now'), seq);
        const shown = (held: Held) => {
          const frame = frameOf(state, of, 'epoch-1', held.to, memory);
          return frame ? apply(held, frame) : held;
        };
        const whole = shown(nothingHeld());
        expect(whole?.sessions.map(({ id }) => id)).toEqual(state.agenda.toArray());
        for (const held of screens) expect(shown(held)).toMatchObject({ sessions: whole?.sessions });
        if (whole) screens = [...screens, whole];
      }
      expect(screens).toHaveLength(log.length - event.length + 1);
    }
  });
});

describe('a rehearsal', () => {
  const seeds = { code: '100200', signingKey: 'signing-two', hostKey: 'host-two', command: 'rehearse-it' };
  const poll = (question: string, open: boolean): Wish => ({
    type: 'poll.add',
    session: HALL,
    question,
    options: ['Soup', 'Bread'],
    results: 'closed',
    open,
  });
  const day = after(
    newEvent({ title: 'Care day', organiser: 'The alliance', lookFirst: true }),
    [host, { type: 'session.add', details: { title: 'Stories', room: 'Blue room', board: true, slow: 30 } }],
    [host, poll('Lunch?', false)],
    [host, poll('Asked already', true)],
    [ada, { type: 'post.add', session: HALL, kind: 'question', text: 'A real question' }],
    [host, { type: 'session.close', session: HALL }],
  );
  const copy = createRehearsal(foldAll(day), seeds, 'Host', START);
  const state = foldAll(copy);

  it('has the agenda and what is prepared, and nothing that anybody said', () => {
    const details = (log: readonly Fact[]) => {
      const { event: made, agenda, sessions } = foldAll(log);
      return { event: made?.details, sessions: agenda.toArray().map((id) => sessions.get(id)?.details) };
    };
    expect(details(copy)).toEqual(details(day));
    expect([...state.sessions.values()].map((session) => session.state)).toEqual(['live', 'upcoming']);
    expect([...state.polls.values()].map(({ question, run, results }) => [question, run, results])).toEqual([
      ['Lunch?', 'draft', 'closed'],
    ]);
    expect(state.posts.size).toBe(0);
    expect(JSON.stringify(copy)).not.toMatch(/A real question|Asked already|attendee-ada/);
  });

  it('says that it is one, and is a sound log', () => {
    expect(state.event).toMatchObject({ rehearsal: true, hashtag: null, code: '100200' });
    expect(foldAll(day).event).toMatchObject({ rehearsal: false });
    const inspection = openInspection();
    inspection.take({ id: 'batch', first: 1, facts: copy });
    expect(inspection.end().problems).toEqual([]);
  });

  it('is deleted by the clock a day after it was made, once, and no other event is', () => {
    const due = dueCommands(state, START + REHEARSAL_KEPT_MS);
    expect(due).toMatchObject([{ type: 'event.delete' }]);
    expect(dueCommands(state, START + REHEARSAL_KEPT_MS - 1)).toEqual([]);
    expect(dueCommands(foldAll(event), START + 10 * REHEARSAL_KEPT_MS)).toEqual([]);
    for (const { id } of due) {
      given(copy).when({ kind: 'clock' }, { type: 'event.delete', id }).then({ type: 'event.deleted' });
    }
  });
});
