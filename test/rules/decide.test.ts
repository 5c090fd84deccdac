import { describe, expect, it } from 'vitest';
import type { Fact } from '../../shared/facts.ts';
import type { ViewRole } from '../../shared/roles.ts';
import { dueErasure, obliges } from '../../server/room/erasures.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { dueCommands, SEAL_AFTER_MS } from '../../server/room/due.ts';
import { DRAIN_MS } from '../../server/room/decide/rule.ts';
import { lookedAgain, neverLooked } from '../../server/view/entered.ts';
import { frameOf } from '../../server/view/frame.ts';
import { mineOf } from '../../server/view/mine.ts';
import { orderOf } from '../../server/view/order.ts';
import { ada, after, attendee, ben, given, HALL, host, last, newEvent, type Wish } from '../support/given.ts';

const question = { type: 'post.add', session: HALL, kind: 'question', text: 'Who decides?' } as const;
const story = {
  type: 'post.add',
  session: HALL,
  kind: 'story',
  text: 'My mother and the lift',
  archive: true,
} as const;
const vote = (poll: string, ...choices: string[]) => ({ type: 'ballot.cast', poll, choices }) as const;
const event = newEvent();

describe('posts', () => {
  it('a question shows at once, a story waits for a host', () => {
    given(event).when(ada, question).then({ type: 'post.added', status: 'shown', from: 'attendee' });
    given(event).when(ada, story).then({ type: 'post.added', status: 'waiting', archive: true });
  });

  it('where a host looks first everything of attendees waits, and what hosts write does not', () => {
    const looked = newEvent({ lookFirst: true });
    given(looked).when(ada, question).then({ type: 'post.added', status: 'waiting' });
    given(looked).when(host, question).then({ type: 'post.added', status: 'shown', from: 'room' });
    given(looked)
      .when(ada, { type: 'poll.add', session: HALL, question: 'Now?', options: ['Yes', 'No'] })
      .then({ type: 'poll.added', status: 'waiting' });
  });

  it('an edit of a shown post waits where a host looks first, and the approved text stays meanwhile', () => {
    const asked = after(newEvent({ lookFirst: true }), [ada, question]);
    const post = last(asked, 'post');
    const edited = after(
      asked,
      [host, { type: 'post.show', post }],
      [ada, { type: 'post.edit', post, text: 'Who pays?' }],
    );
    expect(foldAll(edited).posts.get(post)).toMatchObject({
      text: 'Who decides?',
      draft: { text: 'Who pays?' },
      status: 'shown',
    });
    expect(foldAll(after(edited, [host, { type: 'post.show', post }])).posts.get(post)).toMatchObject({
      text: 'Who pays?',
      draft: null,
      edited: true,
    });
  });

  it('[R5] an approved edit keeps its name when the words it replaced are erased', () => {
    const asked = after(newEvent({ lookFirst: true }), [ada, { ...question, name: 'Ada', as: 'cares' }]);
    const post = last(asked, 'post');
    const show = { type: 'post.show', post } as const;
    const edited = after(asked, [host, show], [ada, { type: 'post.edit', post, text: 'Who pays?' }], [host, show]);
    const erased = edited.map((fact) => (fact.type === 'post.added' ? { ...fact, text: undefined } : fact));
    expect(foldAll(erased).posts.get(post)).toEqual(foldAll(edited).posts.get(post));
    expect(foldAll(edited).posts.get(post)).toMatchObject({ text: 'Who pays?', name: 'Ada', as: 'cares' });
  });

  describe('an edit that a host turns down', () => {
    const asked = after(newEvent({ lookFirst: true }), [ada, question]);
    const post = last(asked, 'post');
    const edited = after(
      asked,
      [host, { type: 'post.show', post }],
      [ada, { type: 'post.edit', post, text: 'Who pays?' }],
    );
    const keep = { type: 'post.keep', post, reason: 'It names somebody' } as const;
    const kept = after(edited, [host, keep]);

    it('leaves the approved words, and its author is told why', () => {
      expect(foldAll(edited).sessions.get(HALL)?.waiting.has(post)).toBe(true);
      expect(foldAll(kept).sessions.get(HALL)?.waiting.has(post)).toBe(false);
      expect(foldAll(kept).posts.get(post)).toMatchObject({ text: 'Who decides?', draft: null, edited: false });
      expect(mineOf(foldAll(kept), 'attendee-ada').posts).toMatchObject([
        { text: 'Who decides?', draft: null, kept: { reason: 'It names somebody' }, editable: true },
      ]);
    });

    it('is erased from the log, and nothing else is', () => {
      const [before, fact] = [foldAll(edited), kept.at(-1)];
      if (!fact) throw new Error('Nothing was kept.');
      expect(obliges(fact)).toBe(true);
      expect(dueErasure(before, fact, foldAll(kept))).toEqual({ which: 'text', seqs: [before.seq] });
    });

    it('is turned down once, and another edit waits again', () => {
      given(kept).when(host, keep).refused('already-done');
      const again = after(kept, [ada, { type: 'post.edit', post, text: 'Who pays for it?' }]);
      expect(foldAll(again).posts.get(post)).toMatchObject({ draft: { text: 'Who pays for it?' }, kept: null });
    });
  });

  describe('reports', () => {
    const asked = after(event, [ada, question]);
    const post = last(asked, 'post');
    const reported = after(asked, [ben, { type: 'post.report', post, reason: 'Rude' }]);
    const fine = { type: 'post.show', post } as const;
    const letBe = after(reported, [host, fine]);
    const queue = (facts: readonly Fact[]) => foldAll(facts).sessions.get(HALL)?.reported.toArray();

    it('are gone for all hosts once one says that the post is fine', () => {
      given(asked).when(host, fine).refused('already-done');
      expect(queue(reported)).toEqual([post]);
      expect(queue(letBe)).toEqual([]);
      expect(foldAll(letBe).posts.get(post)).toMatchObject({ status: 'shown', reports: 0, reportReason: null });
      given(letBe).when(host, fine).refused('already-done');
    });

    it('come back with a new one, but not with one who was heard', () => {
      given(letBe).when(ben, { type: 'post.report', post }).refused('already-done');
      const again = after(letBe, [attendee('eve'), { type: 'post.report', post, reason: 'Cruel' }]);
      expect(queue(again)).toEqual([post]);
      expect(foldAll(again).posts.get(post)).toMatchObject({ reports: 1, reportReason: 'Cruel' });
    });

    it('stay with a post that is hidden and shown again', () => {
      const hidden = after(reported, [host, { type: 'post.hide', post }], [host, fine]);
      expect(queue(hidden)).toEqual([post]);
    });
  });

  it('words that their author changed meanwhile are not shown unseen', () => {
    const told = after(event, [ada, story]);
    const post = last(told, 'post');
    const seen = { type: 'post.show', post, seen: story.text } as const;
    const changed = after(told, [ada, { type: 'post.edit', post, text: 'My neighbour and the lift' }]);
    given(told).when(host, seen).then({ type: 'post.shown' });
    given(changed).when(host, seen).refused('already-done');
    const shown = after(told, [host, seen], [ada, { type: 'post.edit', post, text: 'My aunt' }]);
    given(shown).when(host, seen).refused('already-done');
    given(shown)
      .when(host, { ...seen, seen: 'My aunt' })
      .then({ type: 'post.shown' });
  });

  it('what was replied to, answered or on the wall is settled', () => {
    const asked = after(event, [ada, question]);
    const post = last(asked, 'post');
    const edit = { type: 'post.edit', post, text: 'Who pays?' } as const;
    given(asked).when(ada, edit).then({ type: 'post.edited', status: 'shown', byHost: false });
    given(asked).when(ben, edit).refused('not-yours');
    given(after(asked, [ben, { type: 'reply.add', post, text: 'We do' }]))
      .when(ada, edit)
      .refused('settled');
    given(after(asked, [host, { type: 'post.answer', post, on: true }]))
      .when(ada, edit)
      .refused('settled');
    given(after(asked, [host, { type: 'wall.show', session: HALL, screen: { mode: 'post', post } }]))
      .when(ada, edit)
      .refused('settled');
  });

  it('a hidden post that its author changes waits to be looked at again', () => {
    const asked = after(event, [ada, question]);
    const post = last(asked, 'post');
    const hidden = after(asked, [host, { type: 'post.hide', post, reason: 'Names somebody' }]);
    expect(foldAll(hidden).posts.get(post)).toMatchObject({ status: 'hidden', reason: 'Names somebody' });
    given(hidden)
      .when(ada, { type: 'post.edit', post, text: 'Who pays?' })
      .then({ type: 'post.edited' }, { type: 'post.held' });
  });

  it('the limit of an edit is the limit of its kind', () => {
    const asked = after(event, [ada, question]);
    given(asked)
      .when(ada, { type: 'post.edit', post: last(asked, 'post'), text: 'x'.repeat(281) })
      .refused('too-long');
  });

  it('support is set, not counted: twice on is one, and its author may', () => {
    const asked = after(event, [ada, question]);
    const post = last(asked, 'post');
    const on = { type: 'post.support', post, on: true } as const;
    const supported = after(asked, [ben, on], [ben, { ...on }], [ada, on]);
    expect(foldAll(supported).posts.get(post)?.support).toBe(2);
    expect(foldAll(after(supported, [ben, { ...on, on: false }])).posts.get(post)?.support).toBe(1);
  });

  it('replies have one level, and none to what is hidden', () => {
    const asked = after(event, [ada, question]);
    const post = last(asked, 'post');
    const replied = after(asked, [ben, { type: 'reply.add', post, text: 'We do' }]);
    given(replied)
      .when(ada, { type: 'reply.add', post: last(replied, 'post'), text: 'Do we?' })
      .refused('invalid');
    given(after(asked, [host, { type: 'post.hide', post }]))
      .when(ben, { type: 'reply.add', post, text: 'We do' })
      .refused('gone');
  });

  it('[R6] a reply is seen with its post alone: it is neither pinned, nor answered, nor on the wall', () => {
    const asked = after(event, [ada, question]);
    const replied = after(asked, [ben, { type: 'reply.add', post: last(asked, 'post'), text: 'We do' }]);
    const reply = last(replied, 'post');
    given(replied).when(host, { type: 'post.pin', post: reply, on: true }).refused('invalid');
    given(replied).when(host, { type: 'post.answer', post: reply, on: true }).refused('invalid');
    given(replied)
      .when(host, { type: 'wall.show', session: HALL, screen: { mode: 'post', post: reply } })
      .refused('invalid');
  });

  it('two hosts at once: the second is told that it is already so', () => {
    const asked = after(event, [ada, question]);
    const hide = { type: 'post.hide', post: last(asked, 'post') } as const;
    given(after(asked, [host, hide]))
      .when(host, hide)
      .refused('already-done');
  });

  it('[R2] a command sent again gets its first answer, whatever came between', () => {
    const command = { ...question, id: 'the-same-id', outbox: 'phone' } as const;
    const asked = after(event, [ada, command], [ben, question]);
    const seq = event.length + 1;
    expect(given(asked).when(ada, command).decision).toEqual({ again: { ok: true, seq, post: `p${seq}` } });
    // The same id from another phone, or of somebody else, is another command.
    given(asked)
      .when(ada, { ...command, outbox: 'tablet' })
      .then({ type: 'post.added' });
    given(asked).when(attendee('eve'), command).then({ type: 'post.added' });
  });
});

