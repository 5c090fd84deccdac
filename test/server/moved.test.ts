import { io } from 'socket.io-client';
import { expect, it, onTestFinished } from 'vitest';
import type { Frame } from '../../shared/wire.ts';
import { asAttendee, createEvent, enter } from '../support/client.ts';
import { emptyFolder } from '../support/folder.ts';
import { startRedis } from '../support/redis.ts';
import { run } from '../support/run.ts';
import { startServer } from '../support/server.ts';

const say = (text: string) => ({ type: 'post.add', session: 's3', kind: 'question', text }) as const;

it('[R8] phones go on where they were when their event has moved into Redis, and when it has moved back', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.end());
  const env = { REDIS_URL: redis.url };
  const server = await startServer();
  const { code } = await createEvent(server.url);
  const texts: string[] = [];

  /** Says something, and tells what a phone holds that has read it. */
  async function speak(url: string, text: string): Promise<{ epoch: string; to: number }> {
    const phone = await asAttendee(url, code);
    const reply = await phone.ask(say(text));
    if (!reply.ok) expect.fail(JSON.stringify(reply));
    texts.push(text);
    await phone.until(() => phone.held.list.to >= reply.seq);
    const { list } = phone.held;
    expect([...list.posts.values()].map((post) => post.text).sort()).toEqual(texts.toSorted());
    return { epoch: list.epoch, to: list.to };
  }

  /** A phone that holds this comes here, and is sent what came after. */
  async function goesOn(url: string, { epoch, to }: { epoch: string; to: number }): Promise<void> {
    const { token } = await enter(url, code);
    const auth = { event: code, view: 'attendee', token, epoch, from: { now: 0, list: to } };
    const phone = io(url, { auth, transports: ['websocket'], reconnection: false, forceNew: true });
    onTestFinished(() => void phone.disconnect());
    const frame = await new Promise<Frame>((resolve) => {
      phone.on('frame', (each: Frame) => each.view === 'list' && resolve(each));
    });
    expect(frame).toMatchObject({ epoch, from: to, posts: [{ text: texts.at(-1) }] });
  }

  const inFile = await speak(server.url, 'In the file');
  await server.stop();
  expect(await run('move', server.dataDir, ['--to-redis'], '', env)).toMatchObject({ code: 0 });
  const node = await startServer({ env });
  const inRedis = await speak(node.url, 'In Redis');
  await goesOn(node.url, inFile);
  await node.stop();

  const folder = emptyFolder();
  expect(await run('move', folder, ['--from-redis'], '', env)).toMatchObject({ code: 0 });
  const back = await startServer({ dataDir: folder });
  await speak(back.url, 'In a file again');
  await goesOn(back.url, inRedis);
}, 60_000);
