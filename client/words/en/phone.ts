import first from './phone-first.ts';
import later from './phone-later.ts';

/** All wording of the phone page. */
const words = { ...first, ...later };

export type PhoneWords = typeof words;
export default words;
