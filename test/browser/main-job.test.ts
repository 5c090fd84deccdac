import { networkInterfaces } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import archiveWords from '../../client/words/en/archive.ts';
import homeWords from '../../client/words/en/home.ts';
import hostWords from '../../client/words/en/host.ts';
import phoneWords from '../../client/words/en/phone.ts';
import sharedWords from '../../client/words/en/shared.ts';
import wallWords from '../../client/words/en/wall.ts';
import { spokenCode } from '../../shared/codes.ts';
import type { ArchiveView } from '../../shared/http.ts';
import {
  checkAxe,
  gone,
  laptop,
  openScreen,
  PATIENCE_MS,
  phone,
  projector,
  says,
  seen,
  type Screen,
} from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { chanceOf } from '../faults/chance.ts';
import { startBalancer } from '../support/balancer.ts';
import { startNodes } from '../support/nodes.ts';
import { startServer } from '../support/server.ts';

const [hideReason] = hostWords.hide.reasons;
const question = 'Who checks on my mother at night?';
const comment = 'The carer of Mrs Miller is always late.';
const story = 'My neighbour came over when the lift was broken.';
const reply = 'The night team does, twice.';
const poll = 'Do you know your care plan?';

/** An address of this machine that another one would use; none where there is no network. */
const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

/** Some thirty states are looked at by axe, on a machine that may be busy. */
const LONG_MS = 600_000;

const SEED = Number(process.env['MOVES_SEED'] ?? Date.now() % 1_000_000);

/** Where it plays. `move`: every screen loses its connection; where there are several nodes it comes back to whichever. */
type Stage = { readonly url: string; readonly move: () => void };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe(`the main job, in real browsers (MOVES_SEED=${SEED})`, () => {
  it(
    'from creating an event to its archive, without one reload',
    async () => theMainJob(await oneNode('127.0.0.1'), true),
    LONG_MS,
  );

  it.skipIf(ownAddress === undefined)(
    'the same over plain http from the network',
    async () => theMainJob(await oneNode(ownAddress ?? ''), false),
    LONG_MS,
  );

  it(
    'the same on three nodes with one Redis, with screens that move between them',
    async () => {
      const balancer = await startBalancer(chanceOf(SEED));
      const { nodes } = await startNodes(3, { env: { PUBLIC_URL: balancer.url } });
      balancer.serve(nodes.map(({ port }) => port));
      await theMainJob(balancer, false);
      expect(balancer.given.size).toBe(nodes.length);
    },
    LONG_MS,
  );
});

const oneNode = async (host: string): Promise<Stage> => ({
  url: (await startServer({ host })).url,
  move: () => undefined,
});

/** Two phones, a wall and a host. `withAxe` looks at every state on the way. */
async function theMainJob(stage: Stage, withAxe: boolean): Promise<void> {
  const axe = (page: Page, state: string) => (withAxe ? checkAxe(page, state) : Promise.resolve());

  const host = await openScreen(browser, laptop);
  const code = await create(host.page, stage, axe);
  const wall = await openScreen(browser, projector);
  await wall.page.goto(`${stage.url}/${code}/wall`);
  await seen(wall.page.getByText(wallWords.join));
  const [ada, ben] = [await openScreen(browser, phone), await openScreen(browser, phone)];
  for (const { page } of [ada, ben]) await join(page, stage, code, axe);
  const screens: readonly Screen[] = [host, wall, ada, ben];
  for (const screen of screens) await screen.stay();
  await says(host.page.getByRole('banner'), hostWords.link.here(2));
  await axe(wall.page, 'wall: the way in');
  await axe(host.page, 'host: nothing yet');

  await host.page.getByRole('button', { name: hostWords.wall.latest }).click();
  await seen(wall.page.getByText(wallWords.floorOpen));
  await axe(wall.page, 'wall: empty board');

  stage.move();
  await ask(ada.page, axe);
  await says(wall.page.getByRole('article'), question);
  await support(ben.page, ada.page);
  await says(wall.page.getByRole('article'), wallWords.alsoAsk(1, '1'));
  await axe(wall.page, 'wall: board');
  await axe(ben.page, 'phone: questions');

  stage.move();
  await writeComment(ben.page);
  await writeReply(ben.page, axe);
  await tellStory(ada.page, axe);
  await approveStory(host.page, axe);
  await ben.page.getByRole('link', { name: phoneWords.tabs.stories }).click();
  await seen(ben.page.getByText(story));

  stage.move();
  await startPoll(ben.page, axe);
  await host.page.getByRole('complementary').getByRole('button', { name: poll }).click();
  await seen(wall.page.getByRole('heading', { name: poll }));
  await vote(ada.page, phoneWords.pollYes, axe);
  await vote(ben.page, phoneWords.pollNo);
  stage.move();
  const half = sharedWords.votes(1, 2, '50%');
  await says(ada.page.getByRole('article', { name: poll }), half);
  await says(ben.page.getByRole('article', { name: poll }), half);
  await seen(wall.page.getByText(wallWords.peopleVoted(2, '2')));
  await axe(wall.page, 'wall: poll');
  await axe(ada.page, 'phone: poll answered');

  const late = await openScreen(browser, phone);
  await spotlightAndFreeze(host.page, wall.page, ada.page, () => join(late.page, stage, code, axe), axe);
  await hideEverywhere(host.page, wall.page, ada.page, ben.page, stage, code, axe);
  stage.move();
  await closeSession(host.page, wall.page, ada.page, axe);
  await readArchive(stage, code, axe);

  for (const screen of screens) await screen.stayed();
  for (const screen of [...screens, late]) await screen.page.context().close();
}

