import { describe, expect, it } from 'vitest';
import { commands, type CommandType } from '../../shared/commands.ts';
import type { Role } from '../../shared/roles.ts';
import { decide } from '../../server/room/decide.ts';
import { allowed, type Asker } from '../../server/room/permissions.ts';
import { foldAll } from '../../server/room/reduce.ts';
import { brought, broughtPost } from '../support/brought.ts';
import { ada, after, ben, commandOf, HALL, host, last, newEvent, type Wish } from '../support/given.ts';

const KEY = (name: string): string => `key-of-the-${name}-0123456789`;

/** An event with a post and a poll of everybody's kind, and a key of every role. */
const base = after(
  newEvent(),
  [host, { type: 'key.add', name: 'Mo', role: 'moderator', key: KEY('moderator') }],
  [host, { type: 'key.add', name: 'Hel', role: 'helper', key: KEY('helper') }],
  [host, { type: 'key.add', name: 'Spe', role: 'speaker', key: KEY('speaker') }],
  [host, { type: 'key.add', name: 'Gone', role: 'host', key: KEY('revoked') }],
  [ada, { type: 'post.add', session: HALL, kind: 'story', text: 'A story of mine' }],
  [ada, { type: 'poll.add', session: HALL, question: 'Shall we?', options: ['Yes', 'No'] }],
);
const state = foldAll(base);
const keys = new Map([...state.keys.values()].map((key) => [key.name, key.id]));
const revoked = foldAll(after(base, [host, { type: 'key.revoke', key: keys.get('Gone') ?? '' }]));
const post = last(base, 'post');
const poll = last(base, 'poll');

/** One of each, such that nothing but the role can be in its way. */
const one: { readonly [Type in CommandType]: Extract<Wish, { type: Type }> } = {
  'event.edit': { type: 'event.edit', details: { title: 'Another day' } },
  'event.tell': { type: 'event.tell', text: 'Lunch is until 13:30' },
  'event.publish': { type: 'event.publish', state: 'published' },
  'event.delete': { type: 'event.delete' },
  'key.add': { type: 'key.add', name: 'New', role: 'helper', key: KEY('newcomer') },
  'key.revoke': { type: 'key.revoke', key: keys.get('Gone') ?? '' },
  'session.add': { type: 'session.add', details: { title: 'Next' } },
  'session.edit': { type: 'session.edit', session: HALL, details: { title: 'Big hall' } },
  'session.remove': { type: 'session.remove', session: HALL },
  'session.start': { type: 'session.start', session: HALL },
  'session.close': { type: 'session.close', session: HALL },
  'session.seal': { type: 'session.seal', session: HALL },
  'session.import': {
    type: 'session.import',
    into: HALL,
    format: 'zoom-chat',
    sessions: [brought([broughtPost('Said on Zoom')])],
  },
  'session.unimport': { type: 'session.unimport', import: 'i1' },
  'session.tell': { type: 'session.tell', session: HALL, text: 'Two more questions, then stop' },
  'post.add': { type: 'post.add', session: HALL, kind: 'question', text: 'Why?' },
  'reply.add': { type: 'reply.add', post, text: 'Because' },
  'post.edit': { type: 'post.edit', post, text: 'Another text' },
  'post.withdraw': { type: 'post.withdraw', post },
  'post.support': { type: 'post.support', post, on: true },
  'post.report': { type: 'post.report', post },
  'post.consent': { type: 'post.consent', post, archive: true },
  'post.show': { type: 'post.show', post },
  'post.keep': { type: 'post.keep', post },
  'post.hide': { type: 'post.hide', post },
  'post.hold': { type: 'post.hold', post },
  'post.answer': { type: 'post.answer', post, on: true },
  'post.return': { type: 'post.return', post, note: 'Without the name, please' },
  'post.group': { type: 'post.group', post, into: null },
  'post.queue': { type: 'post.queue', post, on: true },
  'post.label': { type: 'post.label', post, labels: ['Transport'] },
  'post.mute': { type: 'post.mute', post, on: true },
  'post.promise': { type: 'post.promise', post, by: 'Ana' },
  'post.pin': { type: 'post.pin', post, on: true },
  'poll.add': { type: 'poll.add', session: HALL, question: 'Or else?', options: ['Yes', 'No'] },
  'poll.edit': { type: 'poll.edit', poll, question: 'Shall we now?', options: ['Yes', 'No'] },
  'poll.open': { type: 'poll.open', poll },
  'poll.reset': { type: 'poll.reset', poll },
  'poll.time': { type: 'poll.time', poll, seconds: 60 },
  'poll.return': { type: 'poll.return', poll, note: 'Shorter, please' },
  'poll.close': { type: 'poll.close', poll },
  'poll.withdraw': { type: 'poll.withdraw', poll },
  'poll.hide': { type: 'poll.hide', poll },
  'poll.show': { type: 'poll.show', poll },
  'poll.publish': { type: 'poll.publish', poll, on: true },
  'ballot.cast': { type: 'ballot.cast', poll, choices: ['o1'] },
  'hands.count': { type: 'hands.count', poll, counts: { o1: 3 } },
  'option.add': { type: 'option.add', poll, text: 'Perhaps' },
  'option.show': { type: 'option.show', poll, option: 'o1' },
  'option.hide': { type: 'option.hide', poll, option: 'o1' },
  'word.show': { type: 'word.show', poll, words: [{ key: 'hope', text: 'Hope' }] },
  'word.hide': { type: 'word.hide', poll, words: [{ key: 'hope', text: 'Hope' }] },
  'leaders.tell': { type: 'leaders.tell', session: HALL, rows: [{ name: 'Ada', right: 1 }] },
  'wall.show': { type: 'wall.show', session: HALL, screen: { mode: 'quiet' } },
  'wall.freeze': { type: 'wall.freeze', session: HALL, on: true },
  'wall.time': { type: 'wall.time', session: HALL, seconds: 300 },
  'video.add': { type: 'video.add', session: HALL, address: 'https://youtu.be/dQw4w9WgXcQ' },
  'video.remove': { type: 'video.remove', session: HALL },
  'video.mark': { type: 'video.mark', session: HALL, moment: 1000, position: 2.5 },
  'video.unmark': { type: 'video.unmark', session: HALL, moment: 1000 },
  'transcript.add': { type: 'transcript.add', session: HALL, cues: [{ from: 0, to: 1, text: 'Hello' }] },
  'transcript.remove': { type: 'transcript.remove', session: HALL },
};

