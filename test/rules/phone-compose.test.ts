import { describe, expect, it } from 'vitest';
import { faultOf, postOf, type Sketch } from '../../client/phone/compose.ts';
import { commands } from '../../shared/commands.ts';
import { COMMENT_MAX, QUESTION_MAX, STORY_MAX } from '../../shared/limits.ts';

const sketch: Sketch = {
  session: 's2',
  kind: 'question',
  text: 'Who decides?',
  who: { name: ' Ada ', as: 'cares' },
  voice: 'self',
  archive: true,
};

describe('what is written', () => {
  it('becomes the command of its kind, and nothing of another kind goes with it', () => {
    expect(postOf(sketch)).toEqual({
      type: 'post.add',
      session: 's2',
      kind: 'question',
      text: 'Who decides?',
      name: 'Ada',
      as: 'cares',
      voice: 'self',
    });
    expect(postOf({ ...sketch, kind: 'story' })).toMatchObject({ kind: 'story', archive: true });
    expect(postOf({ ...sketch, kind: 'story' })).not.toHaveProperty('voice');
    expect(postOf({ ...sketch, kind: 'comment', who: { name: ' ', as: null } })).toMatchObject({
      name: null,
      as: null,
    });
  });

  it.each(['question', 'story', 'comment'] as const)('is a command that the border lets in: %s', (kind) => {
    expect(commands['post.add'].safeParse({ id: 'command-1', ...postOf({ ...sketch, kind }) }).success).toBe(true);
  });

  it.each([
    ['question', QUESTION_MAX],
    ['story', STORY_MAX],
    ['comment', COMMENT_MAX],
  ] as const)('may be sent exactly when the border lets it in: a %s of up to %i', (kind, max) => {
    for (const text of [
      'a'.repeat(max),
      'é'.repeat(max),
      '👩‍👧'.repeat(max),
      ` ${'a'.repeat(max)} \n\n\n `,
      'a'.repeat(max + 1),
      ' \u200b ',
    ]) {
      const sent = commands['post.add'].safeParse({ id: 'command-1', ...postOf({ ...sketch, kind, text }) });
      expect(faultOf(text, max) === null).toBe(sent.success);
    }
  });

  it('says by how much it is over', () => {
    expect(faultOf('a'.repeat(283), QUESTION_MAX)).toEqual({ over: 3 });
    expect(faultOf('  ', QUESTION_MAX)).toBe('empty');
  });
});
