import type { Api } from './api.ts';
import { Person } from './person.ts';

/** How many enter and connect at one time: a queue at the door, not a stampede. */
const AT_THE_DOOR = 40;

/** Where an audience goes: `urls` are the nodes that serve the event. */
export type Venue = { readonly api: Api; readonly urls: readonly string[]; readonly code: string };

/** One attendee enters the event and takes a seat, on whichever node. */
export async function attend({ api, urls, code }: Venue, name: string | null): Promise<Person> {
  const { token } = await api.enter(code, name);
  const url = urls[Math.floor(Math.random() * urls.length)] ?? '';
  const person = new Person({ url, event: code, view: 'attendee', token });
  await person.arrive();
  return person;
}

/** Everyone named enters and takes a seat, each with a token and a socket of their own. `seated` hears how many are in. */
export async function gather(
  venue: Venue,
  names: Iterable<string>,
  seated: (count: number) => void = () => undefined,
): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  const queue = names[Symbol.iterator]();
  const door = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      people.set(next.value, await attend(venue, null));
      seated(people.size);
    }
  };
  await Promise.all(Array.from({ length: AT_THE_DOOR }, door));
  return people;
}
