import { sharedUpTo } from '../../shared/epoch.ts';
import type { Held } from '../../shared/held.ts';
import type { PollView } from '../../shared/views.ts';
import { recall, type Cast, type Recalled } from '../link/recall.ts';
import { asksTheSame } from './asks-the-same.ts';
import type { Attendee } from './attendee.svelte.ts';
import { newness } from './order.ts';

/** What the server lost of this person's, until they have seen it. */
export type Loss = Pick<Recalled, 'again' | 'kept' | 'lost'>;

const nothing: Loss = { again: [], kept: 0, lost: 0 };

/** How often what was accepted is looked through for what need not be kept any more. */
const TIDY_MS = 60_000;

const known = new WeakMap<Attendee, Setback>();

/** One for each attendee, however often the page is drawn anew. */
export function setbackOf(attendee: Attendee): Setback {
  const setback = known.get(attendee) ?? new Setback(attendee);
  known.set(attendee, setback);
  return setback;
}

/** Sends again what a log that went back has lost of this phone's. */
class Setback {
  readonly #attendee: Attendee;
  #loss: Loss = $state.raw(nothing);

  constructor(attendee: Attendee) {
    this.#attendee = attendee;
    $effect.root(() => {
      $effect(() => {
        if (attendee.room.now.epoch === '') return;
        if (attendee.room.before) this.#leaveLost(sharedUpTo(attendee.room.now.epoch) ?? 0);
        void this.#look();
      });
    });
    setInterval(() => void this.#look(), TIDY_MS);
  }

  get loss(): Loss {
    return this.#loss;
  }

  /** The server does not know the event any more; it is asked again and again. */
  get forgotten(): boolean {
    return this.#attendee.room.turned === 'unknown-event';
  }

  /** Whether some of it is still on its way. */
  get sending(): boolean {
    return this.#attendee.outbox.waiting.some(({ id, refused }) => !refused && this.#loss.again.includes(id));
  }

  dismiss(): void {
    this.#loss = nothing;
  }

  async #look(): Promise<void> {
    const { outbox, presses, room } = this.#attendee;
    await outbox.amend((entries) => {
      const { epoch } = room.now;
      if (epoch === '') return [];
      const here = { epoch, moment: Date.now(), asksTheSame: (ballot: Cast) => this.#asksTheSame(ballot) };
      const { amended, again, kept, lost } = recall(entries, here);
      if (again.length + kept + lost > 0) this.#lose({ again, kept, lost });
      for (const { command } of entries) {
        const { next } = amended.find(({ id }) => id === command.id) ?? {};
        if (command.type === 'post.support' && next === null) presses.release(command.post);
      }
      return amended;
    });
  }

  #lose({ again, kept, lost }: Loss): void {
    const loss = this.#loss;
    this.#loss = { again: [...loss.again, ...again], kept: loss.kept + kept, lost: loss.lost + lost };
  }

  /** What was made after `seq` is gone, and something else may have its id. What was typed about it stays as a draft. */
  #leaveLost(seq: number): void {
    const { place } = this.#attendee;
    const { sheet } = place;
    if ((sheet?.name === 'thread' || sheet?.name === 'edit') && newness(sheet.post) > seq) place.close();
  }

  #asksTheSame({ poll, choices }: Cast): boolean {
    const { room } = this.#attendee;
    return room.before !== null && asksTheSame(pollIn(room.before, poll), pollIn(room, poll), choices);
  }
}

const pollIn = ({ now, list }: { readonly now: Held; readonly list: Held }, id: string): PollView | undefined =>
  now.polls.get(id) ?? list.polls.get(id);
