import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { renderPhone } from '../../client/phone/render.ts';
import { answered, type Order } from '../thread.ts';
import type { PhoneMade, PhoneWanted } from './first-views.ts';
import { phoneDocument } from './phone-document.ts';

/** The thread that renders phones' pages, while the rooms go on. */
parentPort?.on('message', (order: Order<PhoneWanted>) => {
  void answered(order, make).then((answer) => parentPort?.postMessage(answer));
});

async function make({ first, shell, language, inside }: PhoneWanted): Promise<PhoneMade> {
  const rendered = await renderPhone(first, language, inside);
  const body = Buffer.from(phoneDocument(shell, first, rendered));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, gzip: gzipSync(body), etag };
}
