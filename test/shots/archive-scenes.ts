import { loadWords } from '../../client/words/load.ts';
import { says, seen } from '../support/browser.ts';
import { hashtag } from './afterwards.ts';
import type { DayName } from './days.ts';
import { scenesOf, type Scene } from './scene.ts';

const states = {
  empty: 'empty',
  ordinary: 'closed',
  big: 'crowded',
  sealed: 'sealed',
  late: 'late',
  extreme: 'extreme',
} as const;

const ofDays: readonly Scene[] = Object.entries<DayName>(states).map(([state, name]) => ({
  page: 'archive',
  state,
  whole: true,
  brief: state === 'sealed' || state === 'extreme',
  async play({ page, stage, language }) {
    const { code } = await stage.day(name, language);
    await page.goto(`/${code}/archive`);
    await seen(page.getByRole('heading', { level: 1 }));
  },
}));

const scene = scenesOf('archive');

export const archiveScenes: readonly Scene[] = [
  ...ofDays,
  scene('session', { whole: true, brief: true }, async ({ page, stage, language }) => {
    const { code, session } = await stage.day('closed', language);
    await page.goto(`/${code}/archive/${session}`);
    await seen(page.getByRole('heading', { level: 1 }));
  }),
  scene('film', { whole: true }, async ({ page, stage, language }) => {
    const { code, session } = await stage.day('afterwards', language);
    const words = await loadWords('archive', language);
    await page.goto(`/${code}/archive/${session}`);
    await page.getByText(words.video.transcript, { exact: true }).click();
    await seen(page.locator('.transcript li'));
  }),
  scene('afterwards', { whole: true, brief: true }, async ({ page, stage, language }) => {
    const { code } = await stage.day('afterwards', language);
    const words = await loadWords('archive', language);
    await page.goto(`/${code}/archive`);
    await seen(page.getByRole('link', { name: words.writeHere }).first());
  }),
  scene('tag', { whole: true }, async ({ page, stage, language }) => {
    const { code, script } = await stage.day('afterwards', language);
    await page.goto(`/${code}/archive`);
    await page
      .getByRole('link', { name: hashtag({ script }) })
      .first()
      .click();
    await seen(page.getByRole('heading', { level: 1, name: hashtag({ script }) }));
  }),
  scene('handout', { whole: true }, async ({ page, stage, language }) => {
    const { code, session } = await stage.day('afterwards', language);
    await page.goto(`/${code}/archive/${session}/handout`);
    await seen(page.getByRole('heading', { level: 1 }));
  }),
  scene('taken-down', { refused: true }, async ({ page, stage, language }) => {
    const { code } = await stage.day('down', language);
    await page.goto(`/${code}/archive`);
    await seen(page.getByRole('heading', { level: 1 }));
  }),
  scene('polls', { whole: true, brief: true }, async ({ page, stage, language }) => {
    const { code } = await stage.day('gathered', language);
    await page.goto(`/${code}/archive`);
    await seen(page.getByRole('heading', { name: 'A good day in one word?' }));
  }),
  scene('found', { brief: true }, async ({ page, stage, language }) => {
    const { code } = await stage.day('closed', language);
    await page.goto(`/${code}/archive`);
    await page.locator('[name=answered]').selectOption('yes');
    await says(page.getByRole('status'), /\d/);
    await page.locator('.search').scrollIntoViewIfNeeded();
  }),
  scene('nothing-found', { brief: true }, async ({ page, stage, language }) => {
    const { code } = await stage.day('closed', language);
    await page.goto(`/${code}/archive`);
    await page.locator('[name=words]').fill('zzzzzz');
    await says(page.getByRole('status'), /./);
  }),
];
