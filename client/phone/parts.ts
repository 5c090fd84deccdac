import type { Component } from 'svelte';

/** A part of the page that is fetched when it is first needed. Once it is here it shows without a wait. */
export type Part<Props extends Record<string, unknown>> = {
  loaded: Component<Props> | null;
  readonly load: () => Promise<Component<Props>>;
};

function part<Props extends Record<string, unknown>>(fetch: () => Promise<{ default: Component<Props> }>): Part<Props> {
  const self: Part<Props> = {
    loaded: null,
    load: async () => (self.loaded ??= (await fetch()).default),
  };
  return self;
}

export const ballot = part(() => import('./PollCard.svelte'));
export const catchUp = part(() => import('./CatchUp.svelte'));
export const closed = part(() => import('./Closed.svelte'));
export const composer = part(() => import('./Composer.svelte'));
export const dataNotice = part(() => import('./DataNotice.svelte'));
export const edit = part(() => import('./Edit.svelte'));
export const pollForm = part(() => import('./PollForm.svelte'));
export const sessions = part(() => import('./Sessions.svelte'));
export const talk = part(() => import('./Talk.svelte'));
export const thread = part(() => import('./Thread.svelte'));
export const whoFields = part(() => import('./WhoFields.svelte'));

/** Long enough after opening for the first screen to have come, in ms. */
const FIRST_SCREEN = 2000;

/** Fetches all of them while nothing else happens, so that they open later without a network, and so does the page. */
export function fetchEarly(): void {
  setTimeout(() => {
    const all = [composer, thread, ballot, catchUp, whoFields, pollForm, edit, sessions, dataNotice, talk];
    // What fails now is tried again when it is needed.
    void Promise.allSettled(all.map((each) => each.load()))
      .then(() => import('./openable.ts'))
      .then(({ keepOpenable }) => keepOpenable())
      .catch(() => undefined);
  }, FIRST_SCREEN);
}
