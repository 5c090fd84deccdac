import { describe, expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import type { Standpoint } from '../../shared/settings.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { neverLooked } from '../../server/view/entered.ts';
import { balanceView } from '../../server/view/balance.ts';
import { frameOf } from '../../server/view/frame.ts';
import { after, attendee, HALL, host, last, newEvent } from '../support/given.ts';

/** So many people, each with a question. */
function asked(facts: readonly Fact[], count: number, as: Standpoint | null, name = 'person'): Fact[] {
  return Array.from({ length: count }, (_, n) => attendee(`${name}-${String(as)}-${n}`)).reduce(
    (log, asker) => after(log, [asker, { type: 'post.add', session: HALL, kind: 'question', text: 'Why?', as }]),
    [...facts],
  );
}

function answeredAll(facts: readonly Fact[]): Fact[] {
  const posts = [...foldAll(facts).posts.keys()];
  return posts.reduce((log, post) => after(log, [host, { type: 'post.answer', post, on: true }]), [...facts]);
}

const seen = (facts: readonly Fact[]) => {
  const state = foldAll(facts);
  const session = state.sessions.get(HALL) ?? expect.fail('There is no hall.');
  return Object.fromEntries(
    balanceView(session, state).map(({ as, spoke, heard }) => [as ?? 'unsaid', [spoke, heard]]),
  );
};

describe('who was heard', () => {
  const six = answeredAll(asked(newEvent(), 6, 'uses'));
  const ten = asked(six, 4, 'uses', 'other');

  it('is told by what people said they are: who spoke, and who of them was answered or alone on the wall', () => {
    expect(seen(asked(ten, 5, null))).toMatchObject({ uses: [10, 6], unsaid: [5, null] });
    const wall = after(ten, [
      host,
      { type: 'wall.show', session: HALL, screen: { mode: 'post', post: last(ten, 'post') } },
    ]);
    expect(seen(wall)).toMatchObject({ uses: [10, 7] });
  });

  it('tells no number below five', () => {
    expect(seen(newEvent())).toEqual({
      uses: [null, null],
      cares: [null, null],
      works: [null, null],
      other: [null, null],
      unsaid: [null, null],
    });
    expect(seen(answeredAll(asked(newEvent(), 4, 'cares')))).toMatchObject({ cares: [null, null] });
    expect(seen(answeredAll(asked(newEvent(), 5, 'cares')))).toMatchObject({ cares: [5, 5] });
  });

  it('counts a person once, and each for whom a host wrote', () => {
    const again = asked(six, 6, 'uses');
    expect(seen(again)).toMatchObject({ uses: [6, 6] });
    const inRoom = Array.from({ length: 5 }).reduce<Fact[]>(
      (log) => after(log, [host, { type: 'post.add', session: HALL, kind: 'question', text: 'Why?', as: 'works' }]),
      six,
    );
    expect(seen(inRoom)).toMatchObject({ works: [5, null] });
  });

  it('does not count what is not to be seen', () => {
    const hidden = after(six, [host, { type: 'post.hide', post: last(six, 'post') }]);
    expect(seen(hidden)).toMatchObject({ uses: [5, 5] });
    expect(seen(asked(newEvent({ lookFirst: true }), 9, 'uses'))).toMatchObject({ uses: [null, null] });
  });

  it('stays when the session is sealed', () => {
    const sealed = after(
      ten,
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    expect(seen(sealed)).toEqual(seen(ten));
  });

  it('[R6] is told to hosts alone', () => {
    const state = foldAll(ten);
    const frame = (role: 'attendee' | 'wall' | 'host') =>
      frameOf(
        state,
        { session: HALL, role, name: role === 'wall' ? 'now' : 'list', keys: false },
        'epoch',
        0,
        neverLooked,
      );
    expect(frame('host')?.balance).toHaveLength(5);
    expect([frame('attendee')?.balance, frame('wall')?.balance]).toEqual([undefined, undefined]);
  });
});
