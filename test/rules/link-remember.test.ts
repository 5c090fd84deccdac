import { afterEach, expect, it, vi } from 'vitest';
import { draftOf, keepDraft } from '../../client/link/draft.ts';
import { remember, remembered } from '../../client/link/remember.ts';

/** A browser's storage with room for so many characters. Its own names are those of what it holds, as in a browser. */
function fakeStorage(room: number, items = new Map<string, string>()): Map<string, string> {
  const used = () => [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const methods: Readonly<Record<string, (key: string, value: string) => unknown>> = {
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => items.delete(key),
    setItem: (key, value) => {
      const before = items.get(key)?.length ?? -key.length;
      if (used() + value.length - before > room) throw new DOMException('Full.', 'QuotaExceededError');
      items.set(key, value);
    },
  };
  const storage = new Proxy(methods, {
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  vi.stubGlobal('localStorage', storage);
  return items;
}

const forbidden = () => {
  throw new DOMException('Not allowed.', 'SecurityError');
};

afterEach(() => vi.unstubAllGlobals());

it('[R9] keeps a draft where the storage is full of what screens held', () => {
  const items = fakeStorage(300);
  expect(remember('who:482913', { name: 'Ada' })).toBe(true);
  expect(remember('kept:phone:482913', 'x'.repeat(150))).toBe(true);
  keepDraft('482913:s2:compose', 'What about night shifts? '.repeat(4));
  expect([...items.keys()]).toEqual(['openfloor:who:482913', 'openfloor:draft:482913:s2:compose']);
});

it('[R9] keeps a draft as long as the page where there is no room at all, and forgets it when told to', () => {
  fakeStorage(10);
  expect(remember('who:482913', { name: 'Ada' })).toBe(false);
  keepDraft('482913:s3:compose', 'Where is lunch?');
  expect(draftOf('482913:s3:compose')).toBe('Where is lunch?');
  keepDraft('482913:s3:compose', '');
  expect(draftOf('482913:s3:compose')).toBe('');
});

it('knows who came in, as long as the page, where the browser forbids storage', () => {
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  expect(remember('entered:111111', { token: 't' })).toBe(false);
  expect(remembered('entered:111111')).toEqual({ token: 't' });
});

it('keeps the newer text once there is room again', () => {
  const items = fakeStorage(10);
  keepDraft('482913:s4:compose', 'Wh');
  fakeStorage(1000, items);
  keepDraft('482913:s4:compose', 'When?');
  expect(draftOf('482913:s4:compose')).toBe('When?');
  expect([...items.values()]).toEqual(['"When?"']);
});
