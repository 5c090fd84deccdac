import type { PhoneWords } from '../en/phone.ts';
import first from './phone-first.ts';
import later from './phone-later.ts';

const words: PhoneWords = { ...first, ...later };

export default words;
