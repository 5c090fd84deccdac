/** How many cards share a sheet of A4. */
export const cardsOn = { poster: 1, half: 2, tables: 4, small: 8 } as const;

export type Size = keyof typeof cardsOn;
export const sizes = Object.keys(cardsOn) as readonly Size[];
