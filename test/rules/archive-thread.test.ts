import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { archiveDocuments } from '../../server/archive/documents.ts';
import type { Order } from '../../server/archive/render-thread.ts';
import { oneOfEach, session, view } from './archive-sample.ts';

const address = 'https://floor.example/482913/archive';

/** A thread that answers when told to. */
class Thread extends EventEmitter {
  readonly orders: Order[] = [];
  postMessage = (order: Order) => this.orders.push(order);
  terminate = () => Promise.resolve(0);
  answer = (body: string, order = this.orders.at(-1)) =>
    this.emit('message', {
      id: order?.id,
      made: {
        body: new TextEncoder().encode(body),
        gzip: new Uint8Array(),
        type: 'text/plain',
        filename: 'a.txt',
        style: null,
      },
    });
}

function documentsOn() {
  const threads: Thread[] = [];
  const documents = archiveDocuments(null, () => {
    const thread = new Thread();
    threads.push(thread);
    return thread as unknown as Worker;
  });
  return { documents, threads };
}

it('starts no thread before the first document, one for pages and one for downloads', async () => {
  const { documents, threads } = documentsOn();
  expect(threads).toHaveLength(0);
  const page = documents.render('page', oneOfEach, address);
  const table = documents.render('csv', oneOfEach, address);
  threads[0]?.answer('page', threads[0].orders[0]);
  threads[1]?.answer('table');
  expect([(await page).body.toString(), (await table).body.toString()]).toEqual(['page', 'table']);
  void documents.render('md', oneOfEach, address);
  expect(threads).toHaveLength(2);
});

it('lets nobody who reads wait for a ZIP', async () => {
  const { documents, threads } = documentsOn();
  let zipped = false;
  void documents.render('zip', oneOfEach, address).then(() => (zipped = true));
  const page = documents.render('page', oneOfEach, address);
  const [zips, pages] = threads;
  pages?.answer('page');
  expect((await page).body.toString()).toBe('page');
  expect([zipped, zips?.orders.map(({ wanted }) => wanted.format)]).toEqual([false, ['zip']]);
});

it('makes a document of one view once, however many ask for it', async () => {
  const { documents, threads } = documentsOn();
  const asked = [1, 2, 3].map(() => documents.render('page', oneOfEach, address));
  threads[0]?.answer('page');
  await Promise.all(asked);
  await documents.render('page', oneOfEach, address);
  expect(threads[0]?.orders).toHaveLength(1);
  void documents.render('page', view([session()]), address);
  expect(threads[0]?.orders).toHaveLength(2);
});

it('refuses those who wait when the thread dies, and starts another for the next', async () => {
  const { documents, threads } = documentsOn();
  const lost = documents.render('page', oneOfEach, address);
  threads[0]?.emit('error', new Error('out of memory'));
  await expect(lost).rejects.toThrow('out of memory');
  const again = documents.render('page', oneOfEach, address);
  threads[1]?.answer('page');
  expect((await again).body.toString()).toBe('page');
});

it('makes tables and data in a real thread', { timeout: 30_000 }, async () => {
  const documents = archiveDocuments(null);
  const { body, gzip, type, filename } = await documents.render('json', oneOfEach, address);
  expect(JSON.parse(body.toString())).toEqual(oneOfEach);
  expect(gzip?.length).toBeLessThan(body.length);
  expect([type, filename]).toEqual(['application/json; charset=utf-8', 'openfloor-482913.json']);
  await documents.close();
});
