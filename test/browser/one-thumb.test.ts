import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import archiveWords from '../../client/words/en/archive.ts';
import homeWords from '../../client/words/en/home.ts';
import type { QueueTab } from '../../client/host/queue.ts';
import words from '../../client/words/en/host.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { gone, openScreen, PATIENCE_MS, phone, says, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { asAttendee, asWall, type Client } from '../support/client.ts';
import { startServer } from '../support/server.ts';

/** The smallest screen that somebody hosts with, held in one hand. */
const small = { ...phone, viewport: { width: 360, height: 640 } };
/** Above it no thumb comes. */
const REACH_FROM = small.viewport.height * 0.4;
/** Where it rests, over what stays at the foot of the page. */
const THUMB_AT = small.viewport.height * 0.55;
/** So long somebody looks at what came of a tap. */
const LOOKS_MS = 1000;
/** More fingers' work in one step than this is too much for somebody who also runs the room. */
const TAPS_MAX = 2;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const { acts } = words.post;
const { nav, wall: wallWords, bar } = words;

it(
  'a whole session from creating to the archive with one thumb, two taps a step, and no question but at its end',
  async () => {
    const { url } = await startServer();
    const { page, troubles } = await openScreen(browser, small);
    const hand = thumb(page);
    const card = (text: string) => page.getByRole('article').filter({ hasText: text });
    const onCard = (text: string, act: string) => card(text).getByRole('button', { name: act, exact: true });
    const part = (name: Exclude<keyof typeof nav, 'label'>) =>
      page.getByRole('navigation', { name: nav.label }).getByRole('button', { name: nav[name] });
    const queue = (tab: QueueTab) =>
      page.locator('label').filter({ has: page.getByRole('radio', { name: words.queue.tabs[tab] }) });

    const told = (deed: keyof typeof bar.done) => page.getByRole('status').filter({ hasText: bar.done[deed] });
    const reason = page.getByRole('button', { name: words.hide.reasons[0] ?? '' });

    await page.goto(url);
    await page.getByLabel(homeWords.titleLabel).fill('Care at home');
    await hand.step('create the event', () => hand.tap(page.getByRole('button', { name: homeWords.create })));
    await hand.step('open the host page', () => hand.tap(page.getByRole('link', { name: homeWords.openHost })));
    await seen(page.getByRole('navigation', { name: nav.label }));
    const code = new URL(page.url()).pathname.split('/')[1] ?? '';
    const wall = await asWall(url, code);
    const [ada, ben] = [await asAttendee(url, code), await asAttendee(url, code)];

    await hand.step('a host looks first', async () => {
      await reach(page.getByLabel(words.sessions.mode));
      await page.getByLabel(words.sessions.mode).selectOption({ label: words.queue.hostFirst });
    });
    await seen(page.getByText(bar.undo));
    await ask(ada, 'Who checks at night?');
    await ask(ben, 'Mr Miller is late again.');
    await ask(ben, 'What is for lunch?');
    await hand.step('see what waits', () => hand.tap(queue('waiting')));
    await hand.step('approve', () => hand.tap(onCard('Who checks', acts.approve), told('approved')));
    await gone(card('Who checks'));
    await ben.until(() => [...ben.held.list.posts.values()].some(({ text }) => text === 'Who checks at night?'));
    await hand.step('hide with a reason', async () => {
      await hand.tap(onCard('Mr Miller', acts['turn-down']), reason);
      await hand.tap(reason);
    });
    await gone(card('Mr Miller'));
    await hand.step('take it back', () =>
      hand.tap(page.getByRole('button', { name: bar.undo }), page.getByText(bar.undone)),
    );
    await seen(card('Mr Miller'));
    await hand.step('hide it again', async () => {
      await hand.tap(onCard('Mr Miller', acts['turn-down']), reason);
      await hand.tap(reason);
    });
    await ben.until(() => ben.mine()?.posts.some(({ status }) => status === 'hidden') === true);
    await hand.step('approve another', () =>
      hand.tap(onCard('lunch', acts.approve), page.getByText(words.queue.empty.waiting)),
    );

    await hand.step('see what is new', () => hand.tap(queue('new')));
    await hand.step('put it on the wall', () => hand.tap(onCard('Who checks', acts.spotlight), told('onWall')));
    await wall.until(() => wall.held.now.wall?.screen.mode === 'post');
    await hand.step('freeze', () => hand.tap(page.getByRole('button', { name: wallWords.freeze })));
    await wall.until(() => wall.held.now.wall?.frozen === true);
    await hand.step('go on', () => hand.tap(page.getByRole('button', { name: wallWords.unfreeze })));
    await wall.until(() => wall.held.now.wall?.frozen === false);
    await hand.step('see what is on the wall', () => hand.tap(queue('wall')));
    await hand.step('mark it answered', () => hand.tap(onCard('Who checks', acts.answered), told('answered')));
    await ben.until(() => [...ben.held.list.posts.values()].some(({ answer }) => answer !== null));
    await hand.step('back to what is new', () => hand.tap(queue('new')));
    await hand.step('put another one next', async () => {
      await hand.tap(onCard('lunch', words.post.moreFor), onCard('lunch', acts.queue));
      await hand.tap(onCard('lunch', acts.queue), told('queued'));
    });

    await hand.step('the wall', () => hand.tap(part('wall')));
    await hand.step('the next one', () => hand.tap(page.getByRole('button', { name: /^Next/ })));
    await wall.until(() => [...wall.held.now.posts.values()].some(({ text }) => text === 'What is for lunch?'));
    await hand.step('a timer', () => hand.tap(page.getByRole('button', { name: words.timer.length(5) })));
    await wall.until(() => (wall.held.now.wall?.until ?? 0) > 0);
    await page.getByLabel(words.notice.text).fill('Lunch is until 13:30.');
    await hand.step('a message to all phones', () => hand.tap(page.getByRole('button', { name: words.notice.send })));
    await ada.until(() => ada.held.list.event?.notice !== null);

    await hand.step('a new poll', async () => {
      await hand.tap(part('polls'));
      await hand.tap(page.getByRole('button', { name: words.polls.make }));
    });
    await page.getByLabel(words.polls.question).fill('Soup or bread?');
    await page.getByLabel(words.polls.option(1), { exact: true }).fill('Soup');
    await page.getByLabel(words.polls.option(2), { exact: true }).fill('Bread');
    await hand.step('open it', () => hand.tap(page.getByRole('button', { name: words.polls.openNow })));
    await ada.until(() => ada.held.now.polls.size === 1);
    const poll = [...ada.held.now.polls.keys()][0] ?? '';
    await ada.ask({ type: 'ballot.cast', poll, choices: ['o1'] });
    await hand.step('show it', () =>
      hand.tap(card('Soup or bread?').getByRole('button', { name: words.polls.onWall })),
    );
    await wall.until(() => wall.held.now.wall?.screen.mode === 'poll');
    await hand.step('close the vote', () =>
      hand.tap(card('Soup or bread?').getByRole('button', { name: words.polls.close })),
    );
    await ada.until(() => [...ada.held.list.polls.values()][0]?.status === 'closed');

    await hand.step('write for someone in the room', () => hand.tap(part('add')));
    await page.getByLabel(words.add.text.question).fill('My carer comes too late.');
    await hand.step('send it', () => hand.tap(page.getByRole('button', { name: words.add.send })));
    await ada.until(() => [...ada.held.list.posts.values()].some(({ from }) => from === 'room'));

    await hand.step('to the session’s end', async () => {
      await hand.tap(part('more'));
      await hand.tap(page.getByRole('button', { name: words.more.close }));
    });
    const dialog = page.getByRole('dialog');
    await seen(dialog);
    await hand.step(
      'the only question',
      () => hand.tap(dialog.getByRole('button', { name: words.sessions.closeYes })),
      true,
    );
    await gone(dialog);
    await ada.until(() => ada.held.now.sessions[0]?.state === 'closed');

    await hand.step('the archive', () => hand.tap(page.getByRole('link', { name: words.more.archive })));
    await says(page.getByRole('heading', { level: 1 }), 'Care at home');
    await seen(page.getByText('My carer comes too late.'));
    await gone(page.getByText('Mr Miller'));
    await seen(page.getByText(archiveWords.downloads, { exact: true }));
    const kept = (await (await fetch(`${url}/api/events/${code}/archive.json`)).json()) as ArchiveView;
    expect(kept.sessions[0]?.posts.map(({ text }) => text)).toContain('Who checks at night?');
    expect(troubles).toEqual([]);
    await page.context().close();
  },
  PATIENCE_MS * 6,
);

