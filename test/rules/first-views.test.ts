import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, it } from 'vitest';
import { ALL } from '../../shared/all.ts';
import { apply } from '../../shared/apply.ts';
import { heldAfter } from '../../shared/first-view.ts';
import { nothingHeld, type Held } from '../../shared/held.ts';
import { newer } from '../../client/link/keep.ts';
import { nothingKept } from '../../client/link/connection.ts';
import { renderPhone } from '../../client/phone/render.ts';
import { openRoom, type Room } from '../../server/live/room.ts';
import { memoryLog } from '../../server/log/memory.ts';
import { firstView, openFirstViews, type PhoneAsked, type PhoneWanted } from '../../server/phone/first-views.ts';
import { phoneDocument } from '../../server/phone/phone-document.ts';
import type { Order } from '../../server/thread.ts';
import { testClock } from '../support/clock.ts';
import { ada, attendee, commandOf, HALL, host, newEvent, type Wish } from '../support/given.ts';

const links = { join: 'http://floor.example/482913', wall: '', archive: '' };

/** A thread that answers when told to. */
class Thread extends EventEmitter {
  readonly orders: Order<PhoneWanted>[] = [];
  postMessage = (order: Order<PhoneWanted>) => this.orders.push(order);
  terminate = () => Promise.resolve(0);
  answer = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    this.emit('message', { id: this.orders.at(-1)?.id, made: { body: bytes, gzip: bytes, etag: `"${text}"` } });
  };
}

let clock: ReturnType<typeof testClock>;
let room: Room;
let thread: Thread;
let complaints: string[];
let views: ReturnType<typeof openFirstViews>;

beforeEach(async () => {
  clock = testClock();
  thread = new Thread();
  complaints = [];
  const log = memoryLog();
  await log.claim('482913', 'event');
  await log.append('event', 0, { id: 'first', facts: newEvent() });
  let ids = 0;
  const complain = (what: string) => void complaints.push(what);
  room = await openRoom('event', { log, clockwork: clock, newId: () => `batch-${ids++}`, complain });
  views = openFirstViews({ clockwork: clock, complain, start: () => thread as unknown as Worker });
});

const says = async (wish: Wish, asker = ada) => {
  const asked = room.ask(commandOf(wish), asker);
  clock.pass(80);
  return asked;
};
const question = (text: string): Wish => ({ type: 'post.add', session: HALL, kind: 'question', text });

const asked = (more: Partial<PhoneAsked> = {}): PhoneAsked => ({
  room,
  session: HALL,
  language: 'en',
  inside: false,
  shell: '<html><body></body></html>',
  links,
  ...more,
});
const page = async (more: Partial<PhoneAsked> = {}) => (await views.page(asked(more)))?.body.toString() ?? null;
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('is rendered once for five thousand phones that come at once, and not again while nothing changes', async () => {
  const all = Array.from({ length: 5000 }, () => page());
  await turn();
  thread.answer('one');
  expect(new Set(await Promise.all(all))).toEqual(new Set(['one']));
  clock.pass(3_600_000);
  expect(await page()).toBe('one');
  expect(thread.orders).toHaveLength(1);
});

it('is rendered at most once a second while much is said, and meanwhile as it was a moment ago', async () => {
  const first = page();
  await turn();
  thread.answer('old');
  await first;
  await says(question('Is this new?'));
  expect(await page()).toBe('old');
  clock.pass(1000);
  const next = page();
  await turn();
  thread.answer('new');
  expect(await next).toBe('new');
  expect(thread.orders).toHaveLength(2);
});

it('is rendered apart for each language, session and standing, those of an event one after another', async () => {
  const all = [page(), page({ language: 'de' }), page({ inside: true })];
  for (const text of ['one', 'two', 'three']) {
    await turn();
    await turn();
    thread.answer(text);
  }
  expect(await Promise.all(all)).toEqual(['one', 'two', 'three']);
  expect(thread.orders.map(({ wanted: { language, inside } }) => [language, inside])).toEqual([
    ['en', false],
    ['de', false],
    ['en', true],
  ]);
});

it('is never older than ten seconds, in however many ways an event is asked for', async () => {
  const sorts = (['en', 'de', 'ar'] as const).flatMap((language) =>
    [HALL, ALL].flatMap((session) => [true, false].map((inside) => ({ language, session, inside }))),
  );
  const [first, ...others] = sorts;
  const render = async (sort: Partial<PhoneAsked>, text: string) => {
    const made = page(sort);
    await turn();
    thread.answer(text);
    return made;
  };
  await render(first ?? {}, 'old');
  await says(question('Is this new?'));
  clock.pass(9000);
  for (const sort of others) await render(sort, 'another');
  clock.pass(1500);
  expect(await render(first ?? {}, 'new')).toBe('new');
});

