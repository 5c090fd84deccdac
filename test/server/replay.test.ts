import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { chanceOf } from '../faults/chance.ts';
import { conversationFolder } from '../support/conversation.ts';
import { startNodes } from '../support/nodes.ts';

const REPLAY = fileURLToPath(new URL('../../dist/server/replay.js', import.meta.url));
const SEED = Number(process.env['REPLAY_SEED'] ?? Date.now() % 1_000_000);

it('[R2] [R8] a conversation replayed over three nodes, by people who move between them, is in the archive of each as it was', async () => {
  const { nodes } = await startNodes(3);
  const folder = conversationFolder({ people: 150, statements: 30, votes: 2000 }, chanceOf(SEED));
  const args = [folder, '--minutes', '0.15', ...nodes.flatMap(({ url }) => ['--url', url])];
  const child = spawn(process.execPath, [REPLAY, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = `REPLAY_SEED=${SEED}\n`;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(said).toMatch(/^no differences$/m);
  expect(code).toBe(0);
});
