import { randomUUID } from 'node:crypto';
import type { Asked } from '../../shared/commands.ts';
import { UNANSWERED_MAX } from '../../shared/limits.ts';
import type { Reply } from '../../shared/replies.ts';

/** Where the server could not store a command: about when to try again, ms. */
const UNAVAILABLE_WAIT = 1000;

/** A command before its outbox has named it. */
export type Wish = Asked extends infer Command
  ? Command extends Asked
    ? Omit<Command, 'id' | 'outbox'>
    : never
  : never;

/** One try to have a command answered; rejects where the connection is gone or the answer does not come. */
export type Ask = (command: Asked) => Promise<Reply>;

type Waiting = {
  readonly command: Asked;
  readonly about: string;
  readonly settle: (reply: Reply) => void;
  sent: boolean;
};

/**
 * One person's commands, in memory: each is sent again under its own id until it is answered for good. In order, except
 * that what was told to slow down lets commands about other things pass; two about one thing never overtake each other.
 */
export class Outbox {
  readonly #ask: Ask;
  readonly #id = randomUUID();
  #unanswered: Waiting[] = [];
  #sent = 0;
  /** How many may be under way: halved at each "slow down", one more at each answer. */
  #width = UNANSWERED_MAX;
  #open = false;
  #pausedUntil = 0;
  /** What is new waits by itself: a slow session takes votes all the while. */
  #silentUntil = 0;
  #alarm: NodeJS.Timeout | undefined;
  #slowDowns = 0;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Resolves with the final answer, however long it takes and however often the connection is lost. */
  send(wish: Wish): Promise<Reply> {
    const command = { ...wish, id: randomUUID(), outbox: this.#id } as Asked;
    return new Promise((settle) => {
      this.#unanswered.push({ command, about: thingOf(command), settle, sent: false });
      this.#flush();
    });
  }

  /** Commands not yet answered for good. */
  get unanswered(): number {
    return this.#unanswered.length;
  }

  /** How often the server said "slow down". */
  get slowDowns(): number {
    return this.#slowDowns;
  }

  /** The connection is there: send what waits. */
  open(): void {
    this.#open = true;
    this.#flush();
  }

  /** The connection is gone: keep everything. */
  shut(): void {
    this.#open = false;
    clearTimeout(this.#alarm);
  }

  #flush(): void {
    if (!this.#open) return;
    const pause = this.#pausedUntil - Date.now();
    if (pause > 0) return this.#wakeAfter(pause);
    const silence = this.#silentUntil - Date.now();
    const busy = new Set<string>();
    for (const waiting of this.#unanswered) {
      if (this.#sent >= this.#width) return;
      if (silence > 0 && isNew(waiting.command)) this.#wakeAfter(silence);
      else if (!waiting.sent && !busy.has(waiting.about)) void this.#try(waiting);
      busy.add(waiting.about);
    }
  }

  async #try(waiting: Waiting): Promise<void> {
    waiting.sent = true;
    this.#sent += 1;
    const reply = await this.#ask(waiting.command).catch(() => null);
    waiting.sent = false;
    this.#sent -= 1;
    if (!reply) this.#pause(0);
    else if (!reply.ok && reply.refusal === 'slow-down') {
      this.#slowDowns += 1;
      this.#slow(waiting.command, reply.after ?? UNAVAILABLE_WAIT);
    } else if (!reply.ok && reply.refusal === 'unavailable') this.#pause(UNAVAILABLE_WAIT * (0.5 + Math.random()));
    else {
      this.#width = Math.min(UNANSWERED_MAX, this.#width + 1);
      this.#unanswered.splice(this.#unanswered.indexOf(waiting), 1);
      waiting.settle(reply);
      this.#flush();
    }
  }

  #slow(command: Asked, ms: number): void {
    if (isNew(command)) {
      this.#silentUntil = Date.now() + ms;
      this.#flush();
      return;
    }
    this.#width = Math.max(1, this.#width >> 1);
    this.#pause(ms);
  }

  #wakeAfter(ms: number): void {
    clearTimeout(this.#alarm);
    this.#alarm = setTimeout(() => this.#flush(), ms);
  }

  #pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + ms);
    this.#flush();
  }
}

/** Nothing else can speak of it before it is there, so everything else may overtake it. */
function isNew({ type }: Asked): boolean {
  return type === 'post.add' || type === 'reply.add' || type === 'poll.add';
}

function thingOf(command: Asked): string {
  if ('post' in command) return command.post;
  if ('poll' in command) return command.poll;
  return command.id;
}
