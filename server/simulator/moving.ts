import type { Person } from './person.ts';

/** The part of a conversation in which people move: its middle half. */
const FROM = 0.25;
const UNTIL = 0.75;

/** Everyone goes over to another node of these, whichever, once within `duration` ms. Returns how to call off what has not happened. */
export function moveOver(people: readonly Person[], urls: readonly string[], duration: number): () => void {
  if (urls.length < 2) return () => undefined;
  const moves = people.map((person) =>
    setTimeout(
      () => {
        const others = urls.filter((url) => url !== person.url);
        void person.move(others[Math.floor(Math.random() * others.length)] ?? person.url);
      },
      (FROM + Math.random() * (UNTIL - FROM)) * duration,
    ),
  );
  return () => {
    for (const move of moves) clearTimeout(move);
  };
}
