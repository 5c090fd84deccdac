import type { Asked } from '../../shared/commands.ts';

/** A command before it has an id: what a button asks for. */
export type Asking = Bare<Asked>;

type Bare<Command> = Command extends { readonly id: string } ? Omit<Command, 'id' | 'outbox'> : never;
