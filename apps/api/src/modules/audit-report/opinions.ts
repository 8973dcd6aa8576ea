/** Every criterion of the scope with its opinion: in short, then one by one with the finding and the vendor’s reply. */
import type { Criterion } from '@gouvtech/criteria';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { isInScope } from '@gouvtech/domain/audit-scope';
import { capital, count, formatDate } from '@gouvtech/domain/format';
import {
  methodWords,
  SEVERITY_WORDS,
  statementOf,
  verdictWords,
  type Wording,
} from '@gouvtech/domain/words';
import type { AuditVerdict } from '../audits/index.ts';
import type { Block } from './blocks.ts';
import type { LabelReport } from './load.ts';

/** Those of the scope that got no verdict are in the table, with why. */
export function opinionBlocks(report: LabelReport, wording: Wording): Block[] {
  const { label, verdicts, opening } = report;
  const scheme = LABEL_SCHEMES[label.scheme];
  const scope = opening.set.criteria.filter((criterion) => isInScope(criterion, scheme));
  const given = new Map(verdicts.map((one) => [one.criterion, one]));
  const titleOf = (id: string) => wording.criterion(id).texts.title;
  return [
    { kind: 'heading', level: 2, text: 'Les avis, en bref' },
    {
      kind: 'paragraph',
      text: `Le périmètre compte ${count(scope.length, 'critère')}. ${count(given.size, 'a reçu un avis', 'ont reçu un avis')} : tout ce que l’éditeur affirme, tout ce qu’il dit sans objet, et chaque prérequis. Un « non » n’a pas besoin d’être audité.`,
    },
    {
      ...{ kind: 'table', widths: [0.14, 0.46, 0.25, 0.15] },
      caption: 'Avis par critère',
      head: ['Critère', 'Intitulé', 'Avis', 'Écart'],
      rows: scope.map((criterion) => [
        criterion.id,
        titleOf(criterion.id),
        ...shortOpinion(criterion, given.get(criterion.id), report),
      ]),
    },
    { kind: 'heading', level: 2, text: 'Les avis, critère par critère' },
    ...opening.set.themes.flatMap(({ id: theme }) => {
      const judged = scope.filter((one) => one.theme === theme && given.has(one.id));
      return judged.length === 0
        ? []
        : [
            heading(3, wording.theme(theme).name),
            ...judged.flatMap((criterion) => [
              heading(4, `${criterion.id} ${titleOf(criterion.id)}`),
              ...opinion(criterion.id, given.get(criterion.id)!, report, wording),
            ]),
          ];
    }),
  ];
}

const heading = (level: 3 | 4, text: string): Block => ({ kind: 'heading', level, text });

const wordsOf = ({ outcome, value }: AuditVerdict): string =>
  capital(verdictWords(outcome ?? 'inconclusive', value));

function shortOpinion(
  { id }: Criterion,
  verdict: AuditVerdict | undefined,
  { opening }: LabelReport,
): [string, string] {
  if (verdict) return [wordsOf(verdict), capital(SEVERITY_WORDS[verdict.severity ?? 'none'])];
  const applies = opening.sheet.criteria.find((one) => one.id === id)?.applicable;
  return [applies ? 'Rien à auditer' : 'Ne s’applique pas', ''];
}

function opinion(
  id: string,
  verdict: AuditVerdict,
  { opening }: LabelReport,
  wording: Wording,
): Block[] {
  const { methods, severity, finding, reply, repliedAt, evidenceIds, replyEvidenceIds } = verdict;
  const score = opening.sheet.criteria.find((one) => one.id === id);
  const answer = opening.answers.find(({ criterion }) => criterion === id);
  const response = answer && !answer.toConfirm ? answer.response : null;
  const declared = statementOf(
    {
      criterion: id,
      kind: response?.kind ?? 'unanswered',
      reason: score?.reason ?? 'unanswered',
      level: score?.level ?? null,
      fields: response?.kind === 'level' ? response.fields : {},
    },
    wording,
  );
  const seen =
    evidenceIds.length > 0 ? `, ${count(evidenceIds.length, 'pièce lue', 'pièces lues')}` : '';
  const by = methods.length > 0 ? `, par ${methodWords(methods)}` : '';
  const more =
    replyEvidenceIds.length > 0
      ? ` (${count(replyEvidenceIds.length, 'pièce jointe', 'pièces jointes')})`
      : '';
  return [
    { kind: 'paragraph', lead: 'L’éditeur déclare :', text: declared },
    {
      ...{ kind: 'paragraph', quoted: true },
      lead: `${wordsOf(verdict)}${by}${seen}.`,
      text:
        severity && severity !== 'none'
          ? `${capital(SEVERITY_WORDS[severity])}. ${finding}`
          : finding,
    },
    ...(reply !== null && reply !== ''
      ? [
          {
            ...{ kind: 'paragraph' as const, quoted: true as const },
            lead: `L’éditeur répond${repliedAt ? ` le ${formatDate(repliedAt)}` : ''}${more} :`,
            text: reply,
          },
        ]
      : []),
  ];
}
