import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEvent } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

/** A page, the text of each style in it, and what its policy says of styles. */
async function load(path: string) {
  const response = await fetch(server.url + path);
  const html = await response.text();
  return {
    html,
    styles: [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) => css),
    policy: (response.headers.get('Content-Security-Policy') ?? '')
      .split(';')
      .find((rule) => rule.startsWith('style-src')),
  };
}

const only = (css: string) => `style-src 'self' 'sha256-${createHash('sha256').update(css).digest('base64')}'`;

describe('a style within a page', () => {
  it.each(['', '/wall', '/host', '/speaker', '/card'])(
    'is an event’s colour on its page "%s", and nothing else is let in',
    async (page) => {
      const { code } = await createEvent(server.url, { title: 'Care', colour: '#b4005a' });
      const { styles, policy } = await load(`/${code}${page}`);
      expect(styles).toHaveLength(1);
      expect(styles[0]).toMatch(/^:root\{--event-light-accent:#[0-9a-f]{6};.*\}$/);
      expect(policy).toBe(only(styles[0] ?? ''));
    },
  );

  it('is not there for an event without a colour, on the start page, or where there is no event', async () => {
    const { code } = await createEvent(server.url, { title: 'Care' });
    for (const path of [`/${code}`, '/', '/000000']) {
      const { styles, policy } = await load(path);
      expect([styles, policy]).toEqual([[], undefined]);
    }
  });

  it.each([null, '#b4005a'])('is all of the archive’s, so that it can be read after one request', async (colour) => {
    const { code } = await createEvent(server.url, { title: 'Care', colour });
    const { html, styles, policy } = await load(`/${code}/archive`);
    expect(styles).toHaveLength(1);
    expect(styles[0]).toContain('.entry');
    expect(styles[0]?.includes('--event-light-accent:#')).toBe(colour !== null);
    expect(policy).toBe(only(styles[0] ?? ''));
    expect(html).not.toContain('rel="stylesheet"');
  });
});
