import { codeFromPath, hostEnter, hostKeyFromFragment, ProblemError } from '../link/identity.ts';
import { Desk } from './desk.svelte.ts';
import { hostLink } from './link.ts';

/** Why somebody is not in. */
export type Outside = 'noKey' | 'refused' | 'unknownEvent' | 'deleted' | 'unreachable';

export type Standing =
  | { readonly at: 'opening' }
  | { readonly at: 'outside'; readonly why: Outside }
  | { readonly at: 'in'; readonly desk: Desk };

/** Lets a host in: takes the key out of the address, exchanges it, and opens the desk. */
export class Gate {
  standing: Standing = $state.raw({ at: 'opening' });
  readonly code = codeFromPath();

  async enter(): Promise<void> {
    if (this.standing.at === 'in') this.standing.desk.close();
    const key = hostKeyFromFragment(this.code);
    if (key === null) {
      this.#outside('noKey');
      return;
    }
    this.standing = { at: 'opening' };
    try {
      const me = await hostEnter(this.code, key);
      // Whose link leads to another page.
      if (me.role === 'speaker') {
        location.replace(`/${encodeURIComponent(this.code)}/speaker#${key}`);
        return;
      }
      this.standing = { at: 'in', desk: new Desk(this.code, key, me) };
    } catch (error) {
      this.#outside(error instanceof ProblemError ? why(error.problem.status) : 'unreachable');
    }
  }

  /** Opens a pasted host link, of this event or another; false where it is none. */
  open(pasted: string): boolean {
    const link = hostLink(pasted);
    if (!link) return false;
    if (decodeURIComponent(link.name) === this.code) location.hash = link.key;
    else location.assign(`/${link.name}/host#${link.key}`);
    return true;
  }

  /** The key was taken back, or the event deleted, while the page was open. */
  turnOut(why: Outside): void {
    if (this.standing.at === 'in') this.standing.desk.close();
    this.#outside(why);
  }

  #outside(why: Outside): void {
    this.standing = { at: 'outside', why };
  }
}

function why(status: number): Outside {
  if (status === 404) return 'unknownEvent';
  if (status === 410) return 'deleted';
  return status === 0 || status === 429 || status >= 500 ? 'unreachable' : 'refused';
}
