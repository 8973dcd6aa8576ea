import { api, view } from '#lib/server/api.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';
import { readChoices } from '../../../../../solutions/[slug]/view/choices.ts';
import { readingOf } from '../../../../../solutions/[slug]/view/reading.ts';
import { rootOf } from '../view/progress.server.ts';
import type { PageServerLoad } from './$types';

/** The draft with the words, the order and the marks of the public page. */
export const load: PageServerLoad = async ({ params, url }) => {
  const { slug } = params;
  const reading = await view(
    api.GET('/api/v1/vendor/solutions/{slug}/assessment/reading', { params: { path: { slug } } }),
  );
  const wording = wordingOf(reading.assessment.criteriaSet);
  const choices = readChoices(url.searchParams, wording.profiles);
  return {
    root: rootOf(slug),
    path: url.pathname,
    summary: reading.assessment,
    ...readingOf(reading as never, choices, wording),
    choices,
  };
};
