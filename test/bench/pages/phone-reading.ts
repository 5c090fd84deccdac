import words from '../../../client/words/en/phone.ts';
import type { Figure } from './figures.ts';
import { back, compose, tab, type Scene } from './phone-scene.ts';
import { aimAt, comes, scrollThrough, type SlowPage } from './slow-page.ts';
import { longestTask, PROMPT_MS, SMOOTH_MS, workOfEach } from './tasks.ts';

/** The full window in a quiet room. */
export async function measureReading({ browser, phone, whilePlain }: Scene): Promise<readonly Figure[]> {
  const { page } = phone;
  const said = page.locator('li.said');
  const top = ({ page }: SlowPage) => page.evaluate('scrollTo(0, 0)');
  const [now, ask] = [await tab(phone, 'now'), await tab(phone, 'ask')];
  await now();
  const list = async (): Promise<void> => {
    await ask();
    await comes(phone, 'li.said:last-child article');
  };
  const listing = await workOfEach(browser, phone, list, now);
  await list();
  const scrolling = await workOfEach(
    browser,
    phone,
    () => scrollThrough(phone),
    () => top(phone),
  );
  const plainScrolling = await whilePlain((plain) =>
    workOfEach(
      browser,
      plain,
      () => scrollThrough(plain),
      () => top(plain),
    ),
  );
  const [wanted, newest] = [
    await aimAt(phone, page.getByText(words.order.wanted)),
    await aimAt(phone, page.getByText(words.order.newest)),
  ];
  const ordering = await workOfEach(
    browser,
    phone,
    async () => {
      await wanted();
      await comes(phone, 'button[aria-pressed=true]', words.order.wanted);
    },
    newest,
  );
  const thread = await aimAt(phone, said.nth(1).getByRole('button', { name: /repl/i }));
  const threads = await workOfEach(
    browser,
    phone,
    async () => {
      await thread();
      await comes(phone, 'dialog[open]');
    },
    () => back(phone),
  );
  const composer = await compose(phone);
  const composing = await workOfEach(browser, phone, composer, () => back(phone));
  const support = await aimAt(phone, said.nth(1).getByRole('button', { name: words.supportQuestion }));
  const supporting = await workOfEach(browser, phone, support);
  return [
    longestTask('opening the questions', listing, PROMPT_MS),
    longestTask('scrolling through them', scrolling, SMOOTH_MS, plainScrolling),
    longestTask('the most wanted first', ordering, PROMPT_MS),
    longestTask('opening a thread', threads, PROMPT_MS),
    longestTask('opening the composer', composing, PROMPT_MS),
    longestTask('pressing "my question too"', supporting, PROMPT_MS),
  ];
}
