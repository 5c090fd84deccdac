import type { Reply } from '../../shared/replies.ts';
import type { FirstWords } from '../words/en/phone-first.ts';

/** The one voice of the page for screen readers. */
export class Voice {
  #text = $state('');
  #saidAt = -Infinity;

  get text(): string {
    return this.#text;
  }

  /** When it spoke last, in ms since 1970. */
  get saidAt(): number {
    return this.#saidAt;
  }

  say(text: string): void {
    this.#saidAt = Date.now();
    // A live region stays silent when its text does not change.
    this.#text = text === this.#text ? `${text}\u00a0` : text;
  }

  /** Says what becomes of something the person sent: at once that it is kept if it cannot go out now, then how it ended. */
  async sending(
    reply: Promise<Reply>,
    live: boolean,
    words: FirstWords,
    done: string = words.saidSent,
  ): Promise<Reply> {
    if (!live) this.say(words.saidWaiting);
    const ended = await reply;
    this.say(ended.ok ? done : words.saidRefused);
    return ended;
  }
}
