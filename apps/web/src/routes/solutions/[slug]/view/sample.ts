/** Builders for the tests of this folder: a plain published listing, and answers that differ by what a test says. */
import type { AnswerView, AssessmentSummary, Hosting, SolutionDocument } from '@gouvtech/domain';

export function anAnswer(criterion: string, said: Partial<AnswerView> = {}): AnswerView {
  return {
    criterion,
    theme: criterion.slice(0, 3),
    blocking: false,
    applicable: true,
    reason: 'met',
    kind: 'level',
    level: null,
    value: 10_000,
    declaredValue: 10_000,
    fields: {},
    justification: null,
    plannedOn: null,
    proof: 'declared',
    proofOn: null,
    proofBy: null,
    proofUntil: null,
    lapsed: null,
    modifiedSinceAudit: null,
    contestedSince: null,
    verdict: null,
    evidence: [],
    answeredOn: '2026-03-03',
    ...said,
  };
}

export const notApplicable = (criterion: string, said: Partial<AnswerView> = {}): AnswerView =>
  anAnswer(criterion, {
    applicable: false,
    reason: 'not-applicable-by-facts',
    kind: 'not-applicable',
    value: 0,
    declaredValue: null,
    answeredOn: null,
    ...said,
  });

export const aHosting = (said: Partial<Hosting> = {}): Hosting => ({
  host: 'Armor Données',
  hostCountry: 'FR',
  foreignControl: 'none',
  production: ['FR'],
  backups: ['FR'],
  logs: ['FR'],
  support: ['FR'],
  recovery: ['FR'],
  qualifications: [],
  ...said,
});

const anAssessment = (said: Partial<AssessmentSummary> = {}): AssessmentSummary => ({
  status: 'published',
  criteriaSet: '2026.1',
  attestedOn: '2026-03-03',
  asOf: '2026-11-22T00:00:00.000Z',
  score: null,
  lastKnown: null,
  expiredOn: null,
  missingPrerequisites: [],
  contested: 0,
  modified: 0,
  lapsed: 0,
  ...said,
});

export function aDocument(said: Partial<SolutionDocument> = {}): SolutionDocument {
  return {
    slug: 'parafil',
    name: 'Parafil',
    summary: 'Parapheur électronique pour les collectivités.',
    status: 'published',
    demonstration: true,
    vendor: null,
    source: null,
    sourceId: null,
    importedOn: null,
    domains: ['SIG'],
    tags: [],
    alternativeTo: [],
    deployments: { value: ['saas-shared'], proof: 'checked', on: '2026-03-12' },
    licence: { value: { kind: 'proprietary' }, proof: 'declared', on: null },
    openSource: false,
    location: { value: 'france', proof: 'documented', on: null },
    price: { value: { pricing: 'unknown', first: null }, proof: 'declared', on: null },
    channels: [],
    assessment: anAssessment(),
    updatedOn: '2026-11-19',
    description: '',
    website: null,
    repository: null,
    documentation: null,
    audiences: [],
    hosting: null,
    prices: [],
    channelDetails: [],
    references: [],
    sourceUrl: null,
    version: 3,
    publishedOn: '2026-03-03',
    facts: {},
    signatory: null,
    themes: [],
    answers: [],
    events: [],
    ...said,
  };
}
