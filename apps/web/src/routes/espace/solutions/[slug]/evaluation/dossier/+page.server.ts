import { redirect } from '@sveltejs/kit';
import { TIERS, THEME_IDS } from '@gouvtech/criteria';
import { themeText } from '@gouvtech/criteria/texts';
import { config } from '#lib/server/config.ts';
import { valuesOf } from '../answer-form.ts';
import { getTheme } from '../calls.server.ts';
import { describe } from '../describe-answer.ts';
import { criterionAsked, wordsOf } from '../view/criterion.server.ts';
import { rootOf } from '../view/progress.server.ts';
import type { PageServerLoad } from './$types';

/** Every question with its answer, to print or to send round before signing. */
export const load: PageServerLoad = async ({ params, parent, url }) => {
  const [{ assessment, now }, themes] = await Promise.all([
    parent(),
    Promise.all(THEME_IDS.map((theme) => getTheme(params.slug, theme))),
  ]);
  const { open } = assessment;
  const root = rootOf(params.slug);
  if (!open) redirect(303, root);
  return {
    root,
    address: config.origin + url.pathname,
    printedAt: now,
    draft: assessment.score.draft?.overall ?? null,
    themes: themes.flatMap((state) => {
      const criteria = state.criteria
        .map((one) => criterionAsked(one, open.criteriaSet, {}))
        .map((one) => ({
          id: one.id,
          title: one.title,
          question: one.question,
          applicable: one.applicable,
          because: one.because.filter(({ value }) => value === false).map(({ label }) => label),
          said: describe(one.values, wordsOf(one)),
          toConfirm: one.answer.toConfirm,
          by: one.answer.answeredBy?.name ?? null,
          at: one.answer.answeredAt,
          remaining: one.answer.remaining.map(({ message }) => message),
          proof: TIERS[one.score.tier] ?? 'declared',
          evidence: one.evidence.map(({ title, datedOn, validUntil, url: address }) => ({
            title,
            datedOn,
            validUntil,
            address,
          })),
        }));
      return [
        { ...themeText(state.theme, open.criteriaSet), score: state.progress.score, criteria },
      ];
    }),
  };
};
