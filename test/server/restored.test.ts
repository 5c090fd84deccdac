import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Connection, type Standing } from '../../client/link/connection.ts';
import { openAllowances } from '../../server/border/allowance.ts';
import { realClockwork } from '../../server/live/clockwork.ts';
import { openDeafness } from '../../server/live/deafness.ts';
import { eraseDue } from '../../server/live/open-log.ts';
import { alone } from '../../server/log/neighbours.ts';
import { restore } from '../../server/log/restore.ts';
import { openDoor } from '../../server/socket/door.ts';
import { openLimits } from '../../server/socket/limits.ts';
import { ask, openDataFolder } from '../support/data-folder.ts';
import { emptyFolder } from '../support/folder.ts';
import { ada, HALL } from '../support/given.ts';
import { run } from '../support/run.ts';

/** A server of this folder in this process, with its Socket.IO door alone. Port 0 takes any free one. */
async function serve(folder: string, port = 0) {
  const data = await openDataFolder(folder);
  const http = createServer();
  const door = openDoor(http, {
    rooms: data.rooms,
    limits: openLimits(openAllowances(alone, realClockwork)),
    neighbours: alone,
    deafness: openDeafness(alone, realClockwork),
    warnings: () => [],
    publicUrl: undefined,
    elsewhere: false,
    complain: (what, why) => expect.fail(`${what}: ${String(why)}`),
    random: Math.random,
    clockwork: realClockwork,
    lag: () => 0,
    passedOver: () => undefined,
    hungUp: () => undefined,
  });
  http.listen(port, '127.0.0.1');
  await once(http, 'listening');
  return {
    ...data,
    port: (http.address() as AddressInfo).port,
    async stop() {
      await door.close();
      await data.close();
    },
  };
}

/** An open wall, as the page keeps it. */
function openWall(port: number, event: string): Connection {
  const socket = io(`http://127.0.0.1:${port}`, { autoConnect: false, reconnection: false, transports: ['websocket'] });
  const wall = new Connection(
    socket,
    () => ({ event, view: 'wall' }),
    () => undefined,
  );
  wall.open();
  onTestFinished(() => wall.close());
  return wall;
}

const textsOn = ({ now }: Standing) => [...now.posts.values()].map(({ text }) => text);
const say = (text: string) => ({ type: 'post.add', session: HALL, kind: 'question', text }) as const;

it('[R8] a screen that was open when a backup was restored begins anew by itself', async () => {
  const folder = emptyFolder();
  const backup = join(emptyFolder(), 'backup.db');
  const before = await serve(folder);
  const room = await before.newEvent();
  const code = room.state().event?.code ?? '';
  const board = { type: 'wall.show', session: HALL, screen: { mode: 'board', order: 'latest', kind: null } } as const;
  await ask(room, { kind: 'key', id: 'k2' }, board);
  await ask(room, ada, say('Before'));
  expect((await run('backup', folder, [backup])).code).toBe(0);
  await ask(room, ada, say('After'));
  const wall = openWall(before.port, code);
  await vi.waitFor(() => expect(textsOn(wall.standing).sort()).toEqual(['After', 'Before']), WAIT);
  const held = wall.standing.now;

  await before.stop();
  const { kept } = await restore(backup, folder, { replace: true, moment: Date.now(), finish: eraseDue });
  expect(kept).not.toBeNull();
  const after = await serve(folder, before.port);
  onTestFinished(() => after.stop());
  // As many facts as the screen holds, of which the last is another.
  await ask((await after.rooms.find(code)) ?? expect.fail('The event is gone.'), ada, say('Instead'));
  await vi.waitFor(() => expect(textsOn(wall.standing).sort()).toEqual(['Before', 'Instead']), WAIT);
  expect(wall.standing.now.to).toBe(held.to);
  expect(wall.standing.now.epoch).not.toBe(held.epoch);
});

/** Until it is so; a screen comes back after some seconds at most. */
const WAIT = { timeout: 60_000 };
