import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json } from '../../server/archive/json.ts';
import { contentOf, type Content } from '../../server/bring/bring.ts';
import { BROUGHT_MAX, BROUGHT_TEXT_MAX } from '../../shared/limits.ts';
import { broughtFormat } from '../../shared/source.ts';
import { oneOfEach } from './archive-sample.ts';

const frame = { zone: 'Europe/London', day: '2026-11-22', since: Date.UTC(2026, 10, 22, 14) };

function content(text: string, how: Partial<typeof frame> = {}): Content {
  const read = contentOf(text, undefined, { ...frame, ...how });
  return 'reason' in read ? expect.fail(JSON.stringify(read)) : read;
}

const fault = (text: string, how: { day?: null; since?: null } = {}) =>
  contentOf(text, undefined, { ...frame, ...how });

const posts = (text: string) => content(text).sessions.flatMap((session) => session.posts);
const at = (clock: string, day = '2026-11-22') => Date.parse(`${day}T${clock}Z`);

describe('a Zoom chat', () => {
  const newer = [
    '15:01:39 From Michael M to Everyone:',
    '\tWhen is the summit?',
    '15:01:45 From Jaréd (he/him) to Everyone:',
    '\tTwo lines',
    '\tof one message 🙂',
    '15:01:47 From Aaron S to Everyone:',
    '\tReplying to "When is the su..."',
    '\t',
    '\tIn June',
    '15:01:50 From أمل to Everyone:',
    '\tReacted to "When is the summit?" with 👍',
    '15:02:00 From Ann to Bob(Direct Message):',
    '\tDo not tell Everyone:',
    '\tit is secret',
    '15:02:05 From Ann to Hosts and panelists:',
    '\tAlso not for all',
    '15:02:09 From Ann to Everyone:',
    '\tRemoved a 👍 reaction from "When is the summit?"',
  ].join('\r\n');

  it('of today: with replies under what they reply to, without reactions and private messages, which are counted', () => {
    const read = content(newer);
    expect(read.found).toMatchObject({ format: 'zoom-chat', left: { private: 2, reactions: 2, hidden: 0, empty: 0 } });
    expect(read.sessions[0]?.posts).toMatchObject([
      {
        at: at('15:01:39'),
        name: 'Michael M',
        kind: 'question',
        text: 'When is the summit?',
        replies: [{ name: 'Aaron S', text: 'In June', at: at('15:01:47') }],
      },
      { name: 'Jaréd (he/him)', kind: 'comment', text: 'Two lines\nof one message 🙂' },
    ]);
    expect(JSON.stringify(read)).not.toMatch(/secret|Also not|Bob/);
  });

  it('of before 2022, in one line each, and of before that, without whom it is to', () => {
    const older = [
      '10:01:00\t From Ada to Everyone : Why: because?',
      '10:01:05\t From  Me  to  Bob (Privately) : not this',
      '10:01:09\t From Cyd : an old one',
      'with a second line',
      '10:02:00\t From Dee : psst (Privately) : nor this',
    ].join('\n');
    expect(posts(older)).toMatchObject([
      { name: 'Ada', text: 'Why: because?' },
      { name: 'Cyd', text: 'an old one\nwith a second line' },
    ]);
    expect(content(older).found.left.private).toBe(2);
  });

  it('never takes a private message for a public one, whoever is named in it', () => {
    for (const line of [
      '10:00:00 From Ada to Bob(Direct Message): tell it to Everyone: now',
      '10:00:00 From Ada to Everyone to Bob: x',
      '10:00:00 From Ada: the first to Bob (Direct Message): x',
      '10:00:00 From Ada to Waiting Room Participants: x',
      '10:00:00 Von Ada an Bob (Direktnachricht): x',
    ]) {
      expect(fault(line)).toMatchObject({ reason: 'nothing' });
    }
    expect(posts('10:00:00 Von Ada an Alle: Für alle?')).toMatchObject([{ name: 'Ada', text: 'Für alle?' }]);
  });

  it('names its own day, goes past midnight, and is refused where nothing tells the day', () => {
    expect(posts('2026-05-19 17:41:10 From E. S. to Everyone: hello')).toMatchObject([
      { at: Date.parse('2026-05-19T16:41:10Z') },
    ]);
    expect(
      posts('23:59:58 From A to Everyone: late\n00:00:02 From A to Everyone: early').map((post) => post.at),
    ).toEqual([at('23:59:58'), at('00:00:02', '2026-11-23')]);
    expect(fault('10:00:00 From A to Everyone: x', { day: null })).toEqual({ reason: 'no-date', line: 1 });
  });

  it('is refused whole with the line that is damaged', () => {
    const good = '10:00:00 From A to Everyone: x\n';
    expect(fault(`${good}10:00:01 From A to`)).toEqual({ reason: 'bad-line', line: 2, said: '10:00:01 From A to' });
    expect(fault(`${good}\n25:00:01 From A to Everyone: y`)).toMatchObject({ reason: 'bad-time', line: 3 });
    expect(fault(`${good}10:00:02 From A to Everyone: ${'y'.repeat(BROUGHT_TEXT_MAX + 1)}`)).toEqual({
      reason: 'too-long',
      line: 2,
    });
    expect(fault(good.repeat(BROUGHT_MAX + 1))).toMatchObject({ reason: 'too-many' });
  });
});

