import { redirect } from '@sveltejs/kit';
import { criterionTexts } from '@gouvtech/criteria/texts';
import { api, send } from '#lib/server/api.ts';
import { importedFile, type FileKind } from '#lib/server/imported-file.ts';
import { getAssessment } from '../calls.server.ts';
import { valuesOf } from '../answer-form.ts';
import { describe } from '../describe-answer.ts';
import { rootOf } from '../view/progress.server.ts';
import { wordsFor } from '../view/criterion.server.ts';
import type { Actions, PageServerLoad } from './$types';

const FILE: FileKind<'csv' | 'ods' | 'json'> = {
  formats: ['csv', 'ods', 'json'],
  choose: 'Choisissez un fichier CSV, ODS ou JSON.',
  neither: 'n’est ni un CSV, ni un ODS, ni un JSON',
  empty: 'Exportez vos réponses, modifiez le fichier obtenu, puis importez-le.',
  tooBig: 'les réponses à tous les critères en font moins de 100.',
};

export const load: PageServerLoad = async ({ params, parent }) => {
  const { assessment } = await parent();
  if (!assessment.open) redirect(303, rootOf(params.slug));
  return { root: rootOf(params.slug), canAnswer: assessment.actions.includes('assessment:answer') };
};

export const actions: Actions = {
  /** Reads the file, or writes what a first reading showed. */
  default: async ({ params, request }) => {
    const read = await importedFile(request, FILE);
    if (!read.ok) return read.failure;
    const { apply, file } = read;
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/assessment/answers/import', {
        params: { path: { slug: params.slug } },
        body: { format: file.format, content: file.content, apply },
      }),
      {},
    );
    if (!sent.ok) return sent.failure;
    const { changes, ...review } = sent.data;
    const version = (await getAssessment(params.slug)).open?.criteriaSet;
    return {
      review: {
        ...review,
        changes: changes.map(({ criterion, before, after }) => ({
          criterion,
          title: criterionTexts(criterion, version).title,
          before: said(criterion, before, version),
          after: said(criterion, after, version),
        })),
      },
      file,
    };
  },
};

type Content = {
  response: Parameters<typeof valuesOf>[0]['response'];
  justification: string | null;
};
const said = (criterion: string, content: Content | null, version?: string): string =>
  content ? describe(valuesOf(content), wordsFor(criterion, version)) : '';
