import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Fault } from './line.ts';
import { openWire } from './wire.ts';

/** A phone's end and the server's end of one connection, and what arrived at each. */
async function connected() {
  const server = createServer((socket) => socket.resume());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const wire = await openWire((server.address() as AddressInfo).port);
  onTestFinished(async () => {
    server.close();
    await wire.close();
  });
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const phone = watched(call(wire.url));
  const [socket] = await accepted;
  const far = watched(socket);
  await expect.poll(() => wire.whole()).toBe(true);
  return { wire, phone, far };
}

const call = (url: string): Socket => connect({ port: Number(new URL(url).port), host: '127.0.0.1' });

/** Another connection has been there and back: what was sent before has arrived wherever it does. */
async function later(url: string): Promise<void> {
  const other = call(url);
  other.resume().end();
  await once(other, 'close');
}

function watched(socket: Socket) {
  const end = { socket, got: '', over: '' };
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => (end.got += text));
  socket.on('end', () => (end.over = 'ended'));
  socket.on('error', (error: NodeJS.ErrnoException) => (end.over = error.code ?? ''));
  return end;
}

it('carries both ways, and the end of either', async () => {
  const { phone, far } = await connected();
  phone.socket.write('Hello?');
  far.socket.write('Here.');
  await expect.poll(() => [phone.got, far.got]).toEqual(['Here.', 'Hello?']);
  phone.socket.end('Bye.');
  await expect.poll(() => [far.got, far.over]).toEqual(['Hello?Bye.', 'ended']);
  await expect.poll(() => phone.over).toBe('ended');
});

it.each([
  { deaf: 'up', phoneGot: 'Down', farGot: '' },
  { deaf: 'down', phoneGot: '', farGot: 'Up' },
  { deaf: 'both', phoneGot: '', farGot: '' },
] as const)('half-open ($deaf) it swallows, and tells nobody who cannot hear', async ({ deaf, phoneGot, farGot }) => {
  const { wire, phone, far } = await connected();
  wire.befall({ kind: 'half-open', deaf });
  expect(wire.whole()).toBe(false);
  phone.socket.write('Up');
  far.socket.write('Down');
  await expect.poll(() => [phone.got, far.got]).toEqual([phoneGot, farGot]);
  await later(wire.url);
  expect([phone.got, far.got]).toEqual([phoneGot, farGot]);
  const [gone, left] = deaf === 'down' ? [far, phone] : [phone, far];
  gone.socket.end();
  await later(wire.url);
  gone.socket.resetAndDestroy();
  await later(wire.url);
  expect(left.over).toBe('');
});

it.each([
  { fault: { kind: 'reset' }, over: 'ECONNRESET' },
  { fault: { kind: 'ended' }, over: 'ended' },
] as const)('$fault.kind, it says so to both', async ({ fault, over }) => {
  const { wire, phone, far } = await connected();
  wire.befall(fault);
  await expect.poll(() => [phone.over, far.over]).toEqual([over, over]);
});

it('resets within a message, of which half arrives', async () => {
  const { wire, phone, far } = await connected();
  wire.befall({ kind: 'reset within a message' });
  far.socket.write('12345678');
  await expect.poll(() => [phone.got, phone.over]).toEqual(['1234', 'ECONNRESET']);
});

it.each<Fault>([
  { kind: 'delay', ms: 60_000 },
  { kind: 'throttle', bytesPerSecond: 1 },
])('holds back what it is made to hold back ($kind), until it is eased', async (fault) => {
  const { wire, phone, far } = await connected();
  wire.befall(fault);
  far.socket.write('12345678');
  far.socket.end();
  await later(wire.url);
  expect([phone.got, phone.over]).toEqual(['', '']);
  wire.back();
  await expect.poll(() => [phone.got, phone.over]).toEqual(['12345678', 'ended']);
});

it('refuses while it refuses, and when it was silent puts those through who still call', async () => {
  const { wire, phone } = await connected();
  wire.leave('refuses');
  await expect.poll(() => phone.over).toBe('ECONNRESET');
  const refused = watched(call(wire.url));
  await expect.poll(() => refused.over).toBe('ECONNRESET');
  wire.leave('silent');
  const caller = watched(call(wire.url));
  await once(caller.socket, 'connect');
  expect(wire.whole()).toBe(false);
  wire.back();
  await expect.poll(() => wire.whole(), { timeout: 10_000 }).toBe(true);
  expect(caller.over).toBe('');
});
