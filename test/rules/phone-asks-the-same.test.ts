import { expect, it } from 'vitest';
import { asksTheSame } from '../../client/phone/asks-the-same.ts';
import { poll } from './phone-sample.ts';

const before = poll('v30');
const option = (id: string, text: string) => ({ id, text });

it.each([
  ['as it was', before, ['o1', 'o2'], true],
  [
    'with other votes and another option besides',
    poll('v30', { people: 3, options: [...before.options, option('o4', 'Never')] }),
    ['o1'],
    true,
  ],
  ['not sure', before, ['unsure'], true],
  [
    'with another option under this id',
    poll('v30', { options: [option('o1', 'Yes'), option('o2', 'Perhaps')] }),
    ['o2'],
    false,
  ],
  ['without this option', poll('v30', { options: [option('o1', 'Yes')] }), ['o2'], false],
  ['with another question', poll('v30', { question: 'Something else?' }), ['o1'], false],
  ['of another kind', poll('v30', { kind: 'several' }), ['o1'], false],
  ['not there', undefined, ['o1'], false],
] as const)('[R3] a poll %s, and a vote of before', (_, now, choices, same) => {
  expect(asksTheSame(before, now, choices)).toBe(same);
});

it('[R3] a poll of which a phone does not know what it asked takes no vote again', () => {
  expect(asksTheSame(undefined, before, ['o1'])).toBe(false);
});
