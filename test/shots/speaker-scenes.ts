import type { Page } from 'playwright-core';
import { loadWords, type WordsOf } from '../../client/words/load.ts';
import type { PostId } from '../../shared/ids.ts';
import { seen } from '../support/browser.ts';
import type { Day } from './day.ts';
import type { DayName } from './days.ts';
import { scenesOf, type Scene, type Setting } from './scene.ts';

const speaker = scenesOf('speaker');

type Lectern = { readonly page: Page; readonly words: WordsOf<'speaker'>; readonly day: Day };

/** Opens the speaker's page of a day once `before` has happened there. A host's key opens it too. */
async function open(
  { page, stage, language }: Setting,
  name: DayName,
  before: (day: Day) => Promise<unknown> = () => Promise.resolve(),
): Promise<Lectern> {
  const day = await stage.day(name, language);
  await before(day);
  const words = await loadWords('speaker', language);
  await page.goto(`/${day.code}/speaker#${day.hostKey}`);
  await seen(page.getByRole('heading', { name: words.onWall }));
  return { page, words, day };
}

/** What a host says to the speaker, and how much time there is, in s. Said anew each time: a scene may have taken it back. */
async function tell(day: Day, text: string | null, seconds: number | null): Promise<void> {
  const { session } = day;
  const refused = () => undefined;
  await day.ask({ type: 'session.tell', session, text }).catch(refused);
  await day.ask({ type: 'wall.time', session, seconds }).catch(refused);
}

const questions = new Map<string, Promise<PostId>>();

/** A question, asked once for all looks. */
function asked(day: Day, text: string): Promise<PostId> {
  const key = `${day.code} ${text}`;
  const question = questions.get(key) ?? day.say({ kind: 'question', text });
  questions.set(key, question);
  return question;
}

export const speakerScenes: readonly Scene[] = [
  speaker('note', {}, async (setting) => {
    const { page, day } = await open(setting, 'lectern', async (day) => {
      const post = await asked(day, day.script.lines.filter(({ kind }) => kind === 'question')[5]?.text ?? '');
      await day.support(post, 9);
      await day.show({ mode: 'post', post });
      await tell(day, day.script.whisper, 245);
    });
    await seen(page.getByRole('status').getByText(day.script.whisper));
  }),
  speaker('poll', {}, async (setting) => {
    const { page, day } = await open(setting, 'lectern', async (day) => {
      const [ballot] = day.script.ballots;
      if (!ballot) throw new Error('The script has no poll.');
      await day.show({ mode: 'poll', poll: await day.poll(ballot, 9) });
      await tell(day, null, 45);
    });
    await seen(page.getByRole('heading', { name: day.script.ballots[0]?.question ?? '' }));
  }),
  speaker('long', {}, async (setting) => {
    const { page, words } = await open(setting, 'lectern', async (day) => {
      await day.show({ mode: 'post', post: await asked(day, day.script.longQuestion) });
      await tell(day, null, 1);
    });
    await seen(page.getByText(words.timeUp));
  }),
  speaker('story', { brief: true, whole: true }, async (setting) => {
    await open(setting, 'lectern', async (day) => {
      const post = await day.say({ kind: 'story', text: day.script.longStory });
      await day.ask({ type: 'post.show', post });
      await day.show({ mode: 'post', post });
      await tell(day, null, null);
    });
  }),
  speaker('board', { whole: true }, async (setting) => {
    await open(setting, 'lectern', async (day) => {
      await day.show({ mode: 'board', order: 'wanted', kind: 'question' });
      await tell(day, null, 5400);
    });
  }),
  speaker('sessions', { brief: true }, async (setting) => {
    const { page, words } = await open(setting, 'steered');
    await seen(page.getByRole('combobox', { name: words.session }));
  }),
  speaker('empty', {}, async (setting) => {
    const { page, words } = await open(setting, 'empty');
    await seen(page.getByText(words.nothingNext));
  }),
  speaker('reconnecting', { brief: true }, async (setting) => {
    const { page, words } = await open(setting, 'lectern', (day) => tell(day, day.script.whisper, 245));
    await page.context().setOffline(true);
    await seen(page.getByText(words.reconnecting));
  }),
  speaker('outside', { brief: true }, async ({ page, stage, language }) => {
    const { code } = await stage.day('empty', language);
    const words = await loadWords('speaker', language);
    await page.goto(`/${code}/speaker`);
    await seen(page.getByText(words.outside.noKey.title));
  }),
];
