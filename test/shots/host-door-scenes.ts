import { loadWords } from '../../client/words/load.ts';
import { seen } from '../support/browser.ts';
import { scenesOf, type Scene } from './scene.ts';

const host = scenesOf('host');

/** Coming to the host page as somebody else than the host. */
export const hostDoorScenes: readonly Scene[] = [
  host('helper', {}, async ({ page, look, stage, language }) => {
    const day = await stage.day('ordinary', language);
    const words = await loadWords('host', language);
    const key = `helper-${look}-0123456789012345`;
    await day.ask({ type: 'key.add', name: 'Sam', role: 'helper', key });
    await page.goto(`/${day.code}/host#${key}`);
    await seen(page.getByText(words.add.title));
  }),
  host('outside', {}, async ({ page, stage, language }) => {
    const { code } = await stage.day('ordinary', language);
    const words = await loadWords('host', language);
    await page.goto(`/${code}/host`);
    await seen(page.getByText(words.gate.noKey));
  }),
  host('wrong-link', { brief: true, refused: true }, async ({ page, stage, language }) => {
    const { code } = await stage.day('ordinary', language);
    const words = await loadWords('host', language);
    await page.goto(`/${code}/host#${'A'.repeat(22)}`);
    await seen(page.getByText(words.gate.refused));
  }),
];
