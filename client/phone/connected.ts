/** What a phone needs as soon as it is connected, and not before one can read and write. */
export { Room } from '../link/room.svelte.ts';
export { default as Notices } from './Notices.svelte';
