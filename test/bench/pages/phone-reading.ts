import words from '../../../client/words/en/phone.ts';
import type { Figure } from './figures.ts';
import { back, compose, tab, type Scene } from './phone-scene.ts';
import { scrollThrough, type SlowPage } from './slow-page.ts';
import { longestTask, PROMPT_MS, SMOOTH_MS, workOfEach } from './tasks.ts';

/** The full window in a quiet room. */
export async function measureReading({ browser, phone, plain }: Scene): Promise<readonly Figure[]> {
  const { page } = phone;
  const said = page.locator('li.said');
  const top = ({ page }: SlowPage) => page.evaluate('scrollTo(0, 0)');
  await tab(phone, 'now');
  const listing = await workOfEach(
    browser,
    phone,
    () => tab(phone, 'ask'),
    () => tab(phone, 'now'),
  );
  await tab(phone, 'ask');
  const scrolling = await workOfEach(
    browser,
    phone,
    () => scrollThrough(phone),
    () => top(phone),
  );
  const plainScrolling = await workOfEach(
    browser,
    plain,
    () => scrollThrough(plain),
    () => top(plain),
  );
  const ordering = await workOfEach(
    browser,
    phone,
    () => page.getByText(words.order.wanted).tap(),
    () => page.getByText(words.order.newest).tap(),
  );
  const thread = said.nth(3).getByRole('button', { name: /repl/i });
  const threads = await workOfEach(
    browser,
    phone,
    () => thread.tap(),
    () => back(phone),
  );
  const composing = await workOfEach(
    browser,
    phone,
    () => compose(phone),
    () => back(phone),
  );
  const support = said.nth(2).getByRole('button', { name: words.supportQuestion });
  const supporting = await workOfEach(browser, phone, () => support.tap());
  return [
    longestTask('opening the questions', listing, PROMPT_MS),
    longestTask('scrolling through them', scrolling, SMOOTH_MS, plainScrolling),
    longestTask('the most wanted first', ordering, PROMPT_MS),
    longestTask('opening a thread', threads, PROMPT_MS),
    longestTask('opening the composer', composing, PROMPT_MS),
    longestTask('pressing "my question too"', supporting, PROMPT_MS),
  ];
}