describe('sessions', () => {
  const closed = after(event, [ada, question], [host, { type: 'session.close', session: HALL }]);

  it('[R9] outboxes drain for ten minutes after closing; what comes later is told so', () => {
    const state = foldAll(closed);
    given(closed)
      .when(ada, question, state.at + DRAIN_MS)
      .then({ type: 'post.added' });
    given(closed)
      .when(ada, question, state.at + DRAIN_MS + 1)
      .refused('closed');
    given(after(closed, [host, { type: 'session.start', session: HALL }]))
      .when(ada, question, state.at + 2 * DRAIN_MS)
      .then({ type: 'post.added' });
  });

  it('[R4] closing a session closes its open rounds', () => {
    const polled = after(event, [host, { type: 'poll.add', session: HALL, question: 'Now?', options: ['Yes', 'No'] }]);
    const poll = last(polled, 'poll');
    const over = given(polled)
      .when(host, { type: 'session.close', session: HALL })
      .then({ type: 'poll.closed', poll, round: 1 }, { type: 'session.closed' });
    given(over).when(ada, vote(poll, 'o1')).refused('closed');
  });

  it('[R4] a session is sealed by the clock thirty days after closing, once', () => {
    const state = foldAll(closed);
    expect(dueCommands(state, state.at + SEAL_AFTER_MS - 1)).toEqual([]);
    const [command] = dueCommands(state, state.at + SEAL_AFTER_MS);
    if (!command) throw new Error('Nothing is due.');
    const sealed = given(closed)
      .when({ kind: 'clock' }, command as Wish)
      .then({ type: 'session.sealed', session: HALL });
    expect(dueCommands(foldAll(sealed), state.at + 2 * SEAL_AFTER_MS)).toEqual([]);
    expect(dueCommands(foldAll(event), state.at + 2 * SEAL_AFTER_MS)).toEqual([]);
  });

  it('sealing keeps what was counted, forgets who, and lets authors withdraw', () => {
    const post = last(closed, 'post');
    const supported = after(closed, [ben, { type: 'post.support', post, on: true }]);
    given(event).when(host, { type: 'session.seal', session: HALL }).refused('invalid');
    const sealed = given(supported).when(host, { type: 'session.seal', session: HALL }).history();
    const state = foldAll(sealed);
    expect(state.posts.get(post)).toMatchObject({ support: 1, author: null });
    expect(state.people.has('attendee-ben')).toBe(false);
    given(sealed).when(ben, { type: 'post.support', post, on: true }).refused('sealed');
    given(sealed).when(ben, { type: 'post.withdraw', post }).refused('not-yours');
    const withdrawn = given(sealed).when(ada, { type: 'post.withdraw', post });
    withdrawn.then({ type: 'post.withdrawn', post });
    expect(withdrawn.history().at(-1)).not.toHaveProperty('person');
  });
});

