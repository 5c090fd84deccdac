import { request, type IncomingHttpHeaders } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let script = '';
beforeAll(async () => {
  server = await startServer();
  const page = await (await fetch(server.url)).text();
  [script = ''] = page.match(/\/assets\/[^"]+\.js/) ?? [];
});

type Got = { readonly status: number | undefined; readonly headers: IncomingHttpHeaders; readonly bytes: number };

/** As it is sent: nothing is unpacked. */
const get = (path: string, accepted: string, method = 'GET'): Promise<Got> =>
  new Promise((resolve, reject) => {
    const asked = request(server.url + path, { method, headers: { 'accept-encoding': accepted } }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => (bytes += part.length));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, bytes }));
    });
    asked.on('error', reject);
    asked.end();
  });

describe('a built file', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['br;q=0.0, gzip;q=0', undefined],
    ['identity', undefined],
  ])('goes out as is best of what is accepted: %s', async (accepted, encoding) => {
    const { status, headers, bytes } = await get(script, accepted);
    expect([status, headers['content-encoding'], headers['content-length']]).toEqual([200, encoding, String(bytes)]);
  });

  it('is kept for ever, and says what every answer says of safety', async () => {
    const { headers } = await get(script, 'br');
    const page = await get('/', 'br');
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
      vary: 'Accept-Encoding',
    });
    expect(headers['content-security-policy']).toBe(page.headers['content-security-policy']);
  });

  it('is measured without being sent', async () => {
    const [head, whole] = [await get(script, 'br', 'HEAD'), await get(script, 'br')];
    expect([head.status, head.bytes, head.headers['content-length']]).toEqual([200, 0, String(whole.bytes)]);
  });

  it('is nothing else: no other method, no form of its own, no name of another folder', async () => {
    const others = [
      await get(script, 'br', 'POST'),
      await get(`${script}.br`, 'br'),
      await get('/assets/../phone/index.html', 'br'),
      await get('/assets/no-such.js', 'br'),
    ];
    expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});
