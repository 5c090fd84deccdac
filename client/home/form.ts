import type { CreateEvent } from '../../shared/http.ts';
import type { Language } from '../../shared/settings.ts';

/** What stands in the fields; an empty one leaves the setting as the server has it. */
export type Form = {
  title: string;
  hashtag: string;
  language: Language;
  starts: string;
  ends: string;
  organiser: string;
  contact: string;
  support: string;
  colour: string | null;
  lookFirst: 'all' | 'host';
  attendeePolls: 'on' | 'ask' | 'off';
  createKey: string;
};

export type FormField = keyof Form;

export function emptyForm(language: Language): Form {
  return {
    title: '',
    hashtag: '',
    language,
    starts: '',
    ends: '',
    organiser: '',
    contact: '',
    support: '',
    colour: null,
    lookFirst: 'all',
    attendeePolls: 'on',
    createKey: '',
  };
}

/** The body of `POST /api/events`. */
export function bodyOf(form: Form, timeZone: string): CreateEvent {
  return {
    title: form.title,
    hashtag: orNull(form.hashtag),
    language: form.language,
    timeZone,
    starts: orNull(form.starts),
    ends: orNull(form.ends || form.starts),
    organiser: orNull(form.organiser),
    contact: orNull(form.contact),
    support: orNull(form.support),
    colour: form.colour,
    lookFirst: form.lookFirst === 'host',
    attendeePolls: form.attendeePolls,
    ...(form.createKey.trim() !== '' && { createKey: form.createKey.trim() }),
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text);
