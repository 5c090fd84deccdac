import type { Agenda, Frame } from './agenda.ts';
import { fromCalendar } from './calendar.ts';
import { fromTable } from './table.ts';

/** An agenda as somebody pasted it: a calendar (iCalendar) or a table (CSV). */
export function readAgenda(text: string, frame: Frame): Agenda {
  if (text.trim() === '') return { sessions: [], faults: [] };
  return /^\s*BEGIN:VCALENDAR/i.test(text.replace(/^\ufeff/, '')) ? fromCalendar(text, frame) : fromTable(text, frame);
}