type Axe = (page: Page, state: string) => Promise<void>;

async function create(page: Page, stage: Stage, axe: Axe): Promise<string> {
  await page.goto(stage.url);
  await axe(page, 'home');
  await page.getByLabel(homeWords.titleLabel).fill('Care at home');
  await page.getByText(homeWords.more, { exact: true }).click();
  await page.getByLabel(homeWords.support).fill('Anna, quiet room, 01234 567890');
  await axe(page, 'home: more settings');
  await page.getByRole('button', { name: homeWords.create }).click();
  await seen(page.getByText(homeWords.createdHeading));
  await axe(page, 'home: created');
  await page.getByRole('link', { name: homeWords.openHost }).click();
  await seen(page.getByRole('heading', { level: 1, name: 'Care at home' }));
  const code = new URL(page.url()).pathname.split('/')[1] ?? '';
  expect(code).toMatch(/^[0-9]{6}$/);
  return code;
}

/** As somebody does who reads the wall: the address, then the code. */
async function join(page: Page, stage: Stage, code: string, axe: Axe): Promise<void> {
  await page.goto(stage.url);
  await page.getByLabel(homeWords.joinLabel).fill(spokenCode(code));
  await page.getByRole('button', { name: homeWords.join, exact: true }).click();
  const comeIn = page.getByRole('button', { name: phoneWords.joinNow, exact: true });
  await seen(comeIn);
  await axe(page, 'phone: at the door');
  await comeIn.click();
  await seen(page.getByRole('navigation', { name: phoneWords.tabsLabel }));
  await axe(page, 'phone: just in');
}

async function ask(page: Page, axe: Axe): Promise<void> {
  await page.getByRole('link', { name: phoneWords.tabs.ask }).click();
  await axe(page, 'phone: no questions');
  await page.getByRole('button', { name: phoneWords.compose.question }).click();
  const field = page.getByLabel(phoneWords.fields.question);
  await page.getByRole('button', { name: phoneWords.send.question }).click();
  await seen(page.getByText(phoneWords.empty));
  await axe(page, 'phone: nothing written yet');
  await field.fill(question);
  await page.getByRole('button', { name: phoneWords.send.question }).click();
  await says(page.getByRole('article'), question);
}

async function support(page: Page, author: Page): Promise<void> {
  await page.getByRole('link', { name: phoneWords.tabs.ask }).click();
  await arrived(page, question);
  const button = page.getByRole('article').filter({ hasText: question }).getByRole('button', {
    name: phoneWords.supportQuestion,
  });
  await button.click();
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
  await says(author.getByRole('article').filter({ hasText: question }), phoneWords.supported(1));
}

async function writeComment(page: Page): Promise<void> {
  await page.getByRole('button', { name: phoneWords.compose.question }).click();
  await chooseKind(page, 'comment');
  await page.getByLabel(phoneWords.fields.comment).fill(comment);
  await page.getByRole('button', { name: phoneWords.send.comment }).click();
  await says(page.getByRole('article'), comment);
}

