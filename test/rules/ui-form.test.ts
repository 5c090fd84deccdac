import { describe, expect, it } from 'vitest';
import { bodyOf, emptyForm } from '../../client/home/form.ts';
import { createEvent } from '../../shared/http.ts';

describe('the form that creates an event', () => {
  it('needs nothing but a title', () => {
    const body = createEvent.parse(bodyOf({ ...emptyForm('de'), title: 'Box 10' }, 'Europe/Berlin'));
    expect(body).toMatchObject({
      title: 'Box 10',
      language: 'de',
      timeZone: 'Europe/Berlin',
      hashtag: null,
      organiser: null,
      contact: null,
      support: null,
      colour: null,
      starts: null,
      ends: null,
      lookFirst: false,
      attendeePolls: 'on',
    });
    expect(body).not.toHaveProperty('createKey');
  });

  it('passes on everything that is filled in', () => {
    const body = createEvent.parse(
      bodyOf(
        {
          title: ' Box 10 ',
          hashtag: '#Box10',
          language: 'en',
          starts: '2026-11-22',
          ends: '',
          organiser: 'We',
          contact: 'us@example.org',
          support: 'Ruth',
          colour: '#ff0000',
          lookFirst: 'host',
          attendeePolls: 'ask',
          createKey: ' secret ',
        },
        'UTC',
      ),
    );
    expect(body).toMatchObject({
      title: 'Box 10',
      hashtag: 'box10',
      starts: '2026-11-22',
      ends: '2026-11-22',
      organiser: 'We',
      contact: 'us@example.org',
      support: 'Ruth',
      colour: '#ff0000',
      lookFirst: true,
      attendeePolls: 'ask',
      createKey: 'secret',
    });
  });
});
