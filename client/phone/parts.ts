import type { Component } from 'svelte';
import { complete, type PhoneStart } from '../words/phone.ts';

/** A part of the page that is fetched when it is first needed, with its words. Once it is here it shows without a wait. */
export type Part<Props extends Record<string, unknown>> = {
  loaded: Component<Props> | null;
  readonly load: (words: PhoneStart) => Promise<Component<Props>>;
};

function part<Props extends Record<string, unknown>>(fetch: () => Promise<Component<Props>>): Part<Props> {
  const self: Part<Props> = {
    loaded: null,
    load: async (known) => {
      const [fetched] = await Promise.all([fetch(), complete(known)]);
      return (self.loaded = fetched);
    },
  };
  return self;
}

const rest = () => import('./rest.ts');

export const ballot = part(async () => (await import('./PollCard.svelte')).default);
export const catchUp = part(async () => (await rest()).CatchUp);
export const closed = part(async () => (await import('./Closed.svelte')).default);
export const dataNotice = part(async () => (await rest()).DataNotice);
export const edit = part(async () => (await rest()).Edit);
export const ended = part(async () => (await import('./Ended.svelte')).default);
export const into = part(async () => (await rest()).Into);
export const leaders = part(async () => (await import('./Leaders.svelte')).default);
export const nowOfAll = part(async () => (await rest()).NowOfAll);
export const pollForm = part(async () => (await rest()).PollForm);
export const promised = part(async () => (await import('./Promised.svelte')).default);
export const sessions = part(async () => (await rest()).Sessions);
export const talk = part(async () => (await rest()).Talk);
export const thread = part(async () => (await rest()).Thread);
export const whoFields = part(async () => (await rest()).WhoFields);

/** What may be there from the beginning. */
export const firstParts = [ballot, ended, leaders, nowOfAll, promised];

/** What is fetched before it is needed. */
export const early = [
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