async function writeReply(page: Page, axe: Axe): Promise<void> {
  await page.getByRole('article').filter({ hasText: question }).getByRole('button', { name: phoneWords.reply }).click();
  await page.getByLabel(phoneWords.replyLabel).fill(reply);
  await page.getByRole('button', { name: phoneWords.replySend }).click();
  const sheet = page.getByRole('dialog');
  await says(sheet.getByRole('listitem'), reply);
  await gone(sheet.getByText(phoneWords.fate.sending));
  await axe(page, 'phone: a question with its reply');
  await sheet.getByRole('button', { name: sharedWords.close }).click();
  await gone(sheet);
}

async function tellStory(page: Page, axe: Axe): Promise<void> {
  await page.getByRole('link', { name: phoneWords.tabs.stories }).click();
  await page.getByRole('button', { name: phoneWords.compose.story }).click();
  await page.getByLabel(phoneWords.fields.story).fill(story);
  await page.getByLabel(phoneWords.storyArchive).check();
  await axe(page, 'phone: telling a story');
  await page.getByRole('button', { name: phoneWords.send.story }).click();
  await seen(page.getByText(phoneWords.fate.held));
  await axe(page, 'phone: a story that waits');
}

async function approveStory(page: Page, axe: Axe): Promise<void> {
  await openTab(page, hostWords.queue.tabs.waiting);
  const card = page.getByRole('article').filter({ hasText: story });
  await seen(card);
  await axe(page, 'host: a story waits');
  await pressWhenSteady(card.getByRole('button', { name: hostWords.post.acts.approve }), () => gone(card));
}

async function openTab(host: Page, name: string): Promise<void> {
  await host.getByRole('group', { name: hostWords.queue.title }).getByText(name, { exact: true }).click();
}

async function startPoll(page: Page, axe: Axe): Promise<void> {
  await page.getByRole('button', { name: phoneWords.compose.story }).click();
  await chooseKind(page, 'poll');
  await page.getByLabel(phoneWords.pollQuestion).fill(poll);
  await axe(page, 'phone: starting a poll');
  await page.getByRole('button', { name: phoneWords.pollSend }).click();
  await seen(page.getByRole('article', { name: poll }));
}

/** By its label, as a finger does: the radio itself is hidden. */
async function chooseKind(page: Page, kind: 'comment' | 'poll'): Promise<void> {
  const kinds = page.getByRole('group', { name: phoneWords.composeWhat });
  await kinds.locator('label', { has: page.locator(`input[value=${kind}]`) }).click();
}

async function vote(page: Page, answer: string, axe?: Axe): Promise<void> {
  await page.getByRole('link', { name: phoneWords.tabs.now }).click();
  const card = page.getByRole('article', { name: poll });
  await arrived(page, poll, phoneWords.nowNew);
  await axe?.(page, 'phone: poll');
  await card.getByText(answer, { exact: true }).click();
  await card.getByRole('button', { name: phoneWords.vote }).click();
  await seen(card.getByRole('button', { name: phoneWords.voteAgain }));
}

async function spotlightAndFreeze(
  host: Page,
  wall: Page,
  ada: Page,
  comeIn: () => Promise<void>,
  axe: Axe,
): Promise<void> {
  await openTab(host, hostWords.queue.tabs.new);
  const card = host.getByRole('article').filter({ has: host.getByText(question, { exact: true }) });
  await pressWhenSteady(card.first().getByRole('button', { name: hostWords.post.acts.spotlight }), () =>
    says(wall.getByRole('article'), question),
  );
  await gone(wall.getByRole('heading', { name: poll }));
  await ada.getByRole('link', { name: phoneWords.tabs.catchUp }).click();
  await seen(ada.getByText(phoneWords.fate.wall));
  await axe(ada, 'phone: catch up');
  await axe(wall, 'wall: spotlight');

  await host.getByRole('button', { name: hostWords.wall.freeze }).click();
  await seen(host.getByText(hostWords.wall.frozen));
  await host.getByRole('button', { name: hostWords.wall.quiet, exact: true }).click();
  await seen(host.getByRole('heading', { name: hostWords.wall.next, exact: true }));
  await axe(host, 'host: frozen wall');
  // Who comes in now is counted on the wall after the choice that has to wait.
  await comeIn();
  await seen(wall.getByText(wallWords.here('3')));
  expect(await wall.getByText(question).first().isVisible()).toBe(true);
  await host.getByRole('button', { name: hostWords.wall.unfreeze }).click();
  await gone(wall.getByText(question));
}