const askers: Readonly<Record<Role, Asker>> = {
  attendee: ada,
  host,
  moderator: { kind: 'key', id: keys.get('Mo') ?? '' },
  helper: { kind: 'key', id: keys.get('Hel') ?? '' },
  speaker: { kind: 'key', id: keys.get('Spe') ?? '' },
  clock: { kind: 'clock' },
  server: { kind: 'server' },
};
const types = Object.keys(commands) as CommandType[];

describe('[R7] every command of every role', () => {
  for (const type of types) {
    for (const [role, asker] of Object.entries(askers) as [Role, Asker][]) {
      const may = (allowed[type] as readonly Role[]).includes(role);
      it(`${role} ${may ? 'may' : 'may not'} ask for ${type}`, () => {
        const decision = decide(commandOf(one[type]), state, asker, state.at);
        const refusal = 'refusal' in decision ? decision.refusal : null;
        // What a role may ask for can still be refused for what it is, never for who asks.
        if (may) expect(refusal).not.toBe('unauthorised');
        else expect(refusal).toBe('unauthorised');
      });
    }

    it(`a key that was revoked, or is of another event, may not ask for ${type}`, () => {
      for (const id of [keys.get('Gone') ?? '', 'k999999']) {
        expect(decide(commandOf(one[type]), revoked, { kind: 'key', id }, state.at)).toMatchObject({
          refusal: 'unauthorised',
        });
      }
    });
  }

  it('what is somebody else’s own stays theirs', () => {
    for (const type of ['post.edit', 'post.withdraw', 'post.consent', 'poll.close', 'poll.withdraw'] as const) {
      expect(decide(commandOf(one[type]), state, ben, state.at)).toMatchObject({ refusal: 'not-yours' });
    }
  });

  it('an accepted command always leaves a fact to remember it by', () => {
    for (const type of types) {
      for (const asker of Object.values(askers)) {
        const decision = decide(commandOf(one[type]), state, asker, state.at);
        if ('facts' in decision) expect(decision.facts.length).toBeGreaterThan(0);
      }
    }
  });
});
