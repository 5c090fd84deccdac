import { loadWords } from '../../client/words/load.ts';
import { seen } from '../support/browser.ts';
import { scenesOf, type Scene, type Setting } from './scene.ts';

const home = scenesOf('home');
const card = scenesOf('card');

const title = { en: 'Care at home: what we need', ar: 'الرعاية في البيت: ما نحتاج إليه' } as const;

async function front({ page, language }: Setting) {
  const words = await loadWords('home', language);
  await page.goto('/');
  await seen(page.getByRole('button', { name: words.create }));
  return words;
}

async function create(setting: Setting) {
  const words = await front(setting);
  const { page, language } = setting;
  await page.getByLabel(words.titleLabel).fill(title[language]);
  await page.getByRole('button', { name: words.create }).click();
  await seen(page.getByText(words.phoneWaiting));
  return words;
}

export const homeScenes: readonly Scene[] = [
  home('front', { whole: true }, front),
  home('more', { whole: true }, async (setting) => {
    const words = await front(setting);
    await setting.page.getByText(words.more, { exact: true }).click();
    await seen(setting.page.getByLabel(words.support));
  }),
  home('no-title', { brief: true, whole: true }, async (setting) => {
    const words = await front(setting);
    await setting.page.getByRole('button', { name: words.create }).click();
    await seen(setting.page.getByText(words.titleMissing));
  }),
  home('wrong-code', { refused: true, brief: true }, async (setting) => {
    const words = await front(setting);
    const { page } = setting;
    await page.getByLabel(words.joinLabel).fill('999 999');
    await page.getByRole('button', { name: words.join, exact: true }).click();
    await seen(page.getByText('999 999'));
  }),
  home('created', { whole: true }, create),
  home('yours', { brief: true, whole: true }, async (setting) => {
    const words = await create(setting);
    await setting.page.goto('/');
    await seen(setting.page.getByRole('heading', { name: words.yours }));
  }),
  card('tables', { whole: true }, async ({ page, stage, language }) => {
    const { code } = await stage.day('ordinary', language);
    const words = await loadWords('card', language);
    await page.goto(`/${code}/card`);
    await seen(page.getByText(words.invitation));
  }),
];
