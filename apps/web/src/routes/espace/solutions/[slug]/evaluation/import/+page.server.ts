import { fail, redirect } from '@sveltejs/kit';
import { criterionTexts } from '@gouvtech/criteria/texts';
import { api, send } from '#lib/server/api.ts';
import { getAssessment } from '../calls.server.ts';
import { valuesOf } from '../answer-form.ts';
import { describe } from '../describe-answer.ts';
import { rootOf } from '../view/progress.server.ts';
import { wordsFor } from '../view/criterion.server.ts';
import type { Actions, PageServerLoad } from './$types';

const FORMATS = ['csv', 'ods', 'json'] as const;
/** Sent twice, the second time within a form: under what a page may send. */
const MAX_BYTES = 300_000;
const NO_FILE = 'Choisissez un fichier CSV, ODS ou JSON.';
const EMPTY =
  'Ce fichier est vide. Exportez vos réponses, modifiez le fichier obtenu, puis importez-le.';

export const load: PageServerLoad = async ({ params, parent }) => {
  const { assessment } = await parent();
  if (!assessment.open) redirect(303, rootOf(params.slug));
  return { root: rootOf(params.slug), canAnswer: assessment.actions.includes('assessment:answer') };
};

export const actions: Actions = {
  /** Reads the file, or writes what a first reading showed. */
  default: async ({ params, request }) => {
    const data = await request.formData();
    const apply = data.get('apply') === '1';
    const read = apply ? sentAgain(data) : await uploaded(data.get('file'));
    if ('message' in read) return refused(read.message);
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/assessment/answers/import', {
        params: { path: { slug: params.slug } },
        body: { format: read.format, content: read.content, apply },
      }),
      { format: read.format },
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
      file: read,
    };
  },
};

type Content = {
  response: Parameters<typeof valuesOf>[0]['response'];
  justification: string | null;
};
const said = (criterion: string, content: Content | null, version?: string): string =>
  content ? describe(valuesOf(content), wordsFor(criterion, version)) : '';

type FileRead =
  { format: (typeof FORMATS)[number]; content: string; name: string } | { message: string };

async function uploaded(file: FormDataEntryValue | null): Promise<FileRead> {
  if (!(file instanceof File) || file.name === '') return { message: NO_FILE };
  const format = FORMATS.find((one) => file.name.toLowerCase().endsWith(`.${one}`));
  if (!format)
    return {
      message: `« ${file.name.slice(0, 80)} » n’est ni un CSV, ni un ODS, ni un JSON. ${NO_FILE}`,
    };
  if (file.size === 0) return { message: EMPTY };
  if (file.size > MAX_BYTES)
    return {
      message: `Ce fichier pèse ${Math.ceil(file.size / 1_000)} Ko. La limite est de 300 Ko : les réponses à tous les critères en font moins de 100.`,
    };
  return {
    format,
    name: file.name,
    content: Buffer.from(await file.arrayBuffer()).toString('base64'),
  };
}

function sentAgain(data: FormData): FileRead {
  const format = FORMATS.find((one) => one === data.get('format'));
  const content = data.get('content');
  if (!format || typeof content !== 'string' || content === '') return { message: NO_FILE };
  return { format, content, name: String(data.get('name') ?? '') };
}

const refused = (message: string) =>
  fail(400, {
    problem: {
      status: 400,
      code: 'invalid-input',
      title: 'Le fichier n’est pas lu',
      errors: [{ path: 'file', message }],
    },
    values: { format: '' },
  });