describe('polls', () => {
  const opened = after(event, [
    host,
    {
      type: 'poll.add',
      session: HALL,
      question: 'Lunch?',
      options: ['Soup', 'Bread', 'Both'],
      kind: 'several',
      most: 2,
    },
  ]);
  const poll = last(opened, 'poll');

  it('[R3] one ballot a person, the last one counts; people and selections are counted apart', () => {
    const voted = after(opened, [ada, vote(poll, 'o1', 'o2')], [ben, vote(poll, 'o1')], [ada, vote(poll, 'o3')]);
    expect(foldAll(voted).polls.get(poll)?.rounds.at(-1)?.tally).toEqual({
      people: 2,
      counts: { o1: 1, o2: 0, o3: 1, unsure: 0 },
    });
  });

  it('refuses options of another poll, too many, and "unsure" beside others', () => {
    given(opened).when(ada, vote(poll, 'o9')).refused('unknown');
    given(opened)
      .when(ada, vote(poll, 'o1', 'o2', 'o3'))
      .refused('invalid');
    given(opened)
      .when(ada, vote(poll, 'o1', 'unsure'))
      .refused('invalid');
    given(opened).when(ada, vote('v999', 'o1')).refused('unknown');
  });

  it('[R4] a closed round takes no ballot; voting again is a new round, and a ballot for the old one is refused', () => {
    const voted = after(opened, [ada, vote(poll, 'o1')], [host, { type: 'poll.close', poll }]);
    given(voted).when(ben, vote(poll, 'o1')).refused('closed');
    const again = after(voted, [host, { type: 'poll.open', poll }]);
    given(again)
      .when(ben, { ...vote(poll, 'o1'), round: 1 })
      .refused('closed');
    expect(
      foldAll(after(again, [ben, { ...vote(poll, 'o2'), round: 2 }]))
        .polls.get(poll)
        ?.rounds.map(({ tally }) => tally.people),
    ).toEqual([1, 1]);
  });

  it('an attendee has one open poll, of at most four options, and may close it', () => {
    const wish = { type: 'poll.add', session: HALL, question: 'Break?', options: ['Yes', 'No'] } satisfies Wish;
    const asked = after(event, [ada, wish]);
    given(asked).when(ada, wish).refused('too-many');
    given(asked).when(ben, wish).then({ type: 'poll.added', from: 'attendee' }, { type: 'poll.opened', round: 1 });
    given(event)
      .when(ada, { ...wish, options: ['1', '2', '3', '4', '5'] })
      .refused('invalid');
    given(event)
      .when(ada, { ...wish, options: ['Yes', 'yes'] })
      .refused('invalid');
    given(after(asked, [ada, { type: 'poll.close', poll: last(asked, 'poll') }]))
      .when(ada, wish)
      .then({ type: 'poll.added' }, { type: 'poll.opened' });
    given(newEvent({ attendeePolls: 'off' }))
      .when(ada, wish)
      .refused('off');
    given(newEvent({ attendeePolls: 'ask' }))
      .when(ada, wish)
      .then({ type: 'poll.added', status: 'waiting' });
  });

  it('a ballot that may not be changed is refused the second time', () => {
    const fixed = after(event, [
      host,
      { type: 'poll.add', session: HALL, question: 'Once?', options: ['Yes', 'No'], changeable: false },
    ]);
    const once = last(fixed, 'poll');
    given(after(fixed, [ada, vote(once, 'o1')]))
      .when(ada, vote(once, 'o2'))
      .refused('already-done');
  });
});

