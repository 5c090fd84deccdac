import words from '../../../client/words/en/phone.ts';
import { SESSION } from './event.ts';
import type { Figure } from './figures.ts';
import { back, compose, tab, type Scene } from './phone-scene.ts';
import { comes, goes } from './slow-page.ts';
import { longestTask, PROMPT_MS, workOfEach } from './tasks.ts';

const DRAFT = 'I was about to ask';
/** So long after a touch, and wherever it was scrolled, a phone changes nothing by itself (R12). */
const AIMED_MS = 4500;
const BOARD = { mode: 'board', order: 'latest' } as const;

/** A poll opens while somebody writes, while they read the list, and while they look at what is on the wall. */
export async function measurePolls({ browser, phone, crowd }: Scene): Promise<readonly Figure[]> {
  const { page } = phone;
  /** Behind a sheet it is there and cannot be seen. */
  const told = '.poll button';
  const paper = 'article.featured form';
  const show = (screen: typeof BOARD | { readonly mode: 'poll'; readonly poll: string }) =>
    crowd.host({ type: 'wall.show', session: SESSION, screen });
  let poll = '';
  const open = async (): Promise<void> => {
    poll = await crowd.openPoll('Does somebody come at night?');
    await comes(phone, told, words.pollOpen);
  };
  const close = async (): Promise<void> => {
    await crowd.host({ type: 'poll.close', poll });
    await goes(phone, told);
  };

  await (
    await compose(phone)
  )();
  const field = page.getByLabel(words.fields.question);
  await field.fill(DRAFT);
  const writing = await workOfEach(browser, phone, open, close);
  await field.fill('');
  await back(phone);
  const reading = await workOfEach(browser, phone, open, close);
  await (
    await tab(phone, 'now')
  )();
  await page.evaluate('scrollTo(0, 0)');
  await page.waitForTimeout(AIMED_MS);
  const mirroring = await workOfEach(
    browser,
    phone,
    async () => {
      poll = await crowd.openPoll('Does somebody come at night?');
      await show({ mode: 'poll', poll });
      await comes(phone, paper);
    },
    async () => {
      await show(BOARD);
      await crowd.host({ type: 'poll.close', poll });
      await goes(phone, paper);
    },
  );
  return [
    longestTask('a poll opens while a question is written', writing, PROMPT_MS),
    longestTask('a poll opens over the list', reading, PROMPT_MS),
    longestTask('a poll opens and goes on the wall, looked at', mirroring, PROMPT_MS),
  ];
}
