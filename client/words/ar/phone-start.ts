import type { StartWords } from '../en/phone-start.ts';
import first from './phone-first.ts';
import shared from './shared.ts';

const words: StartWords = { ...first, shared };

export default words;
