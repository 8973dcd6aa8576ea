/** Small examples for the tests that tell a story. */
import type { Answer, CriteriaSet, Criterion, FieldValue } from '../types.ts';

export const AT = '2026-03-02T09:00:00.000Z';

export const answerTo = (criterion: string, more: Partial<Answer> = {}): Answer => ({
  criterion,
  revision: 1,
  answeredAt: AT,
  response: { kind: 'level', level: 'oui', fields: {} },
  evidence: [],
  checks: [],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
  ...more,
});

export const level = (
  level: string | undefined,
  fields: Record<string, FieldValue> = {},
): Answer['response'] => ({
  kind: 'level',
  ...(level !== undefined && { level }),
  fields,
});

export const yesNo = (id: string, more: Partial<Criterion> = {}): Criterion => ({
  id,
  theme: 'SEC',
  weight: 1,
  blocking: false,
  minimum: 5_000,
  applicability: 'toujours',
  naPolicy: 'justified',
  evidencePolicy: 'recommended',
  selection: 'chosen',
  fields: [],
  levels: [
    { key: 'non', value: 0 },
    { key: 'partiel', value: 5_000 },
    { key: 'oui', value: 10_000 },
  ],
  evidence: [{ type: 'DOCT', shelfLife: { months: 24 } }],
  since: '2026.1',
  mapping: { kind: 'new', from: [] },
  ...more,
});

export const setOf = (...criteria: Criterion[]): CriteriaSet => ({
  version: 'example',
  revision: 0,
  publishedOn: '2026-01-01',
  inForceOn: '2026-01-01',
  coefficients: [40, 55, 70, 90, 100],
  themes: [...new Set(criteria.map(({ theme }) => theme))].map((id) => ({ id, weight: 50 })),
  criteria,
  hash: 'example',
});
