/** Polls of the pretend day that are more than a choice. */
export type OtherBallot = { readonly question: string } & (
  | { readonly kind: 'rating'; readonly low: string; readonly high: string; readonly weights: readonly number[] }
  | { readonly kind: 'ranking'; readonly options: readonly string[]; readonly weights: readonly number[] }
  | { readonly kind: 'words'; readonly answers: readonly string[]; readonly weights: readonly number[] }
);

/** In the order they are asked. `weights` say how often each number, option or word is chosen, in any unit. */
export const otherBallots: readonly OtherBallot[] = [
  {
    question: 'How well were you listened to this year?',
    kind: 'rating',
    low: 'not at all',
    high: 'very well',
    weights: [3, 5, 6, 8, 3],
  },
  {
    question: 'A good ordinary day, in a word or two?',
    kind: 'words',
    answers: ['company', 'no rush', 'the garden', 'being asked', 'a walk', 'quiet', 'tea', 'my own door', 'music'],
    weights: [9, 7, 5, 5, 4, 3, 3, 2, 1],
  },
  {
    question: 'What should we talk about after lunch?',
    kind: 'ranking',
    options: ['Getting a real break', 'Letters we understand', 'Pay and rotas', 'Getting out more easily'],
    weights: [7, 5, 4, 3],
  },
];

/** What people answer a poll that nobody wrote here, such as one that a host tries out. */
export const anyWords = ['time', 'people', 'home', 'respect', 'sleep', 'a ramp'] as const;
export const anyAnswers = [
  'More time, and somebody who knows my name.',
  'Ask me first.',
  'A lift that works on Sundays.',
  'To be rung back when it was promised.',
] as const;
