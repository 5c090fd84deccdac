import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveView, Created } from '../../shared/http.ts';
import type { Reply } from '../../shared/replies.ts';
import type { Mine, PollView, PostView, WallView } from '../../shared/views.ts';
import { startServer } from '../support/server.ts';

/** What the stranger's client prints at the end of its day. */
type Day = {
  readonly first: Reply;
  readonly again: Reply;
  readonly refused: Readonly<Record<string, Reply>>;
  readonly late: Reply;
  readonly missed: readonly number[];
  readonly post: PostView;
  readonly poll: PollView;
  readonly mine: Mine;
  readonly wall: WallView;
  readonly wallViews: readonly string[];
  readonly turned: Readonly<Record<string, unknown>>;
};

const CLIENT = fileURLToPath(new URL('python_client.py', import.meta.url));
/** Debian's own, which `python3-socketio` belongs to. */
const PYTHON = '/usr/bin/python3';

describe("a client in another language, written by the README's API section alone", () => {
  let day: Day;
  let archive: ArchiveView;

  beforeAll(async () => {
    const { url } = await startServer();
    const created = await fetch(`${url}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Box 10', hashtag: '#Box10' }),
    });
    const { code, hostKey } = (await created.json()) as Created;
    const { stdout } = await promisify(execFile)(PYTHON, [CLIENT, url, code, hostKey], { timeout: 120_000 });
    day = JSON.parse(stdout) as Day;
    archive = (await (await fetch(`${url}/api/events/box10/archive.json`)).json()) as ArchiveView;
  });

  it('joins, asks, and sees its question in a frame', () => {
    expect(day.post).toMatchObject({
      kind: 'question',
      text: 'Wer entscheidet über mich? – 你好 🙂',
      name: 'Ada',
      from: 'attendee',
      support: 0,
    });
    expect(day.mine.posts).toMatchObject([{ id: day.post.id, status: 'shown', editable: false }]);
  });

  it('[R2] gets the first answer again for what it sends twice, and asked once', () => {
    expect(day.first).toMatchObject({ ok: true, post: day.post.id });
    expect(day.again).toEqual(day.first);
    expect(archive.sessions.flatMap(({ posts }) => posts)).toHaveLength(1);
  });

  it('[R11] is told what was wrong with a command', () => {
    expect(day.refused).toMatchObject({
      'extra key': { ok: false, refusal: 'invalid', field: 'status' },
      'no text': { ok: false, refusal: 'empty', field: 'text' },
      'not a host': { ok: false, refusal: 'unauthorised' },
      'no such poll': { ok: false, refusal: 'unknown', field: 'poll' },
    });
  });

  it('[R3] [R4] votes, changes its mind, and cannot after the round was closed', () => {
    expect(day.poll).toMatchObject({ question: 'Shall we?', status: 'closed', round: 1, people: 1, counts: { o1: 1 } });
    expect(day.late).toMatchObject({ ok: false, refusal: 'closed' });
    expect(day.mine.ballots).toEqual([{ poll: day.poll.id, round: 1, choices: ['o1'] }]);
  });

  it('is brought on from what it holds after it was away', () => {
    expect(day.missed.length).toBeGreaterThan(0);
    for (const from of day.missed) expect(from).toBeGreaterThan(0);
    expect(day.post.answer).toMatchObject({ text: 'You do.' });
  });

  it('opens a wall without a key, which is sent what it shows and nothing else', () => {
    expect(day.wall.screen).toEqual({ mode: 'post', post: day.post.id });
    expect(day.wallViews).toEqual(['now']);
  });

  it('is turned away with a reason', () => {
    for (const reason of ['unknown-event', 'unauthorised', 'invalid']) {
      expect(JSON.stringify(day.turned[reason])).toContain(reason);
    }
  });

  it('finds all of it in the archive', () => {
    expect(archive.sessions[0]?.posts).toEqual([{ ...day.post, source: null }]);
    const times = [{ round: 1, openedAt: expect.any(Number) as number, closedAt: expect.any(Number) as number }];
    expect(archive.sessions[0]?.polls).toEqual([{ ...day.poll, times, source: null }]);
  });
});
