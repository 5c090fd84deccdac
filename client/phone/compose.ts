import type { PostKind } from '../../shared/screens.ts';
import { cleanText, lengthOf } from '../../shared/text.ts';
import type { WithoutId } from '../link/waiting.ts';
import type { Who } from './who.ts';

/** How a question wants to be heard. */
export type VoiceChoice = 'none' | 'self' | 'read';

/** What is being written, as it stands in the composer. */
export type Sketch = {
  readonly session: string;
  readonly kind: PostKind;
  readonly text: string;
  readonly who: Who;
  readonly voice: VoiceChoice;
  readonly archive: boolean;
};

export function postOf({ session, kind, text, who, voice, archive }: Sketch): WithoutId {
  const said = { type: 'post.add' as const, session, text, name: who.name.trim() || null, as: who.as };
  switch (kind) {
    case 'question':
      return { ...said, kind, voice: voice === 'none' ? null : voice };
    case 'story':
      return { ...said, kind, archive };
    case 'comment':
      return { ...said, kind };
  }
}

/** Measured as the server will, so that what may be sent is not refused: `empty`, how many are `over`, or null. */
export function faultOf(text: string, max: number): 'empty' | { readonly over: number } | null {
  const clean = cleanText(text);
  if (clean === '') return 'empty';
  const over = lengthOf(clean) - max;
  return over > 0 ? { over } : null;
}
