import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { apply } from '../../shared/apply.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import type { Frame } from '../../shared/wire.ts';
import { asAttendee, createEvent, enter } from '../support/client.ts';
import { startServer } from '../support/server.ts';

/** What may be under way to a screen that has not answered a ping, and one message on top. */
const UNDER_WAY_BYTES = 64 * 1024;
const PEOPLE = 30;
const POSTS_EACH = 10;
/** The longest question there can be, in four-byte characters. */
const LONG = '🌍'.repeat(270);

/** A phone on the bare wire, which reads when it is told to and answers pings as it reads them. */
async function slowPhone(url: string, code: string) {
  const { token } = await enter(url, code);
  const wire = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  onTestFinished(() => wire.terminate());
  const phone = {
    wire,
    list: nothingHeld() as Held,
    frames: 0,
    /** Bytes and the largest message that came before each ping. */
    beforePing: [{ bytes: 0, largest: 0 }],
    changed: (): void => undefined,
    until: (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        phone.changed = () => {
          if (isSo()) resolve();
        };
        phone.changed();
      }),
  };
  wire.on('message', (data: Buffer) => {
    const text = data.toString();
    const last = phone.beforePing.at(-1);
    if (last) {
      last.bytes += data.length;
      last.largest = Math.max(last.largest, data.length);
    }
    if (text.startsWith('0')) wire.send(`40${JSON.stringify({ event: code, view: 'attendee', token })}`);
    if (text === '2') {
      phone.beforePing.push({ bytes: 0, largest: 0 });
      wire.send('3');
    }
    if (text.startsWith('42["frame"')) {
      const [, frame] = JSON.parse(text.slice(2)) as [string, Frame];
      if (frame.view === 'list') {
        const next = apply(phone.list, frame);
        if (!next) throw new Error(`A frame from ${frame.from} does not follow ${phone.list.to}.`);
        phone.list = next;
        phone.frames += 1;
      }
    }
    phone.changed();
  });
  await phone.until(() => phone.list.to > 0);
  return phone;
}

it('[R10] [R8] a screen that does not read is passed over, costs the others nothing, and gets the sum when it reads', async () => {
  const { url } = await startServer();
  const { code } = await createEvent(url);
  const slow = await slowPhone(url, code);
  const healthy = await asAttendee(url, code);
  let frames = 0;
  healthy.socket.on('frame', (frame: Frame) => void (frames += frame.view === 'list' ? 1 : 0));
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => asAttendee(url, code)));

  slow.wire.pause();
  let last = 0;
  for (let turn = 0; turn < POSTS_EACH; turn++) {
    const replies = await Promise.all(
      people.map((person) =>
        person.ask({ type: 'post.add', session: 's3', kind: 'question', text: `${turn} ${LONG}` }),
      ),
    );
    for (const reply of replies) {
      if (!reply.ok) expect.fail(reply.hint);
      last = Math.max(last, reply.seq);
    }
    await healthy.until(() => healthy.held.list.to >= last);
  }

  slow.beforePing.push({ bytes: 0, largest: 0 });
  slow.wire.resume();
  await slow.until(() => slow.list.to >= last);
  for (const { bytes, largest } of slow.beforePing) expect(bytes).toBeLessThanOrEqual(UNDER_WAY_BYTES + largest);
  expect(slow.frames).toBeLessThan(frames);
  expect(slow.list.order).toEqual(healthy.held.list.order);
  expect(Object.fromEntries(slow.list.posts)).toEqual(Object.fromEntries(healthy.held.list.posts));
});

it('[R10] a screen that answers nothing for 25 s is hung up on', { timeout: 60_000 }, async () => {
  const { url } = await startServer();
  const { code } = await createEvent(url);
  const slow = await slowPhone(url, code);
  slow.wire.pause();
  const host = await asAttendee(url, code);
  await host.ask({ type: 'post.add', session: 's3', kind: 'question', text: 'Is anybody there?' });
  const screens = async (): Promise<string | undefined> =>
    /^openfloor_screens (\d+)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1];
  expect(await screens()).toBe('2');
  await expect.poll(screens, { timeout: 50_000, interval: 500 }).toBe('1');
});
