import type { Component } from 'svelte';
import { complete, type PhoneStart } from '../words/phone.ts';

/** A part of the page that is fetched when it is first needed, with its words. Once it is here it shows without a wait. */
export type Part<Props extends Record<string, unknown>> = {
  loaded: Component<Props> | null;
  readonly load: (words: PhoneStart) => Promise<Component<Props>>;
};

/** `words` fetches what it says; what the page says from the beginning is here already. */
function part<Props extends Record<string, unknown>>(
  fetch: () => Promise<{ default: Component<Props> }>,
  words: (known: PhoneStart) => Promise<unknown> = complete,
): Part<Props> {
  const self: Part<Props> = {
    loaded: null,
    load: async (known) => {
      const [fetched] = await Promise.all([fetch(), words(known)]);
      return (self.loaded = fetched.default);
    },
  };
  return self;
}

export const ballot = part(() => import('./PollCard.svelte'));
export const catchUp = part(() => import('./CatchUp.svelte'));
export const closed = part(() => import('./Closed.svelte'));
export const composer = part(
  () => import('./Composer.svelte'),
  () => Promise.resolve(),
);
export const dataNotice = part(() => import('./DataNotice.svelte'));
export const edit = part(() => import('./Edit.svelte'));
export const ended = part(() => import('./Ended.svelte'));
export const into = part(() => import('./Into.svelte'));
export const leaders = part(() => import('./Leaders.svelte'));
export const nowOfAll = part(() => import('./NowOfAll.svelte'));
export const pollForm = part(() => import('./PollForm.svelte'));
export const promised = part(() => import('./Promised.svelte'));
export const sessions = part(() => import('./Sessions.svelte'));
export const talk = part(() => import('./Talk.svelte'));
export const thread = part(() => import('./Thread.svelte'));
export const whoFields = part(() => import('./WhoFields.svelte'));

/** What may be there from the beginning. */
export const firstParts = [ballot, ended, leaders, nowOfAll, promised];

/** What is fetched before it is needed. */
export const early = [
  composer,
  thread,
  ballot,
  catchUp,
  whoFields,
  pollForm,
  edit,
  sessions,
  nowOfAll,
  leaders,
  into,
  dataNotice,
  talk,
  promised,
  ended,
];