describe('a Zoom Q&A report', () => {
  const report = [
    '\ufeffQ&A Report',
    'Report Generated:,"Nov 23, 2026 9:06 AM"',
    'Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question',
    '"Living well, deciding together",123 456 789,"Nov 22, 2026 2:00 PM",71,4',
    'Question Details',
    '#,Question,Asker Name,Asker Email,Answer(s)',
    '1,"Who pays, and ""when""?",Maria,maria@mail.example,"The council.',
    'In April."',
    ',,,,And the region.',
    '2,=1+1,Anonymous Attendee,,live answered',
    '3,Open?,Ken,ken@mail.example,',
  ].join('\r\n');

  it('with its blocks of other headers: the answers of a question together, nobody’s address', () => {
    expect(posts(report)).toMatchObject([
      {
        at: at('14:00:00'),
        text: 'Who pays, and "when"?',
        name: 'Maria',
        answer: { text: 'The council.\nIn April.\n\nAnd the region.' },
      },
      { text: '=1+1', name: null, answer: { at: at('14:00:00'), text: null } },
      { text: 'Open?', name: 'Ken', answer: null },
    ]);
    expect(JSON.stringify(content(report))).not.toContain('mail.example');
  });

  it('with times of its own', () => {
    const timed =
      'Question,Asker Name,Answer(s),Question Time,Answered Time\nWhy?,Ada,So,11/22/2026 02:05:09 PM,2026-11-22 14:06:00';
    expect(posts(timed)).toMatchObject([{ at: at('14:05:09'), answer: { at: at('14:06:00'), text: 'So' } }]);
    expect(fault(timed.replace('02:05:09 PM', 'noon'))).toEqual({
      reason: 'bad-time',
      line: 2,
      said: '11/22/2026 noon',
    });
  });

  it('is refused with the line where a quotation mark stays open, or where no moment is known', () => {
    expect(fault(`${report}\r\n4,"Never closed,x,,`)).toEqual({ reason: 'open-quote', line: 12 });
    expect(fault('Question,Asker Name\nWhy?,Ada', { since: null })).toEqual({ reason: 'no-date', line: 2 });
  });
});

describe('Slido questions', () => {
  const question = {
    event_question_id: 1,
    author: { name: 'Zoë' },
    text: 'How do we protect it?',
    is_public: true,
    is_answered: true,
    is_anonymous: false,
    score: 110,
    date_created: '2026-11-22T14:18:54.000Z',
    date_updated: '2026-11-22T14:30:00.000Z',
    date_deleted: null,
    labels: [{ name: 'Money' }],
    pinned_replies: [],
  };

  it('with their votes, less what was never public', () => {
    const list = [
      question,
      { ...question, is_anonymous: true, score: -3, is_answered: false },
      { ...question, is_public: false },
    ];
    for (const text of [JSON.stringify(list), JSON.stringify({ questions: list })]) {
      expect(posts(text)).toMatchObject([
        { name: 'Zoë', support: 110, source: 'slido', labels: ['Money'], answer: { text: null }, at: at('14:18:54') },
        { name: null, support: 0, answer: null },
      ]);
      expect(content(text).found.left.hidden).toBe(1);
    }
  });

  it('are refused with the place that is wrong', () => {
    expect(fault(JSON.stringify([question, { ...question, text: 7 }]))).toMatchObject({
      reason: 'shape',
      path: '1.text',
    });
    expect(fault(JSON.stringify([{ ...question, date_created: 'today' }]))).toMatchObject({ path: '0.date_created' });
  });
});

describe('our own archive', () => {
  it('with everything in it', () => {
    const read = content(json(oneOfEach));
    expect(read.found.sessions).toMatchObject([
      { title: 'Who decides about my support?', questions: 4, stories: 1, comments: 1, replies: 2, polls: 3 },
      { title: 'Open board' },
      { title: 'Closing words' },
    ]);
  });

  it('is refused with the place that is wrong, and where it ceases to be JSON', () => {
    expect(fault(json(oneOfEach).replace('"support": 23', '"support": "23"'))).toEqual({
      reason: 'shape',
      path: 'sessions.0.posts.0.support',
    });
    expect(fault(json(oneOfEach).slice(0, -40))).toMatchObject({ reason: 'not-json' });
  });
});

it('[R11] any text is read or refused with a reason, never a throw', () => {
  const samples = [
    json(oneOfEach),
    '10:00:00 From A to Everyone: x\n10:00:01 From B to Bob(Direct Message): y',
    'Q&A\n#,Question,Asker Name,Answer(s)\n1,"a",b,c',
    '[{"text":"a","score":1,"date_created":"2026-11-22T14:18:54.000Z"}]',
  ];
  const bent = fc
    .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(40), fc.string({ unit: 'binary', maxLength: 20 }))
    .map(([text, place, cut, more]) => {
      const start = place % text.length;
      return text.slice(0, start) + more + text.slice(start + cut);
    });
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), bent, fc.json());
  fc.assert(
    fc.property(any, fc.option(fc.constantFrom(...broughtFormat.options), { nil: undefined }), (text, format) => {
      const read = contentOf(text, format, frame);
      expect('reason' in read ? typeof read.reason : read.sessions.length).toBeTruthy();
    }),
    { numRuns: 2000 },
  );
});
