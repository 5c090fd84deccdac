import { setTimeout as sleep } from 'node:timers/promises';
import type { Gauge } from './gauge.ts';
import { Histogram } from './histogram.ts';
import type { Arrivals, OpenfloorTarget } from './load-calls.ts';
import { loopbackOf } from './loopback.ts';
import { openReading } from './news.ts';
import { openPages } from './opened-page.ts';
import { Phone, type Ear } from './phone.ts';
import { visitor, type Answer, type Visitor } from './visitor.ts';

/** The code goes up on the wall: everybody opens the page, enters and connects, with nothing in any cache. */
export async function arrive(target: OpenfloorTarget, seconds: number, gauge: Gauge): Promise<Arrivals> {
  const { phones: many, ports, code, session } = target;
  const [port = 0] = ports;
  const [read, open] = [openReading(), openPages()];
  const times = {
    page: new Histogram(),
    shown: new Histogram(),
    assets: new Histogram(),
    entered: new Histogram(),
    view: new Histogram(),
  };
  const complete = new Map<Phone, () => void>();
  const why = new Map<string, number>();
  let [refused, bare] = [0, 0];
  let [pageBytes, assetBytes] = [0, 0];

  const refuse = (what: string): void => {
    refused += 1;
    why.set(what, (why.get(what) ?? 0) + 1);
  };

  const ear: Ear = {
    message: () => undefined,
    answer: () => undefined,
    event(phone, payload) {
      const news = read(payload);
      if (news) phone[news.view === 'now' ? 'to' : 'list'] = news.to;
      if (phone.to > 0 && phone.list > 0) complete.get(phone)?.();
    },
  };

  async function load(visit: Visitor, path: string): Promise<Answer> {
    const answer = await visit.get(path);
    if (answer.status !== 200) refuse(`${path}: ${answer.status}`);
    return answer;
  }

  async function come(index: number): Promise<void> {
    const begun = performance.now();
    const took = (what: keyof typeof times): void => times[what].add(performance.now() - begun);
    const from = loopbackOf(index);
    const visit = visitor(port, from);
    const page = await load(visit, `/${code}`);
    took('page');
    const { names, held } = open(page);
    if (held) took('shown');
    else bare += 1;
    const assets = await Promise.all(names.map((path) => load(visit, path)));
    took('assets');
    pageBytes = page.body.length;
    assetBytes = assets.reduce((sum, { body }) => sum + body.length, 0);
    const token = await visit.enter(code, () => refuse('entering: later'));
    took('entered');
    visit.close();
    // Whoever holds what came with the page is sent the rest, and in any case what is their own.
    const phone = new Phone(index, `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, ear, from);
    if (held?.from) [phone.to, phone.list] = [held.from.now ?? 0, held.from.list ?? 0];
    const views = new Promise<void>((resolve) => complete.set(phone, resolve));
    for (;;) {
      const arrival = await phone.connect({ event: code, session, view: 'attendee', token, ...held });
      if ('over' in arrival) break;
      refuse('connecting: later');
      await sleep(arrival.after);
    }
    await views;
    took('view');
  }

  gauge.mark();
  const set = Array.from({ length: many }, async (_, index) => {
    await sleep((index / many) * seconds * 1000);
    await come(index).catch((error: unknown) => refuse(String(error)));
  });
  await Promise.all(set);
  const spreads = Object.fromEntries(Object.entries(times).map(([what, histogram]) => [what, histogram.spread()]));
  return {
    ...(spreads as { [What in keyof typeof times]: Arrivals[What] }),
    ...{ refused, bare },
    why: [...why].map(([what, times]) => `${what} (${times})`).join('; '),
    pageBytes,
    assetBytes,
    load: gauge.load(),
  };
}