describe('the wall', () => {
  const asked = after(event, [ada, question]);
  const post = last(asked, 'post');
  const show = { type: 'wall.show', session: HALL, screen: { mode: 'post', post } } as const;

  it('shows only what everyone may see', () => {
    given(after(asked, [host, { type: 'post.hide', post }]))
      .when(host, show)
      .refused('gone');
    given(asked)
      .when(host, { type: 'wall.show', session: HALL, screen: { mode: 'poll', poll: 'v999' } })
      .refused('unknown');
  });

  it('drops what is hidden at once, frozen or not', () => {
    const frozen = after(
      asked,
      [host, show],
      [host, { type: 'wall.freeze', session: HALL, on: true }],
      [host, { type: 'post.hide', post }],
    );
    const session = foldAll(frozen).sessions.get(HALL);
    expect(session?.screen).toEqual({ mode: 'board', order: 'latest', kind: null });
    expect(session?.frozen?.screen).toEqual({ mode: 'quiet' });
  });

  it('keeps what it shows while frozen, and then shows what was chosen meanwhile', () => {
    const frozen = after(
      asked,
      [host, show],
      [host, { type: 'wall.freeze', session: HALL, on: true }],
      [host, { type: 'wall.show', session: HALL, screen: { mode: 'join' } }],
    );
    expect(foldAll(frozen).sessions.get(HALL)).toMatchObject({
      frozen: { screen: { mode: 'post', post } },
      screen: { mode: 'join' },
    });
  });

  describe('frozen on a poll', () => {
    const freeze = { type: 'wall.freeze', session: HALL, on: true } as const;
    const opened = after(event, [
      host,
      { type: 'poll.add', session: HALL, question: 'Lunch?', options: ['Soup', 'Bread'], results: 'hosts' },
    ]);
    const poll = last(opened, 'poll');
    const frozen = after(
      opened,
      [host, { type: 'poll.publish', poll, on: true }],
      [host, { type: 'wall.show', session: HALL, screen: { mode: 'poll', poll } }],
      [ada, vote(poll, 'o1')],
      [host, freeze],
    );
    const voted = after(frozen, [ben, vote(poll, 'o2')], [host, { type: 'poll.close', poll }]);
    const seenBy = (role: ViewRole, facts: readonly Fact[]) => {
      const state = foldAll(facts);
      const session = state.sessions.get(HALL);
      if (!session) throw new Error('There is no hall.');
      const of = { session: HALL, role, name: 'now', keys: false } as const;
      const memory = lookedAgain(neverLooked, orderOf(state, session, role, 'now'), state.seq);
      return frameOf(state, of, 'epoch', 0, memory)?.polls?.[0];
    };

    it('holds its counts, for walls alone', () => {
      const then = { status: 'open', people: 1, counts: { o1: 1, o2: 0, unsure: 0 } };
      expect(seenBy('wall', voted)).toMatchObject(then);
      for (const role of ['attendee', 'host'] as const)
        expect(seenBy(role, voted)).toMatchObject({ status: 'closed', people: 2, counts: { o1: 1, o2: 1, unsure: 0 } });
    });

    it('counts on once it is no longer frozen', () => {
      expect(seenBy('wall', after(voted, [host, { ...freeze, on: false }]))).toMatchObject({
        status: 'closed',
        people: 2,
      });
    });

    it('[R6] tells no counts that are taken back, and nothing of a poll that is hidden', () => {
      const kept = after(voted, [host, { type: 'poll.publish', poll, on: false }]);
      expect(seenBy('wall', kept)).toMatchObject({ status: 'open', counts: null });
      const hidden = after(voted, [host, { type: 'poll.hide', poll }]);
      expect(seenBy('wall', hidden)).toBeUndefined();
      expect(foldAll(hidden).sessions.get(HALL)?.frozen).toEqual({
        screen: { mode: 'quiet' },
        board: [],
        poll: null,
        support: {},
      });
    });

    it('holds nobody’s ballots once the session is sealed', () => {
      const sealed = after(
        voted,
        [host, { type: 'session.close', session: HALL }],
        [host, { type: 'session.seal', session: HALL }],
      );
      expect(foldAll(sealed).sessions.get(HALL)?.frozen?.poll).toBeNull();
      expect(seenBy('wall', sealed)).toMatchObject({ status: 'closed', people: 2 });
    });
  });
});

describe('host keys', () => {
  it('the last key of role host cannot be revoked', () => {
    given(event).when(host, { type: 'key.revoke', key: 'k2' }).refused('invalid');
    const two = after(event, [
      host,
      { type: 'key.add', name: 'Second', role: 'host', key: 'key-of-the-second-host-1' },
    ]);
    given(two).when(host, { type: 'key.revoke', key: 'k2' }).then({ type: 'key.revoked', key: 'k2' });
  });

  it('keeps a hash of the key, not the key', () => {
    const added = given(event)
      .when(host, { type: 'key.add', name: 'Second', role: 'host', key: 'key-of-the-second-host-1' })
      .history();
    expect(JSON.stringify(added)).not.toContain('key-of-the-second-host-1');
  });
});
