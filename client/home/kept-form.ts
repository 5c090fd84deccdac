import { emptyForm, type Form } from './form.ts';
import type { Language } from '../../shared/settings.ts';

const KEY = 'openfloor:event-form';

/** What was typed in this tab before a reload or another language, else empty fields. */
export function keptForm(language: Language): Form {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Form>;
    return { ...emptyForm(language), ...kept };
  } catch {
    return emptyForm(language);
  }
}

/** The server's key is not kept. */
export function keepForm({ createKey: _, ...form }: Form): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(form));
  } catch {
    // Then a reload starts with empty fields.
  }
}

export function forgetForm(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
