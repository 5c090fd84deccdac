import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { without, type Frame } from '../../client/host/agenda/agenda.ts';
import { readAgenda } from '../../client/host/agenda/read.ts';
import { rowsOf } from '../../client/host/agenda/rows.ts';
import { writtenTime } from '../../client/host/agenda/written-time.ts';
import { ical } from '../../server/archive/ical.ts';
import { cleanLine } from '../../shared/text.ts';

const berlin: Frame = { zone: 'Europe/Berlin', day: '2026-11-22' };
const NINE = Date.UTC(2026, 10, 22, 8, 0);
const HOUR = 3_600_000;

const read = (text: string, frame = berlin) => readAgenda(text, frame);
const sessionsIn = (text: string, frame = berlin) => read(text, frame).sessions.map(({ planned }) => planned);
const faultsIn = (text: string, frame = berlin) => read(text, frame).faults.map(({ line, name }) => `${line} ${name}`);

describe('an agenda as a table', () => {
  const welcome = { title: 'Welcome', speakers: 'Ada, Ben', room: 'Hall', starts: NINE, ends: NINE + HOUR };

  it('may have its columns in any order, in English or German, with any of three separators', () => {
    const tables = [
      'title,speakers,room,starts,ends\nWelcome,"Ada, Ben",Hall,2026-11-22 09:00,2026-11-22 10:00',
      'Raum;Beginn;Ende;Titel;Sprecher\r\nHall;22.11.2026 9:00;22.11.2026 10:00 Uhr;Welcome;Ada, Ben\r\n',
      '\ufeffEnds\tStarts\tTITLE\tRoom\tSpeakers\tNote\n10:00\t9.00\tWelcome\tHall\tAda, Ben\tignored\n',
      'date,from,to,session,speaker,location\n2026-11-22,9:00 am,10:00 AM,Welcome,"Ada, Ben",Hall\n',
    ];
    for (const table of tables) {
      expect(sessionsIn(table), table).toEqual([welcome]);
      expect(faultsIn(table), table).toEqual([]);
    }
  });

  it('keeps the order of its lines, and needs nothing but a title', () => {
    expect(sessionsIn('titel\nZwei\n\nEins').map(({ title }) => title)).toEqual(['Zwei', 'Eins']);
    expect(sessionsIn('title\nWelcome')).toEqual([
      { title: 'Welcome', speakers: null, room: null, starts: null, ends: null },
    ]);
  });

  it('says of each line that cannot be read which it is and why, and reads the others', () => {
    const table = [
      'title,starts,ends',
      '"Two',
      'lines",soon,',
      ',09:00,10:00',
      'Backwards,10:00,09:00',
      `${'x'.repeat(121)},,`,
      'Thirtieth,2026-02-30 09:00,',
      'Fine,09:00,10:00',
    ].join('\n');
    expect(faultsIn(table)).toEqual(['2 badTime', '4 noTitle', '5 endBeforeStart', '6 tooLong', '7 badTime']);
    expect(sessionsIn(table).map(({ title }) => title)).toEqual(['Fine']);
    expect(read(table).faults[0]?.said).toBe('soon');
  });

  it('without a column for titles is no table, and an open quotation mark ends it', () => {
    expect(faultsIn('Welcome to our day!\nWe begin at nine.')).toEqual(['1 noHeader']);
    expect(faultsIn('title,room\nOne,A\n"Two,B\nThree,C')).toEqual(['3 openQuote']);
    expect(sessionsIn('title,room\nOne,A\n"Two,B\nThree,C').map(({ title }) => title)).toEqual(['One']);
  });

  it('leaves a time without a day where the event has none', () => {
    expect(faultsIn('title,starts\nOne,09:00', { ...berlin, day: null })).toEqual(['2 badTime']);
  });

  it('reads back whatever was written as one, in rows and lines', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', ';', '\n', '😀') });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        const quoted = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator));
        const text = quoted.join('\r\n');
        const filled = rows.filter((row) => row.some((each) => each.trim() !== ''));
        const back = rowsOf(text, separator);
        expect(back.open).toBeNull();
        expect(back.rows.map(({ cells }) => cells)).toEqual(filled);
        const lines = text.replaceAll('\r\n', '\n').split('\n');
        for (const { line, cells } of back.rows)
          expect(lines[line - 1]).toContain(`"${(cells[0] ?? '').replaceAll('"', '""').split('\n')[0] ?? ''}`);
      }),
    );
  });
});

