/**
 * The one door to the API. Each function makes one call, returns the view model, and turns a problem into the page
 * of that status (`error()`), whose sentence comes from the API. Nothing else in this room calls the API.
 */
import { error } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import { createApi, type components, type Problem } from '@gouvtech/api-client';
import type { EndedListing, SolutionDocument } from '@gouvtech/domain';
import type { Comparison } from '@gouvtech/domain/comparison';
import { config } from './config.ts';

export type SolutionList = components['schemas']['SolutionList'];
export type Overview = components['schemas']['Overview'];
export type Tally = components['schemas']['Tally'];
export type History = components['schemas']['History'];

const TIMEOUT_MS = 10_000;
const UNREACHABLE =
  'Le serveur de données du catalogue ne répond pas. Rechargez la page dans quelques instants.';

/** The API limits each reader, not this server: it is told who asks. */
function onBehalfOfReader(request: Request): Promise<Response> {
  const { getClientAddress, locals } = getRequestEvent();
  request.headers.set('x-forwarded-for', getClientAddress());
  request.headers.set('x-request-id', locals.requestId);
  return fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) });
}

const api = createApi({
  baseUrl: config.apiUrl,
  fetch: (input) => onBehalfOfReader(input as Request),
});

type Reply<T> = { data?: T; error?: Problem & { solution?: EndedListing }; response: Response };

async function view<T>(call: Promise<Reply<T>>): Promise<T> {
  const {
    data,
    error: problem,
    response,
  } = await call.catch(() => error(503, UNREACHABLE, { code: 'unavailable' }));
  if (data !== undefined) return data;
  if (!problem?.code) error(502, UNREACHABLE, { code: 'unavailable' });
  error(response.status, problem.detail ?? problem.title, {
    code: problem.code,
    errors: problem.errors,
    ended: problem.solution,
  });
}

/** A page of the list; `query` holds the parameters of the page's own address, which are those of the API. */
export const listSolutions = (query: URLSearchParams): Promise<SolutionList> =>
  view(api.GET('/api/v1/solutions', { querySerializer: () => query.toString() }));

/** Throws 404 for an unknown one, 410 with `ended` for one that left the catalogue. */
export const getSolution = (slug: string): Promise<SolutionDocument> =>
  view(api.GET('/api/v1/solutions/{slug}', { params: { path: { slug } } }));

/** @param s slugs as typed, separated by commas; throws 400 for far too many, 404 when nothing remains to compare */
export const getComparison = (s: string): Promise<Comparison> =>
  view(api.GET('/api/v1/comparison', { params: { query: { s } } }));

export const nameSolutions = (slugs: string[]): Promise<components['schemas']['ComparisonNames']> =>
  view(api.GET('/api/v1/comparison/names', { params: { query: { s: slugs.join(',') } } }));

export const getOverview = (): Promise<Overview> => view(api.GET('/api/v1/overview'));

/** Where the listings of the catalogue stand on one criterion; its wording is read from the référentiel itself. */
export const getTallies = async (id: string): Promise<Tally[]> =>
  (await view(api.GET('/api/v1/criteria/{id}', { params: { path: { id } } }))).tallies;

/** A page of what happened to a listing; one that left the catalogue keeps its history. */
export const getHistory = (slug: string, page: string): Promise<History> =>
  view(
    api.GET('/api/v1/solutions/{slug}/events', {
      params: { path: { slug }, query: { page: page as never } },
    }),
  );

/** @param number as the address gives it: what is none is refused by the API */
export const getVersion = (
  slug: string,
  number: string,
): Promise<components['schemas']['VersionDetail']> =>
  view(
    api.GET('/api/v1/solutions/{slug}/versions/{number}', {
      params: { path: { slug, number: number as never } },
    }),
  );

export const getScoresOn = (
  slug: string,
  date: string,
): Promise<components['schemas']['ScoresOnDate']> =>
  view(api.GET('/api/v1/solutions/{slug}/scores', { params: { path: { slug }, query: { date } } }));
