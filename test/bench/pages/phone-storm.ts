import words from '../../../client/words/en/phone.ts';
import { question } from './crowd.ts';
import type { Figure } from './figures.ts';
import { back, compose, tab, type Scene } from './phone-scene.ts';
import { aimAt, comes, quiet, scrollThrough } from './slow-page.ts';
import { longestTask, PROMPT_MS, SMOOTH_MS, workOfEach } from './tasks.ts';
import { workOf, type Work } from './trace.ts';
import { slowestKeys } from './typing.ts';

/** As ten thousand phones see a storm's results, 1.6 frames a second; their list comes ten times as often as theirs. */
const STORM = { supports: 25, ballots: 1.6, posts: 0.5 };
/** Some five frames of the list. */
const LOOKED_AT_MS = 6000;
/** From a key to the next picture. */
const KEY_MS = 100;
/** Said while a phone slept. */
const MISSED = 100;

/** Frames that come while one reads, looks on, scrolls and writes; and the one that brings all that a sleeping phone missed. */
export async function measureStorm(scene: Scene): Promise<readonly Figure[]> {
  const { browser, phone, whilePlain, crowd } = scene;
  const { page } = phone;
  const poll = await crowd.openPoll('How was the night?');
  const stop = crowd.storm(poll, STORM);
  const look = () => page.waitForTimeout(LOOKED_AT_MS);
  const [ask, now] = [await tab(phone, 'ask'), await tab(phone, 'now')];
  await ask();
  const reading = await workOfEach(browser, phone, look);
  await now();
  const mirroring = await workOfEach(browser, phone, look);
  await ask();
  await comes(phone, 'li.said:last-child article');
  const scrolling = await workOfEach(
    browser,
    phone,
    () => scrollThrough(phone),
    () => page.evaluate('scrollTo(0, 0)'),
  );
  await (
    await compose(phone)
  )();
  const field = page.getByLabel(words.fields.question);
  await field.waitFor();
  const keys = await slowestKeys(phone);
  await field.fill('');
  await back(phone);
  stop();
  await crowd.host({ type: 'poll.close', poll });
  const plainKeys = await whilePlain(async (plain) => {
    await plain.page.locator('textarea').focus();
    return slowestKeys(plain);
  });
  const { woken, shown } = await waking(scene);
  const busy = reading.map(({ total }) => total / (LOOKED_AT_MS / 1000));
  return [
    longestTask('reading the list in a storm', reading, PROMPT_MS),
    { what: 'the same: all tasks of a second together', unit: 'ms', values: busy, aim: null },
    longestTask('looking at what is on the wall in a storm', mirroring, PROMPT_MS),
    longestTask('scrolling through the list in a storm', scrolling, SMOOTH_MS),
    {
      what: 'typing in a storm: from a key to the next picture',
      unit: 'ms',
      values: keys,
      aim: KEY_MS,
      plain: plainKeys,
    },
    longestTask(`back from sleep: one frame with ${String(MISSED)} new posts`, woken, PROMPT_MS),
    longestTask('showing these', shown, PROMPT_MS),
  ];
}

async function waking({ browser, phone, crowd, wire }: Scene) {
  const { page } = phone;
  const arrived = '.arrivals button';
  let nights = 0;
  const said = (n: number): string => `Said in night ${String(nights)}: ${String(n)}`;
  const sleep = async (): Promise<void> => {
    wire.leave('refuses');
    await comes(phone, '.strip p');
    nights++;
    for (const post of crowd.posts()) await crowd.ask({ type: 'post.support', post, on: nights % 2 === 1 });
    // What hosts write down is always let in, as that of others is in a real night, which lasts longer.
    for (let n = 0; n < MISSED; n++) await crowd.host(question(said(n)));
  };
  const wake = async (): Promise<void> => {
    wire.back();
    await page.evaluate(`dispatchEvent(new Event('online'))`);
    await comes(phone, arrived, words.showNew(MISSED));
  };
  const show = await aimAt(phone, page.locator(arrived));
  await show();
  await quiet(page);
  await sleep();
  const shown: Work[] = [];
  const woken = await workOfEach(browser, phone, wake, async () => {
    const newest = said(MISSED - 1);
    shown.push(
      await workOf(browser, page, async () => {
        await show();
        await comes(phone, 'li.said:first-child', newest);
        await quiet(page);
      }),
    );
    await sleep();
  });
  return { woken, shown };
}
