/** The addresses of the API that the pages of an assessment read. */
import type { components } from '@gouvtech/api-client';
import { api, view } from '#lib/server/api.ts';

type Schemas = components['schemas'];
export type VendorAssessment = Schemas['VendorAssessment'];
export type OpenRound = Schemas['OpenRound'];
export type VendorTheme = Schemas['VendorTheme'];
export type ThemeCriterion = Schemas['ThemeCriterion'];
export type AssessmentFacts = Schemas['AssessmentFacts'];

const ROOT = '/api/v1/vendor/solutions/{slug}/assessment';

export const getAssessment = (slug: string): Promise<VendorAssessment> =>
  view(api.GET(ROOT, { params: { path: { slug } } }));

export const getTheme = (slug: string, theme: string): Promise<VendorTheme> =>
  view(api.GET(`${ROOT}/themes/{theme}`, { params: { path: { slug, theme } } }));

/** What the public reads today, for who corrects it downwards. */
export const getPublished = (slug: string): Promise<Schemas['PublishedAnswers']> =>
  view(api.GET(`${ROOT}/published-answers`, { params: { path: { slug } } }));

/** The organisation of a solution, as its member sees it; undefined for a moderator who only reads. */
export async function organisationOf(slug: string) {
  const { solutions, organisations } = await view(api.GET('/api/v1/vendor/dashboard'));
  const own = solutions.find((one) => one.slug === slug)?.organisation.slug;
  return organisations.find((one) => one.slug === own);
}

type Searched = { q: string; first: Schemas['EvidenceItem']['type'][] };
const PROPOSED = 30;

/** Proofs of the organisation that may be joined to an answer, those asked for first; none for who is not a member. */
export async function getLibrary(slug: string, { q, first }: Searched) {
  const organisation = await organisationOf(slug);
  if (!organisation) return { evidence: [], total: 0, all: 0 };
  const query = { organisation: organisation.slug, q, first, pageSize: PROPOSED };
  const found = await view(api.GET('/api/v1/vendor/evidence', { params: { query } }));
  return { evidence: found.evidence, total: found.total, all: found.tallies.all };
}
