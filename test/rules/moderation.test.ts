import { describe, expect, it } from 'vitest';
import { HOST_WINDOW_MAX, QUEUE_MAX } from '../../shared/limits.ts';
import type { PostView } from '../../shared/views.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { eventView } from '../../server/view/frame.ts';
import { mineOf } from '../../server/view/mine.ts';
import { orderOf } from '../../server/view/order.ts';
import { hostPostView } from '../../server/view/post.ts';
import { erased } from '../support/erased.ts';
import { ada, after, attendee, ben, given, HALL, host, last, newEvent, START, type Wish } from '../support/given.ts';

const question = { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' } as const;
const poll: Wish = { type: 'poll.add', session: HALL, question: 'Now?', options: ['Yes', 'No'] };
const event = newEvent();
const asked = after(event, [ada, question]);
const post = last(asked, 'post');

const hall = (details: object) => ({ type: 'session.edit', session: HALL, details }) as const;
const seenByHosts = (facts: typeof event, id = post) => {
  const state = foldAll(facts);
  const found = state.posts.get(id);
  if (!found) throw new Error(`There is no ${id}.`);
  return hostPostView(found, state);
};

describe('a session has a mode of its own', () => {
  it('and where it has none it goes by the event', () => {
    const looked = after(newEvent({ lookFirst: true }), [host, hall({ lookFirst: false })]);
    given(looked).when(ada, question).then({ type: 'post.added', status: 'shown' });
    const open = after(event, [host, hall({ lookFirst: true })]);
    given(open).when(ada, question).then({ type: 'post.added', status: 'waiting' });
    given(open).when(ada, poll).then({ type: 'poll.added', status: 'waiting' });
    given(after(open, [host, hall({ lookFirst: null })]))
      .when(ada, question)
      .then({ type: 'post.added', status: 'shown' });
  });

  it('slow: from one text of a person to their next, and nobody else waits', () => {
    const slow = after(event, [host, hall({ slow: 30 })], [ada, question]);
    const { at } = foldAll(slow);
    const { decision } = given(slow).when(ada, question, at + 10_000);
    expect(decision).toMatchObject({ refusal: 'slow-down', after: 20_000 });
    given(slow)
      .when(ada, poll, at + 10_000)
      .refused('slow-down');
    given(slow)
      .when(ada, question, at + 30_000)
      .then({ type: 'post.added' });
    given(slow)
      .when(ben, question, at + 1)
      .then({ type: 'post.added' });
    given(slow)
      .when(host, question, at + 1)
      .then({ type: 'post.added' });
  });

  it('holds only so much that waits for a host, and phones come again with the rest', () => {
    const looked = newEvent({ lookFirst: true });
    const flood = Array.from({ length: QUEUE_MAX }, (_, n) => [attendee(`flood-${n}`), question] as const);
    const full = flood.reduce((facts, [asker, wish]) => {
      const { decision } = given(facts).when(asker, wish, START);
      return 'facts' in decision ? [...facts, ...decision.facts] : facts;
    }, looked.slice());
    const waits = given(full);
    waits.when(ada, question).refused('slow-down');
    waits.when(host, question).then({ type: 'post.added', status: 'shown' });
    const { waiting } = waits.state.sessions.get(HALL) ?? expect.fail('There is no hall.');
    given(after(full, [host, { type: 'post.show', post: waiting.first() ?? '' }]))
      .when(ada, question)
      .then({ type: 'post.added', status: 'waiting' });
  });
});

describe('words that a host corrects', () => {
  const correct = (text: string): Wish => ({ type: 'post.edit', post, text });
  const corrected = after(asked, [host, correct('Who decides here?')]);
  const original = (facts: typeof event) => seenByHosts(facts).original;
  const kept = (facts: typeof event) =>
    erased(facts).flatMap((fact) => ('text' in fact && 'post' in fact && fact.text ? [fact.text] : []));

  it('are seen by all as edited, and hosts go on seeing what their author wrote, until they put it back', () => {
    expect(seenByHosts(corrected)).toMatchObject({ text: 'Who decides here?', edited: true, original: question.text });
    expect(original(after(corrected, [host, correct('Who decides now?')]))).toBe(question.text);
    expect(original(after(corrected, [host, correct(question.text)]))).toBeNull();
    expect(original(asked)).toBeNull();
  });

  it('leave in the log what their author wrote and what is shown, and nothing between', () => {
    const twice = after(corrected, [host, correct('Who decides now?')]);
    expect(kept(twice)).toMatchObject([{ text: question.text }, { text: 'Who decides now?' }]);
  });

  it('are gone, the original too, once their author writes or withdraws them', () => {
    const rewritten = after(corrected, [ada, correct('Who pays?')]);
    expect(original(rewritten)).toBeNull();
    expect(kept(rewritten)).toMatchObject([{ text: 'Who pays?' }]);
    const withdrawn = after(corrected, [ada, { type: 'post.withdraw', post }]);
    expect(original(withdrawn)).toBeNull();
    expect(kept(withdrawn)).toEqual([]);
  });
});

describe('who waits for the microphone', () => {
  const orderOfHosts = (facts: typeof event) => {
    const state = foldAll(facts);
    return orderOf(state, state.sessions.get(HALL) ?? expect.fail('There is no hall.'), 'host', 'list');
  };

  it('is before hosts however much was said since, until they were heard', () => {
    const spoken = after(event, [ada, { ...question, voice: 'self' }]);
    const first = last(spoken, 'post');
    const flood = Array.from({ length: HOST_WINDOW_MAX + 1 }, (_, n) => [attendee(`flood-${n}`), question] as const);
    const full = after(spoken, ...flood);
    expect(orderOfHosts(full)).toContain(first);
    expect(orderOfHosts(full)).toHaveLength(HOST_WINDOW_MAX);
    expect(orderOfHosts(after(full, [host, { type: 'post.answer', post: first, on: true }]))).not.toContain(first);
  });
});

describe('a muted attendee', () => {
  const muted = after(asked, [host, { type: 'post.mute', post, on: true }]);

  it('says nothing more and is told so; what was said stays, and votes count', () => {
    const texts: readonly Wish[] = [question, poll, { type: 'reply.add', post, text: 'And?' }];
    for (const wish of texts) {
      given(muted).when(ada, wish).refused('muted');
    }
    given(muted).when(ada, { type: 'post.edit', post, text: 'Who pays?' }).refused('muted');
    given(muted).when(ben, question).then({ type: 'post.added', status: 'shown' });
    given(muted).when(ada, { type: 'post.withdraw', post }).then({ type: 'post.withdrawn' });
    expect(mineOf(foldAll(muted), 'attendee-ada').muted).toBe(true);
    expect(seenByHosts(muted)).toMatchObject({ status: 'shown', muted: true });
    const running = after(muted, [host, poll]);
    given(running)
      .when(ada, { type: 'ballot.cast', poll: last(running, 'poll'), choices: ['o1'] })
      .then({ type: 'ballot.cast' });
  });

  it('may speak again when every post they were muted for is forgiven', () => {
    const twice = after(asked, [ada, question]);
    const other = last(twice, 'post');
    const both = after(
      twice,
      [host, { type: 'post.mute', post, on: true }],
      [host, { type: 'post.mute', post: other, on: true }],
      [host, { type: 'post.mute', post, on: false }],
    );
    given(both).when(ada, question).refused('muted');
    given(after(both, [host, { type: 'post.mute', post: other, on: false }]))
      .when(ada, question)
      .then({ type: 'post.added' });
  });
});

describe('a post', () => {
  it('goes back to its author with what to change, and waits for a host when it comes again', () => {
    const note = 'Please leave out the name.';
    const back = after(asked, [host, { type: 'post.return', post, note }]);
    const [mine] = mineOf(foldAll(back), 'attendee-ada').posts;
    expect(mine).toMatchObject({ status: 'hidden', returned: true, reason: note, editable: true });
    const again = after(back, [ada, { type: 'post.edit', post, text: 'Who decides, then?' }]);
    expect(mineOf(foldAll(again), 'attendee-ada').posts[0]).toMatchObject({ status: 'waiting', returned: false });
    given(back).when(host, { type: 'post.return', post, note }).refused('already-done');
    const own = after(event, [host, question]);
    given(own)
      .when(host, { type: 'post.return', post: last(own, 'post'), note })
      .refused('invalid');
  });

  it('may be hidden so that its author is told whom to talk to', () => {
    const hidden = after(asked, [
      host,
      { type: 'post.hide', post, reason: 'This is for a quiet talk.', support: true },
    ]);
    expect(mineOf(foldAll(hidden), 'attendee-ada').posts[0]).toMatchObject({ offered: true, returned: false });
    expect(mineOf(foldAll(after(hidden, [host, { type: 'post.show', post }])), 'attendee-ada').posts[0]).toMatchObject({
      offered: false,
    });
  });

  it('carries labels, each once', () => {
    const labelled = after(asked, [host, { type: 'post.label', post, labels: ['Transport', 'Money'] }]);
    const { labels }: PostView = seenByHosts(labelled);
    expect(labels).toEqual(['Transport', 'Money']);
    given(labelled)
      .when(host, { type: 'post.label', post, labels: ['Transport', 'Money'] })
      .refused('already-done');
    expect(() => given(asked).when(host, { type: 'post.label', post, labels: ['Money', 'Money'] })).toThrow();
  });

  it('comes next on the wall until it is there, is answered or is not to be seen', () => {
    const queued = after(asked, [host, { type: 'post.queue', post, on: true }]);
    const next = (facts: typeof event) => foldAll(facts).sessions.get(HALL)?.next.toArray();
    expect(next(queued)).toEqual([post]);
    expect(seenByHosts(queued).next).toBe(queued.length);
    const ends = [
      { type: 'wall.show', session: HALL, screen: { mode: 'post', post } },
      { type: 'post.answer', post, on: true },
      { type: 'post.hide', post },
      { type: 'post.queue', post, on: false },
    ] as const;
    for (const end of ends) {
      const ended = after(queued, [host, end]);
      expect([end.type, next(ended), seenByHosts(ended).next]).toEqual([end.type, [], null]);
    }
    given(queued).when(host, { type: 'post.queue', post, on: true }).refused('already-done');
    given(after(asked, [host, { type: 'post.hide', post }]))
      .when(host, { type: 'post.queue', post, on: true })
      .refused('gone');
  });

  it('says who handled it, and so does the refusal of who came second', () => {
    const two = after(asked, [
      host,
      { type: 'key.add', name: 'Mo', role: 'moderator', key: 'key-of-mo-0123456789-abc' },
    ]);
    const mo = { kind: 'key', id: foldAll(two).keys.keySeq().last() ?? '' } as const;
    const hidden = after(two, [mo, { type: 'post.hide', post }]);
    expect(seenByHosts(hidden).handled).toMatchObject({ by: 'Mo' });
    expect(given(hidden).when(host, { type: 'post.hide', post }).decision).toMatchObject({
      refusal: 'already-done',
      by: 'Mo',
    });
    // What attendees do to it is no handling.
    expect(seenByHosts(after(hidden, [ada, { type: 'post.edit', post, text: 'Who pays?' }])).handled).toMatchObject({
      by: 'Mo',
    });
    const sealed = after(
      hidden,
      [host, { type: 'session.close', session: HALL }],
      [host, { type: 'session.seal', session: HALL }],
    );
    expect(seenByHosts(sealed).handled).toBeNull();
  });
});

describe('hosts', () => {
  it('tell every phone something, and take it back', () => {
    const told = after(event, [host, { type: 'event.tell', text: 'Lunch is until 13:30' }]);
    expect(eventView(foldAll(told)).notice).toMatchObject({ text: 'Lunch is until 13:30' });
    expect(eventView(foldAll(after(told, [host, { type: 'event.tell', text: null }]))).notice).toBeNull();
    given(event).when(host, { type: 'event.tell', text: null }).refused('already-done');
  });

  it('set a timer on the wall, counted from when they did', () => {
    const { decision } = given(event).when(host, { type: 'wall.time', session: HALL, seconds: 300 }, START + 60_000);
    expect(decision).toMatchObject({ facts: [{ type: 'wall.timed', until: START + 6 * 60_000 }] });
    given(event).when(host, { type: 'wall.time', session: HALL, seconds: null }).refused('already-done');
  });

  it('[R7] of role moderator may do all but change the event itself', () => {
    const key = 'key-of-mo-0123456789-abc';
    const two = after(event, [host, { type: 'key.add', name: 'Mo', role: 'moderator', key }]);
    const mo = { kind: 'key', id: foldAll(two).keys.keySeq().last() ?? '' } as const;
    given(two)
      .when(mo, hall({ lookFirst: true }))
      .then({ type: 'session.edited' });
    given(two)
      .when(mo, { type: 'event.edit', details: { lookFirst: true } })
      .refused('unauthorised');
  });
});

describe('questions that say the same', () => {
  const three = after(
    asked,
    [ben, { ...question, text: 'Who has the say?' }],
    [ada, { ...question, text: 'And who pays?' }],
  );
  const [first, second, third] = [...foldAll(three).posts.keys()];
  const group = (one = '', into: string | null = '') => ({ type: 'post.group', post: one, into }) as const;
  const support = (id = '', on = true) => ({ type: 'post.support', post: id, on }) as const;
  const supportOf = (facts: typeof event, id = '') => foldAll(facts).posts.get(id)?.support;
  const listed = (facts: typeof event) => {
    const state = foldAll(facts);
    const session = state.sessions.get(HALL) ?? expect.fail('There is no hall.');
    return orderOf(state, session, 'attendee', 'list');
  };

  it('stand under one, which keeps every wording and counts each supporter once', () => {
    const both = after(
      three,
      [ada, support(first)],
      [ada, support(second)],
      [ben, support(second)],
      [host, group(second, first)],
    );
    expect(listed(both)).toEqual([third, first]);
    expect(seenByHosts(both, first)).toMatchObject({
      support: 2,
      grouped: [{ id: second, text: 'Who has the say?' }],
    });
    expect(mineOf(foldAll(both), 'attendee-ben').posts[0]).toMatchObject({ group: first, status: 'shown' });
    const more = after(both, [attendee('cy'), support(second)], [ada, support(second, false)]);
    expect([supportOf(more, first), supportOf(more, second)]).toEqual([3, 2]);
    const less = after(more, [ada, support(first, false)]);
    expect(supportOf(less, first)).toBe(2);
    const parted = after(less, [host, group(second, null)]);
    expect([supportOf(parted, first), supportOf(parted, second)]).toEqual([0, 2]);
    expect(listed(parted)).toEqual([third, second, first]);
  });

  it('are counted at each that they stand under, whichever came to stand there first', () => {
    const all = (facts: typeof event) => [first, second, third].map((id) => supportOf(facts, id));
    const chain = after(
      three,
      [ada, support(third)],
      [host, group(second, first)],
      [host, group(third, second)],
      [ben, support(third)],
      [ben, support(first)],
    );
    expect(all(chain)).toEqual([2, 2, 2]);
    expect(all(after(chain, [ben, support(third, false)]))).toEqual([2, 1, 1]);
    expect(all(after(chain, [host, group(third, null)]))).toEqual([1, 0, 2]);
    expect(all(after(chain, [host, { type: 'post.hide', post: third ?? '' }]))).toEqual([1, 0, 2]);
  });

  it('stand by themselves again when the one they stand under is taken away', () => {
    const both = after(three, [host, group(second, first)]);
    for (const end of [
      { type: 'post.hide', post: first ?? '' } as const,
      { type: 'post.withdraw', post: first ?? '' } as const,
    ]) {
      const facts = after(both, [end.type === 'post.withdraw' ? ada : host, end]);
      expect([end.type, listed(facts)]).toEqual([end.type, [third, second]]);
    }
    const hidden = after(
      both,
      [ada, support(second)],
      [ada, support(first)],
      [host, { type: 'post.hide', post: second ?? '' }],
    );
    expect(seenByHosts(hidden, first)).toMatchObject({ support: 1, grouped: [] });
  });

  it('are never in a circle, and only the one at the head is shown, pinned and answered', () => {
    const chain = after(three, [host, group(second, first)], [host, group(third, second)]);
    expect(listed(chain)).toEqual([first]);
    given(chain).when(host, group(first, third)).refused('invalid');
    given(chain).when(host, group(second, third)).refused('invalid');
    given(chain).when(host, group(third, second)).refused('already-done');
    given(chain)
      .when(host, { type: 'post.pin', post: third ?? '', on: true })
      .refused('invalid');
    given(chain)
      .when(host, { type: 'wall.show', session: HALL, screen: { mode: 'post', post: third ?? '' } })
      .refused('invalid');
    const story = after(three, [host, { ...question, kind: 'story', archive: true }]);
    given(story)
      .when(host, group(last(story, 'post'), first))
      .refused('invalid');
  });

  it('stay on a wall that shows one of them', () => {
    const shown = after(three, [
      host,
      { type: 'wall.show', session: HALL, screen: { mode: 'post', post: second ?? '' } },
    ]);
    const state = foldAll(after(shown, [host, group(second, first)]));
    const session = state.sessions.get(HALL) ?? expect.fail('There is no hall.');
    expect(orderOf(state, session, 'wall', 'now')).toEqual([second]);
  });
});
