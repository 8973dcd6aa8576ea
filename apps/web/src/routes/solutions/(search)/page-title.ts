import { capital } from '#lib/format.ts';
import { chosenValues } from './address.ts';
import { filterLabel } from './words.ts';

/** « Parapheur électronique · Solutions »: the search, or the one filter, then where we are. */
export function pageTitle(params: URLSearchParams, text: string, page: number): string {
  const chosen = chosenValues(params);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const subject = text || (only ? filterLabel(only.facet, only.value) : '');
  const where = page > 1 ? [capital(subject), `page ${page}`].filter(Boolean).join(', ') : subject;
  return where ? `${capital(where)} · Solutions` : 'Solutions';
}
