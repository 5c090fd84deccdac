import { beforeEach, expect, it } from 'vitest';
import { Setback } from '../../client/host/setback.svelte.ts';
import { forget } from '../../client/link/remember.ts';
import { nothingHeld } from '../../shared/held.ts';
import type { HostPollView, HostPostView } from '../../shared/views.ts';
import { poll, post } from './host-sample.ts';

const byId = <Entity extends { readonly id: string }>(...entities: Entity[]) =>
  new Map(entities.map((entity) => [entity.id, entity]));
const empty = nothingHeld<HostPostView, HostPollView>();
const before = { now: empty, list: empty, noticedAt: 5000 };
const reply = { id: 'p18', at: 180, text: 'Yes.', name: null, as: null, from: 'attendee', edited: false } as const;
const list = {
  ...empty,
  epoch: 'b.20',
  posts: byId(post('p12', { at: 120, replies: [reply] }), post('p21', { at: 4999 })),
};
const now = { ...empty, epoch: 'b.20', polls: byId(poll('v15', { at: 150 })) };

beforeEach(() => forget('setback:482913'));

it('says when it was noticed, and when the newest thing was made that is certainly there', () => {
  const setback = new Setback('482913');
  setback.settle(null, now, list);
  expect(setback.alarm).toBeNull();
  setback.settle(before, now, { ...list, epoch: 'a' });
  expect(setback.alarm).toBeNull();
  setback.settle(before, now, list);
  expect(setback.alarm).toEqual({ noticedAt: 5000, since: 180 });
});

it('says that nobody knows since when, where the history does not', () => {
  const setback = new Setback('482913');
  setback.settle(before, { ...now, epoch: 'b' }, { ...list, epoch: 'b' });
  expect(setback.alarm).toEqual({ noticedAt: 5000, since: null });
});

it('goes on over reloads until somebody has looked, and sounds again the next time', () => {
  const setback = new Setback('482913');
  setback.settle(before, now, list);
  expect(new Setback('482913').alarm).toEqual(setback.alarm);
  setback.dismiss();
  setback.settle(before, now, list);
  expect([setback.alarm, new Setback('482913').alarm]).toEqual([null, null]);
  setback.settle({ ...before, noticedAt: 6000 }, now, list);
  expect(setback.alarm?.noticedAt).toBe(6000);
});
