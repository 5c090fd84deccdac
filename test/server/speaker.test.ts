import { beforeAll, describe, expect, it } from 'vitest';
import { DOWNLOADS } from '../../server/archive/documents.ts';
import type { Created, HostEntered } from '../../shared/http.ts';
import { asAttendee, asHost, asWall, connect, createEvent, post, type Client } from '../support/client.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { unzipped } from '../support/unzipped.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});

const SESSION = 's3';
const NOTE = 'Two more questions, then stop';
const keyOf = (role: string) => `key-of-the-${role}-0123456789`;

async function keyFor(host: Client, role: 'moderator' | 'helper' | 'speaker'): Promise<string> {
  const added = await host.ask({ type: 'key.add', name: role, role, key: keyOf(role) });
  return added.ok && added.key !== undefined ? added.key : expect.fail('not added');
}

const asSpeaker = ({ code }: Created, hostKey: string) =>
  connect(server.url, { event: code, view: 'speaker', hostKey });

describe('a speaker', () => {
  it('[R6] comes in with a key of their own or a host’s, and sees no other page of it', async () => {
    const event = await createEvent(server.url);
    const host = await asHost(server.url, event);
    for (const role of ['moderator', 'helper', 'speaker'] as const) await keyFor(host, role);
    for (const key of [keyOf('speaker'), keyOf('moderator'), event.hostKey]) {
      const speaker = await asSpeaker(event, key);
      expect(speaker.held.now.keys).toEqual([]);
      speaker.socket.disconnect();
    }
    const entered = await post(server.url, `/api/events/${event.code}/host`, { hostKey: keyOf('speaker') });
    const { token, role } = (await entered.json()) as HostEntered;
    expect(role).toBe('speaker');
    await connect(server.url, { event: event.code, view: 'speaker', token });
    const phone = await post(server.url, `/api/events/${event.code}/enter`, {});
    const attendee = ((await phone.json()) as { token: string }).token;
    for (const auth of [
      { view: 'speaker', hostKey: keyOf('helper') },
      { view: 'speaker', token: attendee },
      { view: 'speaker' },
      { view: 'host', hostKey: keyOf('speaker') },
      { view: 'host', token },
      { view: 'attendee', token },
    ] as const)
      await expect(connect(server.url, { event: event.code, ...auth })).rejects.toThrow('unauthorised');
    const rehearsal = await post(server.url, `/api/events/${event.code}/rehearsal`, { hostKey: keyOf('speaker') });
    expect(rehearsal.status).toBe(401);
  });

  it('[R7] asks for nothing, and is looking at nothing', async () => {
    const event = await createEvent(server.url);
    const host = await asHost(server.url, event);
    const key = await keyFor(host, 'speaker');
    const speaker = await asSpeaker(event, keyOf('speaker'));
    const added = await host.ask({ type: 'post.add', session: SESSION, kind: 'question', text: 'Why?' });
    speaker.socket.emit('reviewing', added.ok ? added.post : null);
    for (const wish of [
      { type: 'session.tell', session: SESSION, text: NOTE },
      { type: 'post.add', session: SESSION, kind: 'question', text: 'Why?' },
      { type: 'wall.freeze', session: SESSION, on: true },
    ] as const)
      expect(await speaker.ask(wish)).toMatchObject({ refusal: 'unauthorised' });
    const hosts = await new Promise<readonly { key: string; reviewing: string | null }[]>((resolve) =>
      host.socket.on('pulse', (pulse: { hosts: readonly { key: string; reviewing: string | null }[] }) => {
        if (pulse.hosts.some((here) => here.key === key)) resolve(pulse.hosts);
      }),
    );
    expect(hosts.find((here) => here.key === key)?.reviewing).toBeNull();
  });

  it('[R6] reads a note at once that no phone, no wall and no page is told of', async () => {
    const event = await createEvent(server.url);
    const host = await asHost(server.url, event);
    await keyFor(host, 'speaker');
    const [speaker, phone, wall] = [
      await asSpeaker(event, keyOf('speaker')),
      await asAttendee(server.url, event.code),
      await asWall(server.url, event.code),
    ];
    const heard: string[] = [];
    for (const { socket } of [phone, wall])
      socket.onAny((...message: unknown[]) => heard.push(JSON.stringify(message)));
    await host.ask({ type: 'session.tell', session: SESSION, text: NOTE });
    await speaker.until(() => speaker.held.now.wall?.notice?.text === NOTE);
    // Something that everyone is sent comes after it.
    await host.ask({ type: 'wall.show', session: SESSION, screen: { mode: 'quiet' } });
    for (const screen of [phone, wall, speaker])
      await screen.until(() => screen.held.now.wall?.screen.mode === 'quiet');
    const late = await asAttendee(server.url, event.code);
    const downloads = DOWNLOADS.map((format) => `/archive.${format}`);
    const paths = ['', `/posts?session=${SESSION}`, ...downloads, '/agenda.ics'];
    const everywhere = [
      ...heard,
      JSON.stringify([late.held.now.wall, late.held.list.wall]),
      ...(await Promise.all(
        paths.map(async (path) =>
          unzipped(await (await fetch(`${server.url}/api/events/${event.code}${path}`)).arrayBuffer()),
        ),
      )),
      await (await fetch(`${server.url}/${event.code}/archive`)).text(),
      await (await fetch(`${server.url}/${event.code}/speaker`)).text(),
    ].join('\n');
    expect(everywhere).toContain('"mode":"quiet"');
    expect(everywhere).not.toContain(NOTE);
  });

  it('whose key is revoked is hung up on and cannot come back', async () => {
    const event = await createEvent(server.url);
    const host = await asHost(server.url, event);
    const key = await keyFor(host, 'speaker');
    const speaker = await asSpeaker(event, keyOf('speaker'));
    const gone = new Promise((resolve) => speaker.socket.once('disconnect', resolve));
    await host.ask({ type: 'key.revoke', key });
    await gone;
    await expect(asSpeaker(event, keyOf('speaker'))).rejects.toThrow('unauthorised');
  });
});
