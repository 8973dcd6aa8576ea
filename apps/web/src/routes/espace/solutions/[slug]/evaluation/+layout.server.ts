import { error } from '@sveltejs/kit';
import { getAssessment } from './calls.server.ts';
import type { LayoutServerLoad } from './$types';

/** Where the assessment is at: the menu of themes and the scores are on every page of it. */
export const load: LayoutServerLoad = async ({ params, locals: { refused } }) => {
  if (refused) error(refused.status, refused.body);
  return { assessment: await getAssessment(params.slug), now: new Date().toISOString() };
};