async function hideEverywhere(
  host: Page,
  wall: Page,
  ada: Page,
  ben: Page,
  stage: Stage,
  code: string,
  axe: Axe,
): Promise<void> {
  const card = host.getByRole('article').filter({ has: host.getByText(comment, { exact: true }) });
  await pressWhenSteady(card.getByRole('button', { name: hostWords.post.acts.spotlight }), () =>
    says(wall.getByRole('article'), comment),
  );
  await ada.getByRole('link', { name: phoneWords.tabs.ask }).click();
  await arrived(ada, comment);

  await openTab(host, hostWords.queue.tabs.wall);
  const why = card.getByRole('button', { name: hideReason ?? '' });
  await pressWhenSteady(card.getByRole('button', { name: hostWords.post.acts.hide }), () => seen(why));
  await axe(host, 'host: asked why');
  await why.click();
  await Promise.all([gone(ada.getByText(comment)), gone(wall.getByText(comment)), gone(card.getByText(comment))]);
  expect(await (await fetch(`${stage.url}/${code}/archive`)).text()).not.toContain(comment);

  await ben.getByRole('link', { name: phoneWords.tabs.catchUp }).click();
  await seen(ben.getByText(phoneWords.fate.hidden));
  await seen(ben.getByText(phoneWords.hiddenWhy(hideReason ?? '')));
  await axe(ben, 'phone: hidden, and why');
}

async function closeSession(host: Page, wall: Page, ada: Page, axe: Axe): Promise<void> {
  const nav = host.getByRole('navigation', { name: hostWords.nav.label });
  await nav.getByRole('button', { name: hostWords.nav.more }).click();
  await axe(host, 'host: more');
  await host.getByRole('button', { name: hostWords.sessions.title }).click();
  await axe(host, 'host: sessions');
  await host.getByRole('button', { name: hostWords.sessions.close, exact: true }).click();
  await axe(host, 'host: close the session?');
  await host.getByRole('button', { name: hostWords.sessions.closeYes }).click();
  await seen(wall.getByText(wallWords.thanks, { exact: true }));
  await axe(wall, 'wall: thank you');
  await seen(ada.getByText(phoneWords.closedTitle));
  await axe(ada, 'phone: closed');
}

/** Without JavaScript, as it stays. */
async function readArchive(stage: Stage, code: string, axe: Axe): Promise<void> {
  const { page } = await openScreen(browser, { ...laptop, javaScriptEnabled: false });
  await page.goto(`${stage.url}/${code}/archive`);
  for (const kept of [question, reply, story, poll]) await seen(page.getByText(kept, { exact: true }));
  await seen(page.getByText(archiveWords.questionSupport(1)));
  await seen(page.getByText(archiveWords.voted(2)));
  await gone(page.getByText(comment));
  await page.context().close();

  const scripted = await openScreen(browser, laptop);
  await scripted.page.goto(`${stage.url}/${code}/archive`);
  await axe(scripted.page, 'archive');
  await scripted.page.context().close();

  const archive = (await (await fetch(`${stage.url}/api/events/${code}/archive.json`)).json()) as ArchiveView;
  expect(archive.sessions).toHaveLength(1);
  const [session] = archive.sessions;
  expect(session).toMatchObject({
    state: 'closed',
    posts: [
      { kind: 'question', text: question, support: 1, replyCount: 1, replies: [{ text: reply }] },
      { kind: 'story', text: story, support: 0 },
    ],
    polls: [{ question: poll, people: 2, status: 'closed' }],
  });
  expect(session?.posts).toHaveLength(2);
  expect(Object.values(session?.polls[0]?.counts ?? {}).sort()).toEqual([0, 1, 1]);
}

/** What came while somebody reads waits behind a button, which is pressed where it is there. */
async function arrived(page: Page, text: string, button: string | RegExp = /^Show \d+ new$/): Promise<void> {
  const shown = page.getByRole('main').getByText(text, { exact: true });
  const waiting = page.getByRole('button', { name: button });
  await expect
    .poll(
      async () => {
        if (await shown.first().isVisible()) return true;
        if (await waiting.isVisible()) await waiting.click();
        return shown.first().isVisible();
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(true);
}

/** The host's list takes no press in the moment after it moved; a person presses again, and so does this. */
async function pressWhenSteady(button: ReturnType<Page['getByRole']>, until: () => Promise<void>): Promise<void> {
  const done = until().then(() => true);
  await expect
    .poll(
      async () => {
        if (await button.isVisible()) await button.click();
        return Promise.race([done, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 500))]);
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(true);
}
