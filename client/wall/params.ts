import type { Follows } from './follows.ts';

/** What the wall's own address asks for. */
export type WallParams = {
  /** Code or hashtag, as it stands in the address. */
  readonly event: string;
  readonly follows: Follows;
  readonly dark: boolean;
  /** A deep room: everything one step larger. */
  readonly deep: boolean;
  /** Keeps the bottom fifth free for captions. */
  readonly captions: boolean;
  /** No background, for a browser source in OBS. */
  readonly transparent: boolean;
};

/** Reads `/{code}/wall?…`. A switch is on when it is there and not `0`. */
export function wallParams(path: string, query: string): WallParams {
  const asked = new URLSearchParams(query);
  const on = (name: string) => asked.has(name) && asked.get(name) !== '0';
  return {
    event: named(path.split('/')[1] ?? ''),
    follows: followed(asked),
    dark: asked.get('theme') === 'dark',
    deep: on('deep'),
    captions: on('captions'),
    transparent: on('transparent'),
  };
}

/** `?session=s12`, `?room=Main%20hall`, `?follow=event`; without any of them the one that is live. */
function followed(asked: URLSearchParams): Follows {
  const session = asked.get('session') ?? '';
  if (/^s[0-9]{1,15}$/.test(session)) return { of: 'session', session };
  const room = asked.get('room')?.trim() ?? '';
  if (room !== '') return { of: 'room', room };
  return { of: asked.get('follow') === 'event' ? 'event' : 'live' };
}

function named(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
