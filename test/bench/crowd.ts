import { setTimeout as sleep } from 'node:timers/promises';
import { CHANGES } from '../../shared/changes.ts';
import type { Gauge } from './gauge.ts';
import type { OpenfloorTarget, Target } from './load-calls.ts';
import { loopbackOf } from './loopback.ts';
import { Phone, type Ear } from './phone.ts';
import { visitor } from './visitor.ts';

/** The phones of the load: how they come in, and how one takes another's place. */
export type Crowd = {
  readonly phones: Phone[];
  /** Opens more. Resolves when all are in and, at our server, hold both views. */
  open(target: Target): Promise<void>;
  /** Somebody comes while somebody goes. The time from entering to both views is measured. */
  swap(target: OpenfloorTarget): Promise<void>;
  /** A screen that is no phone; it is in when it resolves. */
  seat(target: OpenfloorTarget, auth: object, ear: Ear): Promise<Phone>;
  /** Called when a screen was sent a frame. */
  seen(phone: Phone): void;
};

/** Phones that connect at one time. */
const AT_THE_DOOR = 50;
/** Until some of a small crowd, all of whom wait for an answer, have it. */
const ALL_WAIT_MS = 20;

export function openCrowd(ear: Ear, gauge: Gauge): Crowd {
  const phones: Phone[] = [];
  /** Who waits for first frames. */
  const waiting = new Map<Phone, () => void>();
  const leaving = new Set<Phone>();
  let [came, gone] = [0, 0];

  async function connect(phone: Phone, auth: object | null): Promise<void> {
    for (;;) {
      const arrival = await phone.connect(auth);
      if ('over' in arrival) {
        void arrival.over.then(() => {
          if (!leaving.delete(phone)) gauge.lost += 1;
        });
        return;
      }
      gauge.later += 1;
      await sleep(arrival.after);
    }
  }

  async function come(target: Target): Promise<Phone> {
    const index = came++;
    const from = loopbackOf(index);
    if (target.kind !== 'openfloor') {
      const path = target.kind === 'bare' ? '' : SOCKET_PATH;
      const phone = new Phone(index, `ws://127.0.0.1:${target.port}/${path}`, ear, from);
      await connect(phone, target.kind === 'bare' ? null : {});
      return phone;
    }
    const port = portOf(target, index);
    const visit = visitor(port, from);
    const token = await visit.enter(target.code, () => (gauge.later += 1));
    visit.close();
    const phone = new Phone(index, `ws://127.0.0.1:${port}/${SOCKET_PATH}`, ear, from);
    const views = new Promise<void>((resolve) => waiting.set(phone, resolve));
    await connect(phone, { event: target.code, session: target.session, view: 'attendee', token });
    await views;
    return phone;
  }

  /** Where one sits who may go: never the first phone, whose messages are recorded, and nobody who waits for an answer. */
  async function leaver(): Promise<number> {
    for (;;) {
      for (let tries = 1; tries < phones.length; tries++) {
        const place = phones.length - 1 - (gone++ % (phones.length - 1));
        if (phones[place]?.unanswered === 0) return place;
      }
      await sleep(ALL_WAIT_MS);
    }
  }

  return {
    phones,
    async open(target) {
      let left = target.phones;
      const door = async () => {
        while (left-- > 0) phones.push(await come(target));
      };
      await Promise.all(Array.from({ length: AT_THE_DOOR }, door));
    },
    async swap(target) {
      const begun = performance.now();
      const phone = await come(target);
      gauge.joins.add(performance.now() - begun);
      gauge.firstViews += phone.bytes;
      const place = await leaver();
      const old = phones[place];
      phones[place] = phone;
      if (!old) return;
      leaving.add(old);
      old.hangUp();
    },
    async seat(target, auth, itsEar) {
      const index = came++;
      const phone = new Phone(index, `ws://127.0.0.1:${portOf(target, 0)}/${SOCKET_PATH}`, itsEar, loopbackOf(index));
      await connect(phone, { event: target.code, session: target.session, ...auth });
      return phone;
    },
    seen(phone) {
      if (waiting.size === 0 || phone.to === 0 || phone.list === 0) return;
      waiting.get(phone)?.();
      waiting.delete(phone);
    },
  };
}

/** As the page asks. */
const SOCKET_PATH = `socket.io/?${new URLSearchParams({ EIO: '4', transport: 'websocket', ...CHANGES }).toString()}`;

const portOf = ({ ports }: OpenfloorTarget, index: number): number => ports[index % ports.length] ?? 0;
