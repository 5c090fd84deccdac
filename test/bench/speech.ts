import type { Asked as AskedFor } from '../../shared/commands.ts';
import type { Reply } from '../../shared/replies.ts';
import { OPTIONS, questionOf } from '../support/busy-event.ts';
import type { Truth } from './freshness.ts';
import type { Gauge } from './gauge.ts';
import type { Target } from './load-calls.ts';
import { tallied, type Tally } from './news.ts';
import type { Phone } from './phone.ts';

/** What the phones of the load ask for, and what of it was acknowledged. */
export type Speech = {
  vote(phone: Phone): void;
  post(phone: Phone, number: number): void;
  /** "My question too" on this post, or no longer. */
  support(phone: Phone, post: string, on: boolean): void;
  /** What a real person asks for; its answer. */
  say(phone: Phone, command: AskedFor): Promise<Reply>;
  /** An answer came. Returns it, where the question is known. */
  hear(phone: Phone, id: number, payload: Buffer): Reply | null;
  unanswered(): number;
  /** When the last vote was acknowledged. */
  lastVoteAt(): number;
  /** The tally of all ballots that were acknowledged last. */
  recount(): Tally;
  /** From here on the votes are in another poll. */
  begin(poll: string): void;
};

type Asked = {
  readonly at: number;
  readonly what: 'votes' | 'posts';
  readonly choice: string | null;
  readonly told: (reply: Reply) => void;
};

export function openSpeech(target: () => Target, truth: Truth, gauge: Gauge): Speech {
  const asked = new Map<number, Asked>();
  /** By phone, the last acknowledged choice and the seq it has in the log. Who left has voted all the same. */
  const ballots = new Map<number, { readonly choice: string; readonly seq: number }>();
  let poll = '';
  let nextId = 0;
  let lastVoteAt = 0;

  function ask(
    phone: Phone,
    event: string,
    body: object,
    what: Asked['what'],
    { choice = null, told = () => undefined }: Partial<Asked> = {},
  ): void {
    const id = nextId++;
    asked.set(id, { at: performance.now(), what, choice, told });
    phone.unanswered += 1;
    phone.emit(id, event, body);
  }

  const command = (type: string, rest: object): object => ({
    id: `bench-${String(nextId).padStart(10, '0')}`,
    type,
    ...rest,
  });

  return {
    /** Always another option than the last time, so that every vote changes the tally. */
    vote(phone) {
      const choice = OPTIONS[(phone.index + phone.votes++) % OPTIONS.length] ?? '';
      if (target().kind === 'plain') ask(phone, 'vote', { choice }, 'votes', { choice });
      else ask(phone, 'command', command('ballot.cast', { poll, round: 1, choices: [choice] }), 'votes', { choice });
    },
    post(phone, number) {
      const to = target();
      const text = questionOf(number);
      if (to.kind !== 'openfloor') ask(phone, 'post', { text }, 'posts');
      else ask(phone, 'command', command('post.add', { kind: 'question', session: to.session, text }), 'posts');
    },
    support(phone, post, on) {
      ask(phone, 'command', command('post.support', { post, on }), 'votes');
    },
    say: (phone, command) =>
      new Promise((told) => ask(phone, 'command', command, command.type === 'post.add' ? 'posts' : 'votes', { told })),
    hear(phone, id, payload) {
      const now = performance.now();
      const question = asked.get(id);
      if (!question) return null;
      asked.delete(id);
      phone.unanswered -= 1;
      const [reply] = JSON.parse(payload.toString()) as [Reply];
      question.told(reply);
      if (!reply.ok) {
        gauge.refused += 1;
        return reply;
      }
      gauge.answers.add(now - question.at);
      gauge[question.what] += 1;
      if (question.choice === null) return reply;
      lastVoteAt = now;
      truth.acknowledged(reply.seq, now);
      if (reply.seq > (ballots.get(phone.index)?.seq ?? 0))
        ballots.set(phone.index, { choice: question.choice, seq: reply.seq });
      return reply;
    },
    unanswered: () => asked.size,
    lastVoteAt: () => lastVoteAt,
    recount() {
      const counts = Object.fromEntries(OPTIONS.map((option) => [option, 0]));
      for (const { choice } of ballots.values()) counts[choice] = (counts[choice] ?? 0) + 1;
      return tallied(ballots.size, counts);
    },
    begin(another) {
      poll = another;
      ballots.clear();
    },
  };
}