it('is not waited for when the thread is slow: then the page goes without it, and the next has it', async () => {
  const waits = page();
  await turn();
  clock.pass(300);
  expect(await waits).toBeNull();
  thread.answer('late');
  await turn();
  expect(await page()).toBe('late');
});

it('is done without for a while where the thread fails, which is complained of once', async () => {
  const waits = page();
  await turn();
  thread.emit('error', new Error('Out of memory.'));
  expect(await waits).toBeNull();
  expect(await page()).toBeNull();
  expect(thread.orders).toHaveLength(1);
  expect(complaints).toHaveLength(1);
  clock.pass(5000);
  const again = page();
  await turn();
  thread.answer('well again');
  expect(await again).toBe('well again');
});

it('[R6] holds nothing that an attendee who never came in may not see', async () => {
  const shown = await says(question('Shown to all'));
  const hidden = await says(question('Hidden soon'));
  await says({ type: 'post.hide', post: hidden.ok ? (hidden.post ?? '') : '', reason: 'other' }, host);
  expect([shown.ok, hidden.ok]).toEqual([true, true]);
  const first = JSON.stringify(firstView(room, HALL, links));
  expect(first).toContain('Shown to all');
  expect(first).not.toMatch(/Hidden soon|attendee-ada|host-key|signing-key/);
});

it('is what a screen holds after its first frame', async () => {
  await says(question('Is there a lift?'));
  const first = firstView(room, HALL, links);
  for (const frame of [first?.now, first?.list]) {
    if (!frame) throw new Error('There is no frame.');
    expect(heldAfter(frame)).toMatchObject(apply(nothingHeld(), frame) ?? {});
  }
});

it('stands in the page as data that cannot end it, and its title as text', async () => {
  await says(question('</script><script>alert(1)</script> <!-- \u2028'));
  const first = firstView(room, HALL, links);
  if (!first) throw new Error('There is no view.');
  const event = { ...first.event, title: 'Care </title><b> & $& more' };
  const rendered = { language: 'ar', direction: 'rtl', app: '<p>app</p>', glance: '', more: false } as const;
  const html = phoneDocument('<html lang="en"><title>T</title><body>x</body></html>', { ...first, event }, rendered);
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<title>Care &lt;/title>&lt;b> &amp; $&amp; more</title>');
  const [, data = ''] = /<script type="application\/json" id="first-view">(.*)<\/script>\n/s.exec(html) ?? [];
  expect(data).not.toMatch(/[<\u2028]/);
  expect(JSON.parse(data)).toEqual({ ...first, event, more: false });
});

it('is taken where it is newer than what the phone had kept, view by view, and never in the place of another history', () => {
  const held = (epoch: string, to: number, session = HALL): Held => ({ ...nothingHeld(), epoch, session, to });
  const first = { now: held('a', 7), list: held('a', 7) };
  const kept = (now: Held, list = now) => ({ ...nothingKept(), now, list });
  const begins = (from: ReturnType<typeof kept>) => {
    const { now, list } = newer(from, first);
    return [now, list].map(({ epoch, to, session }) => `${epoch} ${String(to)} ${session}`);
  };
  expect(begins(nothingKept())).toEqual(['a 7 s3', 'a 7 s3']);
  expect(begins(kept(held('a', 9), held('a', 5)))).toEqual(['a 9 s3', 'a 7 s3']);
  expect(begins(kept(held('a', 9, 's8')))).toEqual(['a 7 s3', 'a 7 s3']);
  expect(begins(kept(held('b', 9)))).toEqual(['b 9 s3', 'b 9 s3']);
  expect(newer(kept(held('a', 3)), undefined).now.to).toBe(3);
});

it('leaves of a first screen’s 100 KB what scripts and styles take, however much is said', async () => {
  let chance = 1;
  const letter = () => String.fromCharCode(97 + ((chance = (chance * 48271) % 2147483647) % 26));
  const text = () => Array.from({ length: 280 }, (_, at) => (at % 7 === 6 ? ' ' : letter())).join('');
  for (let each = 0; each < 200; each++) await says(question(text()), attendee(`one-${String(each)}`));
  const first = firstView(room, HALL, links);
  if (!first) throw new Error('There is no view.');
  expect(first.list.posts).toHaveLength(150);
  const html = phoneDocument('<html><body></body></html>', first, await renderPhone(first, 'ar', true));
  expect(gzipSync(html).length).toBeLessThan(45 * 1024);
});
