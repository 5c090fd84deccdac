import type { Language } from '../../shared/settings.ts';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** `const choose = plural('ar')`, then `choose(count, { one: …, two: …, few: …, other: … })` gives the form that belongs to the count. */
export function plural(language: Language): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
