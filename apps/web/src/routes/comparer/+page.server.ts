import { error } from '@sveltejs/kit';
import { ASKED_LENGTH_MAX } from '@gouvtech/domain/comparison';
import { config } from '#lib/server/config.ts';
import { getComparison } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';
import { comparisonView } from './view/view.ts';

/** One call. Without a solution to compare the page says how to choose some. */
export const load: PageServerLoad = async ({ url }) => {
  const asked = url.searchParams.getAll('s').join(',');
  if (asked.replace(/[,\s]/g, '') === '')
    return { view: null, canonical: `${config.origin}/comparer` };
  // The API reads no further: it could only answer that the text is too long.
  if (asked.length > ASKED_LENGTH_MAX)
    error(400, tooMany(asked.split(',').filter((one) => one.trim() !== '').length));
  const comparison = await getComparison(asked);
  const today = new Date().toISOString().slice(0, 10);
  const view = comparisonView(comparison, url.searchParams, today);
  return { view, canonical: config.origin + view.canonical };
};

const tooMany = (number: number): string =>
  number > 1
    ? `L’adresse nomme ${number} solutions\u00a0: c’est trop. Une comparaison en montre cinq\u00a0; gardez les identifiants de celles qui vous intéressent.`
    : 'Cet identifiant est trop long pour être celui d’une solution. Cherchez-la par son nom, puis choisissez «\u00a0Comparer\u00a0».';
