import { TIERS } from '@gouvtech/criteria';
import { themeTexts } from '@gouvtech/criteria/texts';
import { getPublished } from '../calls.server.ts';
import { describe } from '../describe-answer.ts';
import { criterionAsked, wordsOf } from '../view/criterion.server.ts';
import { rootOf } from '../view/progress.server.ts';
import type { PageServerLoad } from './$types';

/** What a theme shows before its criteria are asked for: the list stays light with 74 of them. */
export const load: PageServerLoad = async ({ params, url }) => {
  const { criteria, criteriaSet, attestedAt } = await getPublished(params.slug);
  const themes = themeTexts(criteriaSet);
  const theme = themes.find(({ id }) => id === url.searchParams.get('theme')) ?? themes[0]!;
  const corrected = url.searchParams.get('fait');
  return {
    root: rootOf(params.slug),
    attestedAt,
    theme,
    themes: themes.map(({ id, shortName }) => ({ id, shortName })),
    corrected: criteria.some(({ id }) => id === corrected) ? corrected : null,
    criteria: criteria
      .filter(({ id, applicable }) => applicable && id.startsWith(theme.id))
      .map((one) => criterionAsked(one, criteriaSet, {}))
      .map((one) => ({
        id: one.id,
        title: one.title,
        said: describe(one.values, wordsOf(one)),
        proof: TIERS[one.score.tier] ?? 'declared',
        answeredAt: one.answer.answeredAt,
        /** worth nothing already, or read from the listing: nothing to lower */
        open: one.computedFrom === null && (one.score.declaredValue ?? 0) > 0,
        computedFrom: one.computedFrom,
        pieces: one.evidence.length,
      })),
  };
};
