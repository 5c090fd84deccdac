import { describe, expect, it } from 'vitest';
import type { Asking } from '../../client/host/asking.ts';
import { stepsFrom, trailOf } from '../../client/host/trail.ts';
import type { HostPostView } from '../../shared/views.ts';
import { byId, post } from './host-sample.ts';

const shown = (id: string): Asking => ({ type: 'wall.show', session: 's3', screen: { mode: 'post', post: id } });
/** Newest first, as a page keeps them. */
const deeds = (...ids: readonly string[]) =>
  ids.map((id) => ({ command: shown(id), state: 'done' as const })).reverse();

describe('steps along what is shown alone on the wall', () => {
  const queued = [post('p1'), post('p2'), post('p3', { next: 8 }), post('p4', { next: 5 })];
  const steps = (lit: string | null, trail: readonly string[], posts: readonly HostPostView[] = queued) => {
    const { previous, next } = stepsFrom(lit, trail, byId(posts));
    return [previous?.id ?? null, next?.id ?? null];
  };

  it('lead to the first of those that come next, and back to what stood before', () => {
    expect(steps(null, [])).toEqual([null, 'p4']);
    expect(steps('p2', ['p1', 'p2'])).toEqual(['p1', 'p4']);
  });

  it('lead on along the trail after a step back', () => {
    expect(trailOf(deeds('p1', 'p2', 'p1'))).toEqual(['p1', 'p2']);
    expect(steps('p1', ['p1', 'p2'])).toEqual([null, 'p2']);
  });

  it('lead back to the last one while the wall shows something else', () => {
    expect(steps(null, ['p1', 'p2'])).toEqual(['p2', 'p4']);
  });

  it('pass over what is hidden by now, and over what was undone', () => {
    expect(steps('p2', ['p1', 'p2'], [post('p1', { status: 'hidden' }), post('p2')])).toEqual([null, null]);
    const undone = { command: shown('p1'), state: 'undone' as const };
    expect(trailOf([undone, ...deeds('p2')])).toEqual(['p2']);
  });

  it('never lead to where one stands', () => {
    expect(steps('p4', [], [post('p4', { next: 5 })])).toEqual([null, null]);
  });
});
