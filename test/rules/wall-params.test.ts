import { describe, expect, it } from 'vitest';
import { hostOf, typedAddress } from '../../client/wall/address.ts';
import { wallParams } from '../../client/wall/params.ts';

describe("the wall's address", () => {
  it('names the event by code or hashtag', () => {
    expect(wallParams('/482913/wall', '').event).toBe('482913');
    expect(wallParams('/%D8%B1%D8%B9%D8%A7%D9%8A%D8%A9/wall', '').event).toBe('رعاية');
    expect(wallParams('/%E0%A4%A/wall', '').event).toBe('%E0%A4%A');
  });

  it('has switches that are on when they are there and not 0', () => {
    const params = wallParams('/482913/wall', '?deep=1&captions&transparent=0&theme=dark&session=s12');
    expect(params).toEqual({
      event: '482913',
      follows: { of: 'session', session: 's12' },
      dark: true,
      deep: true,
      captions: true,
      transparent: false,
    });
  });

  it('follows the live session where the named one cannot be one', () => {
    expect(wallParams('/482913/wall', '?session=<b>').follows).toEqual({ of: 'live' });
  });

  it('names a room, or the whole event', () => {
    const follows = (query: string) => wallParams('/482913/wall', query).follows;
    expect(follows('?room=Main%20hall')).toEqual({ of: 'room', room: 'Main hall' });
    expect(follows('?room=%20')).toEqual({ of: 'live' });
    expect(follows('?follow=event')).toEqual({ of: 'event' });
    expect(follows('?follow=event&room=Hall&session=s3')).toEqual({ of: 'session', session: 's3' });
  });

  it('is shown as people type it', () => {
    expect(hostOf('https://openfloor.example/482913')).toBe('openfloor.example');
    expect(hostOf('http://192.168.1.20:3000/482913')).toBe('192.168.1.20:3000');
    expect(typedAddress('https://openfloor.example/482913/archive')).toBe('openfloor.example/482913/archive');
  });
});
