/** What is fetched early although nobody needs it yet: one file, or the page would carry all their names. */
export { default as CatchUp } from './CatchUp.svelte';
export { default as DataNotice } from './DataNotice.svelte';
export { default as Edit } from './Edit.svelte';
export { default as Into } from './Into.svelte';
export { default as NowOfAll } from './NowOfAll.svelte';
export { default as PollForm } from './PollForm.svelte';
export { default as Sessions } from './Sessions.svelte';
export { default as Talk } from './Talk.svelte';
export { default as Thread } from './Thread.svelte';
export { default as WhoFields } from './WhoFields.svelte';
