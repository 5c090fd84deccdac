import { seen } from '../support/browser.ts';
import type { DayName } from './days.ts';
import type { Scene } from './scene.ts';

const states = {
  empty: 'empty',
  ordinary: 'closed',
  big: 'crowded',
  sealed: 'sealed',
  late: 'late',
  extreme: 'extreme',
} as const;

export const archiveScenes: readonly Scene[] = Object.entries<DayName>(states).map(([state, name]) => ({
  page: 'archive',
  state,
  whole: true,
  brief: state === 'sealed' || state === 'extreme',
  async play({ page, stage, language }) {
    const { code } = await stage.day(name, language);
    await page.goto(`/${code}/archive`);
    await seen(page.getByRole('heading', { level: 1 }));
  },
}));
