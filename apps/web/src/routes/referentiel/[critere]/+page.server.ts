import { error, redirect } from '@sveltejs/kit';
import { getTallies } from '#lib/server/api.ts';
import {
  criterionSheet,
  currentSet,
  findCriterion,
  neighbours,
} from '#lib/server/criteria/sheet.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
  const id = params.critere;
  const criterion = findCriterion(id);
  if (!criterion) {
    if (findCriterion(id.toUpperCase())) redirect(308, `/referentiel/${id.toUpperCase()}`);
    error(
      404,
      `Le critère «\u00a0${id.slice(0, 40)}\u00a0» n’existe pas dans la version ${currentSet().version}. Les critères sont sur la page Référentiel.`,
      { code: 'criterion-not-found' },
    );
  }
  return {
    version: currentSet().version,
    sheet: criterionSheet(criterion, await getTallies(criterion.id)),
    ...neighbours(criterion.id),
  };
};
