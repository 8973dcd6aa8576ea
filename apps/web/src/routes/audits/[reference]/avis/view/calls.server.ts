/** What the pages of the work on an audit read, and the words they share. */
import type { components } from '@gouvtech/api-client';
import { LABEL_SCHEMES, LEVEL_LABELS } from '@gouvtech/domain';
import { api, view } from '#lib/server/api.ts';
import { wordingOf } from '#lib/server/criteria/wording.ts';

type Schemas = components['schemas'];
export type Verdicts = Schemas['AuditVerdicts'];
export type AuditedCriterion = Schemas['AuditedCriterion'];
export type Header = Schemas['AuditWorkHeader'];

export const getVerdicts = (reference: string) =>
  view(api.GET('/api/v1/audits/{reference}/verdicts', { params: { path: { reference } } }));

export const getCriterion = (reference: string, criterion: string) =>
  view(
    api.GET('/api/v1/audits/{reference}/verdicts/{criterion}', {
      params: { path: { reference, criterion } },
    }),
  );

export const getReport = (reference: string) =>
  view(api.GET('/api/v1/audits/{reference}/report', { params: { path: { reference } } }));

export const rootOf = (reference: string): string => `/audits/${encodeURIComponent(reference)}`;

export const themeName = (version: string, theme: string): string =>
  wordingOf(version).theme(theme).shortName;

export const schemeName = ({ scheme }: Pick<Header, 'scheme'>): string =>
  LABEL_SCHEMES[scheme].name;

export const levelWords = (level: number): string =>
  level === 1 || level === 2 || level === 3 ? LEVEL_LABELS[level] : 'Aucun à ce stade';

/** The head of each page: which audit, for which label, on which copy. */
export const headOf = (audit: Omit<Header, 'missing'>) => ({
  reference: audit.reference,
  root: rootOf(audit.reference),
  solution: audit.solution.name,
  over: [
    `${audit.kind === 'surveillance' ? 'Surveillance' : 'Audit'} ${audit.reference}`,
    `label ${schemeName(audit)}`,
    `référentiel ${audit.frozen.criteriaSet}`,
  ].join(' · '),
  frozenAt: audit.frozen.asOf,
  /** what people compare at a glance; the whole of it is in the report */
  hash: audit.frozen.sha256.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 '),
});
export type Head = ReturnType<typeof headOf>;