describe('a written time', () => {
  it('is of the zone unless it says another, and none where there is no such day or hour', () => {
    expect(writtenTime('2026-11-22T09:00', 'Europe/Berlin', null)).toBe(NINE);
    expect(writtenTime('2026-11-22 08:00Z', 'Europe/Berlin', null)).toBe(NINE);
    expect(writtenTime('2026-11-22T10:00:00+0200', 'Europe/Berlin', null)).toBe(NINE);
    expect(writtenTime('12:15 am', 'UTC', '2026-11-22')).toBe(Date.UTC(2026, 10, 22, 0, 15));
    for (const none of ['', 'nine', '24:00', '9:60', '13:00 pm', '31.4.2026 9:00', '11/12/2026 9:00'])
      expect(writtenTime(none, 'UTC', '2026-11-22'), none).toBeNull();
  });
});

describe('an agenda as a calendar', () => {
  const calendar = (...events: readonly (readonly string[])[]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
      'END:VCALENDAR',
    ].join('\r\n');

  it('unfolds lines and takes escapes as they were meant', () => {
    const [session] = sessionsIn(
      calendar(['DTSTART:20261122T080000Z', 'SUMMARY:Pay\\, care\\; an', ' d\\nnights', 'LOCATION:A\\\\B']),
    );
    expect(session).toMatchObject({ title: 'Pay, care; and nights', room: 'A\\B', starts: NINE, ends: null });
  });

  it('tells times of a zone, of UTC and of the event’s own clock, and whole days', () => {
    const starts = (line: string) => sessionsIn(calendar([line, 'SUMMARY:One']))[0]?.starts;
    expect(starts('DTSTART:20261122T090000')).toBe(NINE);
    expect(starts('DTSTART;TZID=America/New_York:20261122T030000')).toBe(NINE);
    expect(starts('DTSTART;TZID="W. Europe Standard Time":20261122T090000')).toBe(NINE);
    expect(starts('DTSTART;VALUE=DATE:20261122')).toBe(NINE - 9 * HOUR);
  });

  it('ends when it says, or after its duration', () => {
    const ends = (line: string) => sessionsIn(calendar(['DTSTART:20261122T080000Z', line, 'SUMMARY:One']))[0]?.ends;
    expect(ends('DTEND:20261122T093000Z')).toBe(NINE + 1.5 * HOUR);
    expect(ends('DURATION:PT1H30M')).toBe(NINE + 1.5 * HOUR);
  });

  it('names who takes part, else the first line of its description, else who organises it', () => {
    const speakers = (...lines: readonly string[]) => sessionsIn(calendar(['SUMMARY:One', ...lines]))[0]?.speakers;
    const organiser = 'ORGANIZER;CN=Office:mailto:office@example.org';
    expect(
      speakers(organiser, 'ATTENDEE;CN="Ada L.":mailto:a@example.org', 'ATTENDEE;CN=Ben:mailto:b@example.org'),
    ).toBe('Ada L., Ben');
    expect(speakers(organiser, 'DESCRIPTION:Ada and Ben\\nMore to come')).toBe('Ada and Ben');
    expect(speakers(organiser, 'DESCRIPTION:https://example.org/join')).toBe('Office');
    expect(speakers()).toBeNull();
  });

  it('is in the order of its times, without its alarms and without what was cancelled', () => {
    const text = calendar(
      ['DTSTART:20261122T100000Z', 'SUMMARY:Late', 'BEGIN:VALARM', 'SUMMARY:Ring', 'END:VALARM'],
      ['DTSTART:20261122T080000Z', 'SUMMARY:Early'],
      ['DTSTART:20261122T090000Z', 'SUMMARY:Off', 'STATUS:CANCELLED'],
    );
    expect(sessionsIn(text).map(({ title }) => title)).toEqual(['Early', 'Late']);
    expect(faultsIn(text)).toEqual(['17 cancelled']);
  });

  it('says of each event that cannot be read in which line and why', () => {
    const text = calendar(
      ['DTSTART:20260230T080000Z', 'SUMMARY:Never'],
      ['DTSTART;TZID=Mars:20261122T080000', 'SUMMARY:Far'],
      ['DTSTART:20261122T080000Z'],
      ['DTSTART:20261122T080000Z', 'SUMMARY:Weekly', 'RRULE:FREQ=WEEKLY'],
    );
    expect(faultsIn(text)).toEqual(['4 badTime', '8 unknownZone', '11 noTitle', '17 repeats']);
    expect(sessionsIn(text).map(({ title }) => title)).toEqual(['Weekly']);
  });

  it('comes back from our own calendar as it was, and no line of that is too long', () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', 'é', ' ', ',', ';', '\\', '"', ':', '\n', '漢', '😀'), maxLength: 90 })
      .map(cleanLine);
    const title = text.filter((each) => each !== '');
    const minute = fc.integer({ min: 0, max: 10_000 }).map((minutes) => NINE + minutes * 60_000);
    const session = fc.record({
      title,
      speakers: fc.constantFrom(null, 'Ada, Ben; Chi', '漢字\\n 😀 and more'),
      room: fc.option(
        text.map((each) => each.slice(0, 20).trim()).filter((each) => cleanLine(each) === each && each !== ''),
      ),
      starts: minute,
    });
    fc.assert(
      fc.property(fc.array(session, { maxLength: 4 }), (drawn) => {
        const sessions = drawn
          .map((each, place) => ({ ...each, id: `s${place}`, ends: each.starts + HOUR }))
          .sort((a, b) => a.starts - b.starts);
        const written = ical({ code: '482913', title: 'Day', sessions }, NINE);
        for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(faultsIn(written)).toEqual([]);
        expect(sessionsIn(written)).toEqual(sessions.map(({ id: _, ...planned }) => planned));
      }),
    );
  });
});