/** Taps with the thumb of the hand that holds the phone, and counts. */
function thumb(page: Page) {
  let taps = 0;
  return {
    /** `until` comes of it: for a moment after something has moved a button does nothing. */
    async tap(what: Locator, until?: Locator): Promise<void> {
      await reach(what);
      await what.first().tap();
      if (until) await expect.poll(() => again(what.first(), until), { timeout: PATIENCE_MS }).toBe(true);
      taps++;
    },
    /** One thing that a host wants, done. */
    async step(name: string, does: () => Promise<void>, asked = false): Promise<void> {
      taps = 0;
      expect(await page.getByRole('dialog').count(), `${name}: a question stands in the way`).toBe(asked ? 1 : 0);
      await does();
      expect(taps, `${name}: taps`).toBeLessThanOrEqual(TAPS_MAX);
    },
  };
}

/** Somebody who sees that nothing came of a tap taps again. */
async function again(what: Locator, until: Locator): Promise<boolean> {
  const came = await until.waitFor({ timeout: LOOKS_MS }).then(
    () => true,
    () => false,
  );
  if (!came && (await what.isVisible())) await what.tap({ timeout: LOOKS_MS }).catch(() => undefined);
  return came;
}

/** It can be brought to where the thumb is: scrolled as far as the page goes it stands in the lower 60 %, under nothing. */
async function reach(what: Locator): Promise<void> {
  await seen(what);
  const first = what.first();
  const before = await first.boundingBox();
  if (before) await what.page().evaluate(`scrollBy(0, ${before.y + before.height / 2 - THUMB_AT})`);
  const box = await first.boundingBox();
  expect(box && box.y + box.height / 2, `${String(what)} is out of reach`).toBeGreaterThan(REACH_FROM);
}

async function ask(person: Client, text: string): Promise<void> {
  const session = person.held.now.session;
  const reply = await person.ask({ type: 'post.add', session, kind: 'question', text });
  expect(reply.ok, text).toBe(true);
}
