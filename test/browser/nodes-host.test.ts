import { expect, it, onTestFinished } from 'vitest';
import words from '../../client/words/en/host.ts';
import { checkAxe, gone, openScreen, phone, seen } from '../support/browser.ts';
import { openBrowser } from '../support/chromium.ts';
import { createEvent } from '../support/client.ts';
import { startRedis } from '../support/redis.ts';
import { startServer } from '../support/server.ts';

it('a host is told that what is stored may get lost, and when nothing can be, and keeps what protects people till then', async () => {
  const redis = await startRedis(['--appendfsync', 'everysec']);
  onTestFinished(() => redis.end());
  const server = await startServer({ env: { REDIS_URL: redis.url } });
  const event = await createEvent(server.url);
  const { page, troubles } = await openScreen(await openBrowser(), phone);
  await page.goto(event.links.host);
  const notice = (text: string) => page.getByRole('status').filter({ hasText: text });
  const freeze = page.getByRole('button', { name: words.wall.freeze, exact: true });
  await seen(notice(words.warnings['may-lose']));
  await checkAxe(page, 'host: a log that may lose what it stores');

  redis.freeze();
  await freeze.click();
  await seen(notice(words.link.unsaved));
  await seen(notice(words.bar.kept));
  await checkAxe(page, 'host: a server that cannot save');
  // By now the server has let go of hosts, whose keys it cannot look up.
  await seen(page.getByText(words.link.off));
  await seen(notice(words.link.unsaved));
  expect(await notice(words.link.away).count()).toBe(0);

  redis.thaw();
  await seen(page.getByRole('button', { name: words.wall.unfreeze, exact: true }));
  await gone(notice(words.link.unsaved));
  await seen(notice(words.warnings['may-lose']));
  expect(troubles).toEqual([]);
});
