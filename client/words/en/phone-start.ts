import first from './phone-first.ts';
import shared from './shared.ts';

/** All that the phone says before one can read and ask, so that it is one file. */
const words = { ...first, shared };

export type StartWords = typeof words;
export default words;