describe('our own calendar', () => {
  const session = { id: 's3', title: 'Nights', speakers: null, room: null, starts: NINE, ends: null };

  it('names each session by the event’s code and its own id, and leaves out what has no time', () => {
    const written = ical(
      { code: '482913', title: 'Day', sessions: [session, { ...session, id: 's9', starts: null }] },
      NINE,
    );
    expect(written.match(/^UID:.*$/gm)).toEqual(['UID:482913-s3@openfloor']);
    expect(written).toContain('DTSTART:20261122T080000Z\r\n');
    expect(written).not.toContain('DTEND');
  });

  it('lets no text begin a line of its own', () => {
    const written = ical(
      { code: '482913', title: 'Day\r\nX-EVIL:1', sessions: [{ ...session, title: 'a\nATTACH:b' }] },
      NINE,
    );
    expect(written).not.toMatch(/^(X-EVIL|ATTACH)/m);
  });
});

describe('what the event has already', () => {
  it('is not added again, and said so', () => {
    const agenda = read('title,room\nOne,A\nTwo,A');
    const there = [{ title: 'Two', speakers: 'Ada', room: 'A', starts: null, ends: null }];
    const rest = without(agenda, there);
    expect(rest.sessions.map(({ planned: { title } }) => title)).toEqual(['One']);
    expect(rest.faults).toEqual([{ line: 3, name: 'exists', said: 'Two' }]);
  });
});
