/**
 * The one door to the API. Each function makes one call, returns the view model, and turns a problem into the page
 * of that status (`error()`), whose sentence comes from the API. Nothing else in this room calls the API.
 */
import { error } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import type {
  Card,
  EndedListing,
  EventView,
  AnswerView,
  DomainCode,
  FacetView,
  Problem,
  SolutionDocument,
  Sort,
  TierView,
} from '@gouvtech/domain';
import { config } from './config.ts';

export type SolutionList = {
  items: Card[];
  total: number;
  page: number;
  pageSize: number;
  facets: FacetView[];
  query: { text: string; corrected: string | null; literal: boolean; relaxed: boolean };
  sort: Sort;
  theme: string | null;
};

export type Overview = {
  totals: { solutions: number; assessed: number; answers: number; proven: number };
  answersByProof: { proof: TierView; answers: number }[];
  domains: { domain: DomainCode; count: number }[];
  events: EventView[];
  featured: { solution: Card; steps: AnswerView[] } | null;
  changedAt: string;
};

/** How many listings are at a level of a criterion with a step of proof. */
export type Tally = {
  /** key of a level, or `na`, `planned`, `unanswered` */
  level: string;
  proof: TierView;
  listings: number;
};

const TIMEOUT_MS = 10_000;
const UNREACHABLE =
  'Le serveur de données du catalogue ne répond pas. Rechargez la page dans quelques instants.';

async function read<T>(path: string, query = new URLSearchParams()): Promise<T> {
  const { getClientAddress, locals } = getRequestEvent();
  const url = new URL(path, config.apiUrl);
  url.search = query.toString();
  const response = await fetch(url, {
    headers: { 'x-forwarded-for': getClientAddress(), 'x-request-id': locals.requestId },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => error(503, UNREACHABLE, { code: 'unavailable' }));
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => null)) as
    (Problem & { solution?: EndedListing }) | null;
  if (!problem) error(502, UNREACHABLE, { code: 'unavailable' });
  error(response.status, problem.detail ?? problem.title, {
    code: problem.code,
    errors: problem.errors,
    ended: problem.solution,
  });
}

const segment = encodeURIComponent;

/** A page of the list; `query` holds the parameters of the page's own address, which are those of the API. */
export const listSolutions = (query: URLSearchParams): Promise<SolutionList> =>
  read('/api/v1/solutions', query);

/** Throws 404 for an unknown one, 410 with `ended` for one that left the catalogue. */
export const getSolution = (slug: string): Promise<SolutionDocument> =>
  read(`/api/v1/solutions/${segment(slug)}`);

export const getOverview = (): Promise<Overview> => read('/api/v1/overview');

/** Where the listings of the catalogue stand on one criterion; its wording is read from the référentiel itself. */
export const getTallies = async (criterion: string): Promise<Tally[]> =>
  (await read<{ tallies: Tally[] }>(`/api/v1/criteria/${segment(criterion)}`)).tallies;
