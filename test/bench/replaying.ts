import { setTimeout as sleep } from 'node:timers/promises';
import { Drain } from '../../client/link/drain.ts';
import { memoryShelf } from '../../client/link/memory.ts';
import { peopleOf, readConversation, type Conversation } from '../../server/simulator/conversation.ts';
import { QUESTION_MAX } from '../../shared/limits.ts';
import type { Gauge } from './gauge.ts';
import type { Replayed } from './load-calls.ts';
import type { Phone } from './phone.ts';
import type { Speech } from './speech.ts';

/** Between two looks at what is due, ms. */
const TICK = 20;
/** Until what was said last has reached every phone: longer than a list waits. */
const LISTEN_MS = 15_000;

type Play = Conversation & { readonly people: readonly string[] };

/** The first part of a conversation, with everybody who takes part in all of it. Statements that are too long are left out. */
export function conversationOf(folder: string, part: number): Play {
  const whole = readConversation(folder);
  const acts = [...whole.statements, ...whole.votes].map(({ at }) => at);
  const [first, last] = acts.reduce(([low, high], at) => [Math.min(low, at), Math.max(high, at)], [Infinity, 0]);
  const until = first + (last - first) * part;
  const statements = whole.statements.filter(({ at, text }) => at <= until && text.length <= QUESTION_MAX);
  const said = new Set(statements.map(({ id }) => id));
  const votes = whole.votes.filter(({ at, statement }) => at <= until && said.has(statement));
  return { topic: whole.topic, statements, votes, people: [...peopleOf(whole)] };
}

/** Everything said and voted again, each by their own phone, in so many minutes. */
export async function replay(
  { statements, votes, people }: Play,
  phones: readonly Phone[],
  session: string,
  minutes: number,
  speech: Speech,
  gauge: Gauge,
): Promise<Replayed> {
  let later = 0;
  /** The page's own, so that what is sent again is sent as often as by a page. */
  const outboxOn = (phone: Phone): Drain =>
    new Drain(
      memoryShelf(),
      async (command) => {
        const reply = await speech.say(phone, command);
        if (!reply.ok && reply.refusal === 'slow-down') later += 1;
        return reply;
      },
      () => undefined,
      { epoch: () => '', recalls: false },
    );
  const outboxes = phones.map(outboxOn);
  const outboxOf = new Map(people.map((person, index) => [person, outboxes[index]]));
  const posts = new Map<string, Promise<string | null>>();
  /** Who agrees with what as it stands: the others' "no" and "pass" change nothing. */
  const agreeing = new Set<string>();
  const first = phones.map(({ bytes }) => bytes);
  const acts = [...statements, ...votes].sort((one, other) => one.at - other.at);
  const begin = acts[0]?.at ?? 0;
  const span = (acts.at(-1)?.at ?? 0) - begin || 1;
  gauge.mark();
  const begun = performance.now();
  for (const act of acts) {
    const due = begun + ((act.at - begin) / span) * minutes * 60_000;
    while (performance.now() < due) await sleep(Math.min(TICK, due - performance.now()));
    const outbox = outboxOf.get('text' in act ? act.author : act.voter);
    if (!outbox) throw new Error('Somebody who is nobody said something.');
    if ('text' in act) {
      const said = outbox.send({ type: 'post.add', kind: 'question', session, text: act.text });
      posts.set(
        act.id,
        said.then((reply) => (reply.ok ? (reply.post ?? null) : null)),
      );
      continue;
    }
    const [on, voice] = [act.vote === 1, `${act.voter} ${act.statement}`];
    if (on === agreeing.has(voice)) continue;
    if (on) agreeing.add(voice);
    else agreeing.delete(voice);
    void posts.get(act.statement)?.then(async (post) => {
      if (post !== null) await outbox.send({ type: 'post.support', post, on });
    });
  }
  const seconds = (performance.now() - begun) / 1000;
  const load = gauge.load();
  await sleep(LISTEN_MS);
  for (const outbox of outboxes) outbox.close();
  const sent = phones.map(({ bytes }, index) => bytes - (first[index] ?? 0));
  const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    seconds,
    statements: gauge.posts,
    votes: gauge.votes,
    refused: gauge.refused - later,
    slowDowns: later,
    people: people.length,
    first: average(first),
    views: { now: gauge.views.now / phones.length, list: gauge.views.list / phones.length },
    later: { average: average(sent), most: Math.max(...sent) },
    load,
  };
}
