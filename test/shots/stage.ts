import { openApi } from '../../server/simulator/api.ts';
import * as arabic from './arabic.ts';
import { openDay, type Day } from './day.ts';
import { days, type DayName } from './days.ts';
import { english, type Script } from './script.ts';

/** The languages of the pictures: one from left to right and one from right to left. */
export type Spoken = 'en' | 'ar';

/** The events that scenes use. Each is made over the public API when a scene first asks for it. */
export type Stage = {
  day(name: DayName, language: Spoken): Promise<Day>;
  /** Everybody goes home. */
  clear(): void;
};

const scripts: Readonly<Record<Spoken, Script>> = { en: english, ar: arabic };

/** `url` is the server's, without a path. */
export function openStage(url: string): Stage {
  const api = openApi(url, new AbortController().signal);
  const made = new Map<string, Promise<Day>>();
  const open: Day[] = [];

  async function make(name: DayName, language: Spoken): Promise<Day> {
    const script = scripts[language];
    const plan = days[name];
    const day = await openDay({ api, url, event: { ...script.stage, ...plan.event(script) }, script });
    open.push(day);
    await plan.prepare(day);
    return day;
  }

  return {
    day(name, language) {
      const key = `${name} ${language}`;
      const day = made.get(key) ?? make(name, language);
      made.set(key, day);
      return day;
    },
    clear() {
      for (const day of open) day.leave();
    },
  };
}
