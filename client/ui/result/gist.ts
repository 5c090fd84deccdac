import { meanOf } from '../../../shared/rating.ts';
import type { Tally } from '../../../shared/tally.ts';
import type { PollView } from '../../../shared/views.ts';
import type { ResultWords } from '../../words/en/result.ts';
import type { SharedWords } from '../../words/load.ts';
import { number } from '../number.ts';
import { listed } from '../listed.ts';

type Words = { readonly shared: SharedWords; readonly result: ResultWords };

/** A round in a sentence, where its kind has one; else null. */
export function gistOf(
  poll: Pick<PollView, 'kind' | 'options' | 'unit'>,
  { counts, details }: Pick<Tally, 'counts' | 'details'>,
  { shared: { language }, result }: Words,
): string | null {
  switch (poll.kind) {
    case 'rating': {
      const rated = meanOf(poll.options, counts, details?.hands?.counts);
      return rated && result.mean(number(toTenths(rated.mean), language), poll.options.at(-1)?.text ?? '');
    }
    case 'ranking': {
      const winners = details?.ranking?.winners.map(
        (id) => poll.options.find((option) => option.id === id)?.text || result.removed,
      );
      if (!winners?.length) return null;
      const said = listed(winners, language);
      return winners.length === 1 ? result.winner(said) : result.winners(said);
    }
    case 'words': {
      const top = details?.words?.top.slice(0, GIST_WORDS).map(({ text }) => text);
      return top?.length ? listed(top, language) : null;
    }
    case 'number': {
      const median = details?.numbers?.median;
      return median === undefined ? null : result.median(withUnit(number(median, language), poll.unit));
    }
    case 'one':
    case 'several':
    case 'open':
      return null;
  }
}

/** `4 hours`; each stands in its own direction. */
export const withUnit = (value: string, unit: string | null): string =>
  unit === null ? value : `${value} \u2068${unit}\u2069`;

const toTenths = (value: number): number => Math.round(value * 10) / 10;

/** As many as one remembers. */
const GIST_WORDS = 5;
