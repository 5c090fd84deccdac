import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumPath } from './support/chromium.ts';
import { archiveScenes } from './shots/archive-scenes.ts';
import { SHOWN_HOST, startBuilt } from './shots/built-server.ts';
import { take } from './shots/camera.ts';
import { homeScenes } from './shots/home-scenes.ts';
import { hostScenes } from './shots/host-scenes.ts';
import { phoneScenes } from './shots/phone-scenes.ts';
import { speakerScenes } from './shots/speaker-scenes.ts';
import { openStage } from './shots/stage.ts';
import { wallScenes } from './shots/wall-scenes.ts';

/**
 * `npm run shots`: a picture of every page in every state and look, in one folder, to be looked at.
 * `--only wall --only 1280x720` takes those whose names contain all of these; a name is `page-state-size-look`.
 */
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    /** Where `npm run build` put the program. */
    built: { type: 'string', default: 'dist' },
    folder: { type: 'string', default: 'shots' },
  },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const scenes = [...homeScenes, ...phoneScenes, ...wallScenes, ...hostScenes, ...speakerScenes, ...archiveScenes];
const server = await startBuilt(flags.built);
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP ${SHOWN_HOST} 127.0.0.1:${server.port}`],
});
const stage = openStage(server.url);
const failures: string[] = [];
try {
  const wanted = (name: string) => flags.only.every((part) => name.includes(part));
  const studio = { browser, url: `http://${SHOWN_HOST}`, stage, folder: flags.folder, wanted };
  for (const scene of scenes) {
    const failed = await take(studio, scene);
    for (const failure of failed) console.error(`  ${failure}`);
    failures.push(...failed);
  }
} finally {
  stage.clear();
  await browser.close();
  await server.stop();
}
console.log(
  failures.length === 0 ? `All pictures are in ${flags.folder}/` : `${String(failures.length)} did not come out.`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
