import { describe, expect, it } from 'vitest';
import { changesTo } from '../../client/host/changes.ts';
import { changesOf, faultOf as eventFault, labelsOf, type EventDraft } from '../../client/host/event-draft.ts';
import { hostLink, keyAddress, newKey } from '../../client/host/link.ts';
import { detailsOf, draftOfSession } from '../../client/host/session-draft.ts';
import { zones } from '../../client/host/zones.ts';
import { fromLocal, toLocal } from '../../client/host/zoned.ts';
import { commands } from '../../shared/commands.ts';
import { eventDetails, sessionDetails } from '../../shared/settings.ts';

describe('times of the event’s clock', () => {
  const zones = ['UTC', 'Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Auckland'];

  it('come back as they were, in every zone and season', () => {
    for (const zone of zones) {
      for (let month = 0; month < 12; month++) {
        const at = Date.UTC(2026, month, 15, 9, 30);
        expect(fromLocal(toLocal(at, zone), zone)).toBe(at);
      }
    }
  });

  it('are those of the zone, not of this machine', () => {
    expect(toLocal(Date.UTC(2026, 6, 1, 8, 0), 'Europe/Berlin')).toBe('2026-07-01T10:00');
    expect(fromLocal('2026-01-01T10:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 0, 1, 9, 0));
  });

  it('skip the hour that a zone skips, and are null for what is no time', () => {
    const skipped = fromLocal('2026-03-29T01:30', 'Europe/London');
    expect(skipped === null ? '' : toLocal(skipped, 'Europe/London')).toMatch(/^2026-03-29T0[02]:30$/);
    expect(fromLocal('2026-01-01T10:00:05', 'Europe/Berlin')).toBe(Date.UTC(2026, 0, 1, 9, 0, 5));
    expect(fromLocal('', 'UTC')).toBeNull();
    expect(fromLocal('2026-13-01T10:00', 'UTC')).toBeNull();
  });
});

describe('a session’s form', () => {
  it('gives details that the command takes, empty fields as none', () => {
    const draft = { ...draftOfSession(null, 'UTC'), title: 'Nights', starts: '2026-11-22T09:30' };
    const details = detailsOf(draft, 'UTC');
    expect(details).toEqual({
      title: 'Nights',
      speakers: null,
      room: null,
      starts: Date.UTC(2026, 10, 22, 9, 30),
      ends: null,
      lookFirst: null,
      slow: null,
      board: false,
      openAfter: false,
    });
    expect(commands['session.add'].safeParse({ id: 'abcdefgh', type: 'session.add', details }).success).toBe(true);
  });

  it('takes up what a session is, its mode and its pace too, and changes nothing by itself', () => {
    const session = {
      ...sessionDetails.parse({ title: 'Nights', lookFirst: true, slow: 45, board: true }),
      starts: Date.UTC(2026, 10, 22, 9, 30),
    };
    const draft = draftOfSession(session, 'Europe/Berlin');
    expect(draft).toMatchObject({ mode: 'first', slow: '45', board: true, starts: '2026-11-22T10:30' });
    const details = detailsOf(draft, 'Europe/Berlin');
    expect(changesTo(session, details as object)).toEqual({});
    expect(changesTo(session, detailsOf({ ...draft, mode: 'event', slow: '' }, 'Europe/Berlin') as object)).toEqual({
      lookFirst: null,
      slow: null,
    });
  });

  it('says what is wrong', () => {
    const draft = draftOfSession(null, 'UTC');
    expect(detailsOf({ ...draft, title: ' \u200b ' }, 'UTC')).toBe('noName');
    const backwards = { ...draft, title: 'x', starts: '2026-11-22T09:30', ends: '2026-11-22T09:00' };
    expect(detailsOf(backwards, 'UTC')).toBe('endBeforeStart');
  });
});

describe('the event’s form', () => {
  const before = eventDetails.parse({ title: 'Care', standpoints: [{ id: 'uses', label: 'I live here' }] });
  const draft: EventDraft = {
    title: 'Care',
    starts: '',
    ends: '',
    timeZone: 'UTC',
    organiser: '',
    contact: '',
    support: '',
    colour: null,
    language: 'en',
    lookFirst: false,
    attendeePolls: 'on',
    standpoints: ['uses'],
    keepDays: '',
    labels: labelsOf(before),
  };

  it('asks for nothing where nothing was changed', () => {
    expect(changesOf(before, draft)).toEqual({});
  });

  it('asks for what was changed and nothing else, and keeps own labels', () => {
    expect(changesOf(before, { ...draft, support: 'Mona', standpoints: ['uses', 'other'] })).toEqual({
      support: 'Mona',
      standpoints: [
        { id: 'uses', label: 'I live here' },
        { id: 'other', label: null },
      ],
    });
  });
});

describe('what an event’s form asks for', () => {
  const before = eventDetails.parse({ title: 'Care', standpoints: [{ id: 'uses', label: 'I live here' }] });
  const { standpoints, ...details } = before;
  const draft: EventDraft = {
    ...details,
    starts: '',
    ends: '',
    organiser: '',
    contact: '',
    support: '',
    keepDays: '',
    standpoints: standpoints.map(({ id }) => id),
    labels: labelsOf(before),
  };

  it('is dates, a time zone and wording that the command takes', () => {
    const changes = changesOf(before, {
      ...draft,
      starts: '2026-11-22',
      ends: '2026-11-23',
      timeZone: 'Europe/Berlin',
      standpoints: ['uses', 'works'],
      labels: { ...draft.labels, uses: ' ', works: 'I am paid for it' },
    });
    expect(changes).toEqual({
      starts: '2026-11-22',
      ends: '2026-11-23',
      timeZone: 'Europe/Berlin',
      standpoints: [
        { id: 'uses', label: null },
        { id: 'works', label: 'I am paid for it' },
      ],
    });
    expect(commands['event.edit'].safeParse({ id: 'abcdefgh', type: 'event.edit', details: changes }).success).toBe(
      true,
    );
  });

  it('has a title, and does not end before it starts', () => {
    expect(eventFault(draft)).toBeNull();
    expect(eventFault({ ...draft, title: ' ' })).toBe('noName');
    expect(eventFault({ ...draft, starts: '2026-11-22', ends: '2026-11-21' })).toBe('endBeforeStart');
    expect(eventFault({ ...draft, ends: '2026-11-21' })).toBeNull();
  });

  it('offers the event’s own time zone, and every zone once', () => {
    const offered = zones('Asia/Kathmandu');
    expect(offered).toContain('Asia/Kathmandu');
    expect(offered).toContain('UTC');
    expect(new Set(offered).size).toBe(offered.length);
  });
});

describe('a host link', () => {
  it('is found in what was pasted', () => {
    const key = newKey(new Uint8Array(16).fill(255));
    expect(key).toBe('_____________________w');
    const address = keyAddress('https://floor.example/482913', '482913', 'host', key);
    expect(hostLink(` ${address}\n`)).toEqual({ name: '482913', key });
    expect(hostLink('https://floor.example/482913/host')).toBeNull();
    expect(hostLink('hello')).toBeNull();
  });

  it('has a key that the server takes', () => {
    const key = newKey(Uint8Array.from({ length: 16 }, (_, place) => place * 17));
    const command = { id: 'abcdefgh', type: 'key.add', name: 'Sam', role: 'helper', key };
    expect(commands['key.add'].safeParse(command).success).toBe(true);
  });
});
