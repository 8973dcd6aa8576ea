import { fail, redirect } from '@sveltejs/kit';
import type { Severity, VerdictOutcome } from '@gouvtech/domain';
import { SEVERITY_WORDS, VERDICT_NAMES } from '@gouvtech/domain/words/verdict';
import { formatPercent } from '#lib/format.ts';
import { api, send } from '#lib/server/api.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';
import { getVerdicts, headOf, rootOf } from '../avis/view/calls.server.ts';
import type { Actions, PageServerLoad } from './$types';

const FORMATS = ['ods', 'csv'] as const;
/** Sent twice, the second time within a form: under what a page may send. */
const MAX_BYTES = 300_000;
const NO_FILE = 'Choisissez un fichier ODS ou CSV.';
const EMPTY =
  'Ce fichier est vide. Téléchargez les avis, modifiez le fichier obtenu, puis importez-le.';

export const load: PageServerLoad = async ({ params: { reference } }) => {
  const { audit } = await getVerdicts(reference);
  return {
    head: headOf(audit),
    version: audit.frozen.criteriaSet,
    canWrite: audit.actions.includes('audit:write-verdict'),
  };
};

export const actions: Actions = {
  /** Reads the file, or writes what a first reading showed. */
  default: async ({ params: { reference }, request }) => {
    const data = await request.formData();
    const apply = data.get('apply') === '1';
    const read = apply ? sentAgain(data) : await uploaded(data.get('file'));
    if ('message' in read) return refused(read.message);
    const sent = await send(
      api.POST('/api/v1/audits/{reference}/verdicts/import', {
        params: { path: { reference } },
        body: { format: read.format, content: read.content, apply },
      }),
      { format: read.format },
    );
    if (!sent.ok) return sent.failure;
    const { changes, ...review } = sent.data;
    if (review.applied) redirect(303, `${rootOf(reference)}/avis?fait=import`);
    const wording = wordingOf(String(data.get('version') ?? '') || undefined);
    return {
      review: {
        ...review,
        changes: changes.map(({ criterion, line, kind, before, after }) => ({
          ...{ criterion, line, kind },
          title: wording.criterion(criterion).texts.title,
          before: before ? said(before) : null,
          after: said(after),
        })),
      },
      file: read,
    };
  },
};

type Short = {
  draft: boolean;
  outcome: VerdictOutcome | null;
  value: number | null;
  severity: Severity | null;
  finding: string;
};

const said = ({ draft, outcome, value, severity, finding }: Short): string =>
  [
    draft && 'Brouillon',
    outcome && VERDICT_NAMES[outcome],
    value !== null && `à ${formatPercent(value)}`,
    severity && severity !== 'none' && `(${SEVERITY_WORDS[severity]})`,
  ]
    .filter(Boolean)
    .join(' ') + (finding ? `\n${finding}` : '');

type FileRead =
  { format: (typeof FORMATS)[number]; content: string; name: string } | { message: string };

async function uploaded(file: FormDataEntryValue | null): Promise<FileRead> {
  if (!(file instanceof File) || file.name === '') return { message: NO_FILE };
  const format = FORMATS.find((one) => file.name.toLowerCase().endsWith(`.${one}`));
  if (!format)
    return { message: `« ${file.name.slice(0, 80)} » n’est ni un ODS, ni un CSV. ${NO_FILE}` };
  if (file.size === 0) return { message: EMPTY };
  if (file.size > MAX_BYTES)
    return {
      message: `Ce fichier pèse ${Math.ceil(file.size / 1_000)} Ko. La limite est de 300 Ko\u00a0: gardez les lignes qui changent.`,
    };
  const content = Buffer.from(await file.arrayBuffer()).toString('base64');
  return { format, name: file.name, content };
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
