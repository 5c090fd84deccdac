import { connect as tcp } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Reply } from '../../shared/replies.ts';
import { asAttendee, asHost, createEvent, post, type Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let code: string;
let phone: Client;
let pid: number;

beforeAll(async () => {
  server = await startServer();
  pid = server.pid();
});

const SESSION = 's3';
const ask = { id: 'command-0001', type: 'post.add', session: SESSION, kind: 'question', text: 'Why?' };

async function room(): Promise<void> {
  const event = await createEvent(server.url);
  code = event.code;
  phone = await asAttendee(server.url, code);
}

describe('[R11] bad input gets a clear refusal and harms nobody', () => {
  it('as a command', async () => {
    await room();
    const bad: readonly [unknown, Partial<Reply>][] = [
      [null, { refusal: 'invalid' }],
      ['text', { refusal: 'invalid' }],
      [[], { refusal: 'invalid' }],
      [
        { ...ask, type: '__proto__' },
        { refusal: 'invalid', field: 'type' },
      ],
      [
        { ...ask, type: 'constructor' },
        { refusal: 'invalid', field: 'type' },
      ],
      [
        { ...ask, role: 'host' },
        { refusal: 'invalid', field: 'role' },
      ],
      [
        { ...ask, seq: 1 },
        { refusal: 'invalid', field: 'seq' },
      ],
      [
        { ...ask, id: 7 },
        { refusal: 'invalid', field: 'id' },
      ],
      [
        { ...ask, session: '__proto__' },
        { refusal: 'invalid', field: 'session' },
      ],
      [
        { ...ask, session: 's999' },
        { refusal: 'unknown', field: 'session' },
      ],
      [
        { ...ask, text: ' \u200b\u202e ' },
        { refusal: 'empty', field: 'text' },
      ],
      [
        { ...ask, text: 'x'.repeat(281) },
        { refusal: 'too-long', field: 'text' },
      ],
      [{ ...ask, text: '\n'.repeat(10_000) }, { refusal: 'too-long' }],
      [
        { id: 'command-0002', type: 'ballot.cast', poll: 'v9', choices: ['o1', 'o1'] },
        { refusal: 'invalid', field: 'choices' },
      ],
      [{ id: 'command-0003', type: 'ballot.cast', poll: 'v9', round: Number('1e309'), choices: ['o1'] }, {}],
      [
        { id: 'command-0004', type: 'post.support', post: 'p1', on: 'true' },
        { refusal: 'invalid', field: 'on' },
      ],
    ];
    for (const [command, expected] of bad) {
      const reply = await phone.raw(command);
      expect(reply, JSON.stringify(command).slice(0, 80)).toMatchObject({ ok: false, ...expected });
      expect('hint' in reply && reply.hint.length).toBeGreaterThan(10);
    }
    expect(
      await phone.ask({ type: 'post.add', session: SESSION, kind: 'question', text: 'Still there?' }),
    ).toMatchObject({ ok: true });
  });

  it('as an event without an answer, of another name, or with nothing', async () => {
    await room();
    phone.socket.emit('command', ask);
    phone.socket.emit('command');
    phone.socket.emit('__proto__', {});
    phone.socket.emit('nothing-of-ours', 1, 2, 3);
    await phone.until(() => phone.held.list.posts.size === 1);
  });

  it('as text that is markup, or hides something: kept as text, made harmless', async () => {
    await room();
    const text = '<img src=x onerror=alert(1)>\u202Egnp.exe\u0000 </script>';
    const reply = await phone.ask({ type: 'post.add', session: SESSION, kind: 'comment', text });
    if (!reply.ok) throw new Error(reply.hint);
    await phone.until(() => phone.held.list.posts.has(reply.post ?? ''));
    expect(phone.held.list.posts.get(reply.post ?? '')?.text).toBe('<img src=x onerror=alert(1)>gnp.exe </script>');
    const page = await (await fetch(`${server.url}/${code}/archive`)).text();
    expect(page).not.toContain('<img src=x');
  });

  it('on a closed poll', async () => {
    const event = await createEvent(server.url);
    const [attendee, host] = [await asAttendee(server.url, event.code), await asHost(server.url, event)];
    const added = await host.ask({ type: 'poll.add', session: SESSION, question: 'Now?', options: ['Yes', 'No'] });
    if (!added.ok) throw new Error(added.hint);
    const poll = added.poll ?? '';
    expect(await attendee.ask({ type: 'ballot.cast', poll, choices: ['o1'] })).toMatchObject({ ok: true });
    await host.ask({ type: 'poll.close', poll });
    expect(await attendee.ask({ type: 'ballot.cast', poll, choices: ['o2'] })).toMatchObject({
      ok: false,
      refusal: 'closed',
    });
  });

  it('over HTTP', async () => {
    const problems: readonly [Promise<Response>, number][] = [
      [post(server.url, '/api/events', { title: '' }), 400],
      [post(server.url, '/api/events', { title: 'x', role: 'host' }), 400],
      [post(server.url, '/api/events', { title: 'x', hashtag: 'api' }), 400],
      [post(server.url, '/api/events', '{"title":'), 400],
      [post(server.url, '/api/events', { title: 'x'.repeat(200_000) }), 413],
      [post(server.url, '/api/events', { title: 'x' }, { Origin: 'https://elsewhere.example' }), 403],
      [post(server.url, '/api/events', { title: 'x' }, { Origin: 'null' }), 403],
      [fetch(`${server.url}/api/events/000000`), 404],
      [fetch(`${server.url}/api/events/000000/archive.json`), 404],
      [fetch(`${server.url}/api/nothing`), 404],
      [fetch(`${server.url}/999999/wall`), 404],
      [fetch(`${server.url}/.git/config`), 404],
      [fetch(`${server.url}/assets/../../openfloor.db`), 404],
      [fetch(`${server.url}/assets/%2e%2e%2f%2e%2e%2fpackage.json`), 404],
    ];
    for (const [answer, status] of problems) {
      const response = await answer;
      expect(response.status, response.url).toBe(status);
      expect(response.headers.get('content-type'), response.url).toMatch(/problem\+json/);
      expect(await response.json()).toMatchObject({ status, detail: expect.any(String) as string });
    }
  });

  it('of a page of another site: it may not connect', async () => {
    await room();
    const address = server.url.replace('http', 'ws');
    const { host } = new URL(server.url);
    for (const origin of ['https://elsewhere.example', `http://${host}.elsewhere.example`, 'null', `http://${host}.`]) {
      await expect(opened(`${address}/socket.io/?EIO=4&transport=websocket`, origin), origin).rejects.toThrow();
      const polling = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers: { Origin: origin } });
      expect(polling.status).toBe(400);
    }
    (await opened(`${address}/socket.io/?EIO=4&transport=websocket`, server.url)).terminate();
  });

  it('as what no Socket.IO client sends: ignored or closed', async () => {
    const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const garbage = [
      `42["command",${deep}]`,
      `421["command",{"id":"command-0005","type":"post.add","session":"s3","kind":"story","text":${deep}}]`,
      '4',
      '42',
      '42[',
      '42["disconnect"]',
      '42["__proto__"]',
      '451-["x",{"_placeholder":true,"num":0}]',
      `42${'9'.repeat(400)}["command",{}]`,
      '40{"event":',
      '4999',
      '6',
      'zzz',
    ];
    for (const message of garbage) {
      const socket = await opened(address);
      socket.send(`40${JSON.stringify({ event: code, view: 'wall' })}`);
      socket.send(message);
      socket.send('x'.repeat(100_000));
      await new Promise((resolve) => socket.once('close', resolve));
    }
    for (const path of [
      '?EIO=3&transport=websocket',
      '?EIO=4&transport=__proto__',
      '?EIO=4&transport=polling&sid=bogus',
    ]) {
      expect((await fetch(`${server.url}/socket.io/${path}`)).status).toBe(400);
    }
  });

  it('as half a request', async () => {
    for (const text of [
      'GET / HTTP/1.1\r\n',
      'NONSENSE\r\n\r\n',
      `GET / HTTP/1.1\r\nX: ${' '.repeat(50_000)}\r\n\r\n`,
    ]) {
      await new Promise<void>((resolve) => {
        const socket = tcp(server.port, '127.0.0.1', () => socket.end(text));
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
        socket.resume();
      });
    }
  });

  it('and after all of it the same process serves as before', async () => {
    expect(server.pid()).toBe(pid);
    await room();
    expect(await phone.ask({ type: 'post.add', session: SESSION, kind: 'question', text: 'All well?' })).toMatchObject({
      ok: true,
    });
  });
});

function opened(address: string, origin?: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, origin === undefined ? {} : { origin });
    socket.on('error', reject);
    socket.on('open', () => resolve(socket));
  });
}
