import type { Screen } from '../../shared/screens.ts';
import type { HostPostView } from '../../shared/views.ts';
import type { Asking } from './asking.ts';
import { needs } from './queue.ts';

/** What a host can do with a post. */
export type Act =
  | 'approve'
  | 'approve-edit'
  | 'keep-old'
  | 'keep'
  | 'turn-down'
  | 'hide'
  | 'show'
  | 'spotlight'
  | 'off-wall'
  | 'answered'
  | 'not-answered'
  | 'write'
  | 'promise'
  | 'reply'
  | 'correct'
  | 'hold'
  | 'pin'
  | 'unpin'
  | 'queue'
  | 'unqueue'
  | 'label'
  | 'group'
  | 'return'
  | 'mute'
  | 'unmute';

/** What opens a form first; the rest is asked for at once. */
const forms = [
  'turn-down',
  'hide',
  'keep-old',
  'write',
  'promise',
  'reply',
  'correct',
  'label',
  'group',
  'return',
] as const satisfies readonly Act[];
export type FormAct = (typeof forms)[number];

export function opensForm(act: Act): act is FormAct {
  return (forms as readonly Act[]).includes(act);
}

/** The two that matter most now, and the rest behind "More". */
export type Buttons = { readonly main: Act; readonly second: Act | null; readonly more: readonly Act[] };

/** `lit`: it stands alone on the wall, or does once a frozen wall goes on. */
export function buttons(post: HostPostView, lit: boolean): Buttons | null {
  if (post.status === 'withdrawn') return null;
  const author = authorActs(post);
  if (post.status === 'hidden') return { main: 'show', second: null, more: ['hold', ...author] };
  switch (needs(post)) {
    case 'approval':
      return { main: 'approve', second: 'turn-down', more: ['correct', ...author] };
    case 'reported':
      return post.status === 'waiting'
        ? { main: 'approve', second: 'turn-down', more: ['correct', ...author] }
        : { main: 'hide', second: 'keep', more: ['correct', 'hold', ...author] };
    case 'edit':
      return { main: 'approve-edit', second: 'keep-old', more: ['hide', 'hold', ...author] };
    case null:
      return shown(post, lit, author);
  }
}

/** What concerns whoever wrote it; a host's own words, and those said elsewhere, have nobody to go back to. */
function authorActs(post: HostPostView): readonly Act[] {
  if (post.from !== 'attendee' || post.imported) return [];
  const mute: Act = post.muted ? 'unmute' : 'mute';
  return post.status === 'hidden' ? [mute] : ['return', mute];
}

function shown(post: HostPostView, lit: boolean, author: readonly Act[]): Buttons {
  if (post.to !== null) return { main: 'hide', second: null, more: ['correct', 'hold', ...author] };
  const onWall: Act = lit ? 'off-wall' : 'spotlight';
  const queue: readonly Act[] = post.next !== null ? ['unqueue'] : lit ? [] : ['queue'];
  const rest: readonly Act[] = ['write', 'reply', 'correct', 'label', post.pinned ? 'unpin' : 'pin', 'hold', ...author];
  if (post.kind !== 'question') return { main: onWall, second: 'hide', more: [...queue, ...rest] };
  const answered: Act = post.answer === null ? 'answered' : 'not-answered';
  const promise: readonly Act[] = post.answer === null ? ['promise'] : [];
  const more: readonly Act[] = [...queue, 'hide', 'group', ...promise, ...rest];
  return lit ? { main: answered, second: onWall, more } : { main: onWall, second: answered, more };
}

/** What the wall goes back to when a post or a poll is taken off it. */
export const AFTERWARDS: Screen = { mode: 'board', order: 'latest', kind: null };

/** The command an act asks for. */
export function commandOf(act: Exclude<Act, FormAct>, post: HostPostView): Asking {
  switch (act) {
    case 'approve':
    case 'approve-edit':
    case 'show':
    case 'keep':
      // Only what stands on the card: its author may be changing it just now.
      return { type: 'post.show', post: post.id, seen: post.draft ?? post.text };
    case 'spotlight':
      return { type: 'wall.show', session: post.session, screen: { mode: 'post', post: post.id } };
    case 'off-wall':
      return { type: 'wall.show', session: post.session, screen: AFTERWARDS };
    case 'answered':
      return { type: 'post.answer', post: post.id, on: true };
    case 'not-answered':
      return { type: 'post.answer', post: post.id, on: false };
    case 'hold':
      return { type: 'post.hold', post: post.id };
    case 'pin':
      return { type: 'post.pin', post: post.id, on: true };
    case 'unpin':
      return { type: 'post.pin', post: post.id, on: false };
    case 'queue':
      return { type: 'post.queue', post: post.id, on: true };
    case 'unqueue':
      return { type: 'post.queue', post: post.id, on: false };
    case 'mute':
      return { type: 'post.mute', post: post.id, on: true };
    case 'unmute':
      return { type: 'post.mute', post: post.id, on: false };
  }
}
