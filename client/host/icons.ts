/** Paths for `ui/Icon.svelte` that only the host page needs. */
export const freeze = 'M8 5v14M16 5v14';
export const unfreeze = 'M7 4.5v15l12-7.5z';
