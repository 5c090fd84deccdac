import type { SessionId } from '../../shared/ids.ts';
import type { EventSummary } from '../../shared/http.ts';
import { openApi } from './api.ts';
import { Chatter } from './chatter.ts';
import { Hosting } from './hosting.ts';
import { Pace } from './pace.ts';
import { Person, type Host } from './person.ts';
import { agenda } from './script.ts';

export { stage } from './script.ts';

export type Demo = {
  /** Where the server answers, without a path. */
  readonly url: string;
  readonly code: string;
  readonly hostKey: string;
  /** Also adds the pretend conference's other sessions. */
  readonly withAgenda?: boolean;
  readonly signal: AbortSignal;
};

/**
 * A lively pretend audience and its host, in the event's live session: real clients over the public API. Says each thing
 * once, then goes on quietly (the wall turns, people vote again) until `signal` aborts, which resolves it. Rejects where
 * the server turns it away for good.
 */
export async function runDemo({ url, code, hostKey, withAgenda = false, signal }: Demo): Promise<void> {
  const api = openApi(url, signal);
  const pace = new Pace(signal);
  const host: Host = new Person({ url, event: code, view: 'host', hostKey });
  const chatter = new Chatter({ api, urls: [url], code }, pace);
  try {
    const event = await api.event(code);
    const session = liveSession(event);
    await Promise.race([host.arrive(), pace.end]);
    if (withAgenda) await Promise.race([addAgenda(host, event), pace.end]);
    const hosting = new Hosting(host, session, pace, (poll) => chatter.vote(poll));
    await Promise.race([
      Promise.all([chatter.arrive(), chatter.talk(session), hosting.approve(), hosting.turnWall()]),
      pace.end,
    ]);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    host.leave();
    chatter.leave();
  }
}

function liveSession({ sessions, code }: EventSummary): SessionId {
  const session = sessions.find(({ state }) => state === 'live') ?? sessions[0];
  if (!session) throw new Error(`The event ${code} has no session.`);
  return session.id;
}

async function addAgenda(host: Host, { sessions }: EventSummary): Promise<void> {
  const there = new Set(sessions.map(({ title }) => title));
  for (const details of agenda) {
    if (!there.has(details.title)) await host.ask({ type: 'session.add', details });
  }
}
