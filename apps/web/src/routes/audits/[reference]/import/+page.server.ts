import { redirect } from '@sveltejs/kit';
import type { Severity, VerdictOutcome } from '@gouvtech/domain';
import { SEVERITY_WORDS, VERDICT_NAMES } from '@gouvtech/domain/words/verdict';
import { formatPercent } from '#lib/format.ts';
import { api, send } from '#lib/server/api.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';
import { importedFile, type FileKind } from '#lib/server/imported-file.ts';
import { getVerdicts, headOf, rootOf } from '../avis/view/calls.server.ts';
import type { Actions, PageServerLoad } from './$types';

const FILE: FileKind<'ods' | 'csv'> = {
  formats: ['ods', 'csv'],
  choose: 'Choisissez un fichier ODS ou CSV.',
  neither: 'n’est ni un ODS, ni un CSV',
  empty: 'Téléchargez les avis, modifiez le fichier obtenu, puis importez-le.',
  tooBig: 'gardez les lignes qui changent.',
};

export const load: PageServerLoad = async ({ params: { reference } }) => {
  const { audit } = await getVerdicts(reference);
  return {
    head: headOf(audit),
    canWrite: audit.actions.includes('audit:write-verdict'),
  };
};

export const actions: Actions = {
  /** Reads the file, or writes what a first reading showed. */
  default: async ({ params: { reference }, request }) => {
    const read = await importedFile(request, FILE);
    if (!read.ok) return read.failure;
    const { apply, file } = read;
    const sent = await send(
      api.POST('/api/v1/audits/{reference}/verdicts/import', {
        params: { path: { reference } },
        body: { format: file.format, content: file.content, apply },
      }),
      {},
    );
    if (!sent.ok) return sent.failure;
    const { changes, ...review } = sent.data;
    if (review.applied) redirect(303, `${rootOf(reference)}/avis?fait=import`);
    const { audit } = await getVerdicts(reference);
    const wording = wordingOf(audit.frozen.criteriaSet);
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
      file,
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
