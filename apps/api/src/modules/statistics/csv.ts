import { stringify } from 'csv-stringify/sync';
import type { Static } from 'typebox';
import { DOMAIN_LABELS } from '@gouvtech/domain/labels';
import type { Statistics } from './schemas.ts';

type Line = [measure: string, category: string, detail: string, value: number | null, unit: string];
type Month = Static<typeof Statistics>['delays']['listings'][number];

const HEAD = ['mesure', 'catégorie', 'détail', 'valeur', 'unité'];

/** One value a line, so that a spreadsheet filters and pivots it as it wants. */
export function toCsv(statistics: Static<typeof Statistics>): string {
  const lines: Line[] = [
    ...statistics.statuses.map(({ status, count }): Line => [
      'fiches par état',
      status,
      '',
      count,
      'fiches',
    ]),
    ...statistics.domains.map(({ domain, count }): Line => [
      'fiches par domaine',
      domain,
      DOMAIN_LABELS[domain].name,
      count,
      'fiches',
    ]),
    ...statistics.assessments.map(({ assessment, count }): Line => [
      'fiches par évaluation',
      assessment,
      '',
      count,
      'fiches',
    ]),
    ...statistics.themes.flatMap(({ theme, answers }) =>
      answers.map(({ proof, count }): Line => [
        'réponses par preuve',
        theme,
        proof,
        count,
        'réponses',
      ]),
    ),
    ...delayLines('délai fiches', statistics.delays.listings),
    ...delayLines('délai évaluations', statistics.delays.assessments),
    ...delayLines('délai contestations', statistics.delays.disputes),
    ...statistics.expiries.flatMap(({ month, assessments, proofs }): Line[] => [
      ['échéances', month, 'évaluations', assessments, 'évaluations'],
      ['échéances', month, 'preuves', proofs, 'preuves'],
    ]),
  ];
  const layout = { bom: true, delimiter: ';', record_delimiter: 'windows' } as const;
  return stringify([HEAD, ...lines], layout);
}

const delayLines = (measure: string, months: Month[]): Line[] =>
  months.flatMap(({ month, decisions, medianHours }): Line[] => [
    // Whole numbers: a French spreadsheet reads 12.5 as a date.
    [measure, month, 'médiane', medianHours && Math.round(medianHours * 60), 'minutes'],
    [measure, month, 'décisions', decisions, 'décisions'],
  ]);
