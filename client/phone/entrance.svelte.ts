import type { EventSummary } from '../../shared/http.ts';
import type { FirstView } from '../../shared/first-view.ts';
import { getEvent } from '../link/api.ts';
import { ProblemError } from '../link/identity.ts';
import { remember, remembered } from '../link/remember.ts';
import { Attendee } from './attendee.svelte.ts';
import { knownWho, type Who } from './who.ts';

export type Standing =
  | { readonly at: 'unknown' }
  | { readonly at: 'deleted' }
  | { readonly at: 'unreachable' }
  | { readonly at: 'door'; readonly event: EventSummary; readonly entering: boolean; readonly failed: boolean }
  | { readonly at: 'inside'; readonly attendee: Attendee };

/** From the address to being inside. Whoever came in before goes straight in, also while the server is away. */
export class Entrance {
  /** The code or hashtag of the address. */
  readonly name: string;
  /** The session of the address. */
  readonly wanted = sessionFromAddress();
  readonly #first: FirstView | null;
  #standing: Standing = $state.raw({ at: 'unreachable' });

  /** `first` came with the page. */
  constructor(name: string, first: FirstView | null) {
    this.name = name;
    this.#first = first;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** How it stands is of no meaning before this resolves. */
  async open(): Promise<void> {
    const key = `event:${this.name}`;
    let event = this.#first?.event ?? (remembered(key) as EventSummary | null);
    if (!event || !(this.#first ?? knownWho(event.code))) {
      const answer = await getEvent(this.name);
      if (!answer.ok) {
        this.#standing = { at: shut(answer.problem.status) ?? 'unreachable' };
        return;
      }
      event = answer.value;
    }
    remember(key, event);
    const who = knownWho(event.code);
    if (who) await this.#enter(event, who);
    else this.#standing = { at: 'door', event, entering: false, failed: false };
  }

  /** One tap on the join page. */
  async comeIn(event: EventSummary, who: Who): Promise<Attendee | null> {
    this.#standing = { at: 'door', event, entering: true, failed: false };
    return this.#enter(event, who);
  }

  async #enter(event: EventSummary, who: Who): Promise<Attendee | null> {
    try {
      const attendee = await Attendee.enter(event, this.wanted, who, this.#first);
      attendee.beKnownAs(who);
      this.#standing = { at: 'inside', attendee };
      return attendee;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const at = shut(error.problem.status);
      this.#standing = at ? { at } : { at: 'door', event, entering: false, failed: true };
      return null;
    }
  }
}

/** What a status says for good. */
function shut(status: number): 'unknown' | 'deleted' | null {
  if (status === 410) return 'deleted';
  return status === 400 || status === 404 ? 'unknown' : null;
}

function sessionFromAddress(): string | undefined {
  return new URLSearchParams(location.search).get('session') ?? undefined;
}
