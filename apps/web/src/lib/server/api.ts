/**
 * The one door to the API. Pages call it through `view()` in a load, and `send()` in an action. It carries the session of
 * the reader, and nothing else of their browser.
 */
import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import { createApi, type components, type Problem } from '@gouvtech/api-client';
import type { EndedListing, SolutionDocument } from '@gouvtech/domain';
import type { Comparison } from '@gouvtech/domain/comparison';
import { config } from './config.ts';
import { loginAddress } from './login-address.ts';
import { passCookies, sessionHeader } from './session-cookie.ts';

export type SolutionList = components['schemas']['SolutionList'];
export type Overview = components['schemas']['Overview'];
export type Tally = components['schemas']['Tally'];
export type History = components['schemas']['History'];
export type { Problem };

const TIMEOUT_MS = 10_000;
const UNREACHABLE =
  'Le serveur de données du catalogue ne répond pas. Rechargez la page dans quelques instants.';
const UNSENT =
  'Le serveur de données du catalogue ne répond pas. Ce que vous avez saisi est dans la page : renvoyez-le dans quelques instants.';

/** The API limits each reader, not this server: it is told who asks, and that a write comes from this site. */
function onBehalfOfReader(request: Request): Promise<Response> {
  const { cookies, getClientAddress, locals, request: page } = getRequestEvent();
  request.headers.set('x-forwarded-for', getClientAddress());
  request.headers.set('x-request-id', locals.requestId);
  const session = sessionHeader(cookies);
  if (session !== null) request.headers.set('cookie', session);
  if (request.method !== 'GET') {
    request.headers.set('origin', config.origin);
    // Names the browser in the list of sessions.
    request.headers.set('user-agent', page.headers.get('user-agent') ?? '');
  }
  // A page that moved sends its reader to its new address: the API's own is not followed here.
  return fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'manual' });
}

/** Typed by the contract: `api.GET('/api/v1/…', { params })`. Give what it returns to `view()` or `send()`. */
export const api = createApi({
  baseUrl: config.apiUrl,
  fetch: (input) => onBehalfOfReader(input as Request),
});

type Reply<T> = {
  data?: T;
  error?: Problem & { solution?: EndedListing; movedTo?: string };
  response: Response;
};

/**
 * For a load: the view model. A problem becomes the page of its status (`error()`), whose sentence comes from the API;
 * without a session, the reader is sent to log in and comes back.
 */
export async function view<T>(call: Promise<Reply<T>>): Promise<T> {
  const {
    data,
    error: problem,
    response,
  } = await call.catch(() => error(503, UNREACHABLE, { code: 'unavailable' }));
  if (data !== undefined) return data;
  if (!problem?.code) error(502, UNREACHABLE, { code: 'unavailable' });
  if (problem.code === 'moved' && problem.movedTo) redirect(301, newAddress(problem.movedTo));
  if (problem.code === 'not-signed-in') redirect(303, loginAddress(getRequestEvent().url));
  error(response.status, problem.detail ?? problem.title, {
    code: problem.code,
    errors: problem.errors,
    ended: problem.solution,
  });
}

/** The address of this page for the object that took the place of the one it names. */
function newAddress(slug: string): string {
  const { params, url } = getRequestEvent();
  const old = `/${params.slug}`;
  const places = url.pathname.split(/(?=\/)/).map((part) => (part === old ? `/${slug}` : part));
  return places.join('') + url.search;
}

/** What the page of a form gets back in `form` when its action failed. */
export type Failed<V> = { problem: FormProblem; values: V };
/** The members of a problem that pages show; `current` is the content a colleague wrote meanwhile, for a 412. */
export type FormProblem = Pick<Problem, 'status' | 'code' | 'title' | 'detail' | 'errors'> &
  Record<string, unknown>;
export type Sent<T, V> =
  | { ok: true; data: T; response: Response }
  | { ok: false; problem: FormProblem; failure: ActionFailure<Failed<V>> };

/**
 * For an action: `const sent = await send(api.POST(…), values); if (!sent.ok) return sent.failure;`
 * Never throws for a problem: the page shows it above what was typed.
 * @param values what was typed, given back to the page untouched; never a file nor a secret
 */
export async function send<T, V extends Record<string, unknown>>(
  call: Promise<Reply<T>>,
  values: V,
): Promise<Sent<T, V>> {
  const reply = await call.catch(() => null);
  if (reply?.response.ok) {
    return { ok: true, data: reply.data as T, response: reply.response };
  }
  const problem = reply?.error?.code ? plain(reply.error) : unsent(reply?.response.status);
  return { ok: false, problem, failure: fail(problem.status, { problem, values }) };
}

/** For an action that leads to another page: the refusal, or the way there. @param back a relative address */
export async function sendThen<T, V extends Record<string, unknown>>(
  back: string,
  call: Promise<Reply<T>>,
  values: V,
): Promise<ActionFailure<Failed<V>>> {
  const sent = await send(call, values);
  return sent.ok ? redirect(303, back) : sent.failure;
}

/** Gives the browser the cookies the API set: `keepCookies(sent.response)`, at login and logout only. */
export const keepCookies = (response: Response): void =>
  passCookies(getRequestEvent().cookies, response);

const plain = (problem: Problem): FormProblem => ({ ...problem });

/** The API is down, or answered something else than its contract. */
const unsent = (status: number | undefined): FormProblem => ({
  status: status === undefined ? 503 : 502,
  code: 'unavailable',
  title: 'Le service est momentanément indisponible',
  detail: UNSENT,
});

/** Whether writing is suspended, and why. */
export type SiteState = components['schemas']['SiteState'];
export const getSiteState = (): Promise<SiteState> => view(api.GET('/api/v1/site-state'));

export type Session = components['schemas']['Session'];

/** Who is signed in; pages read it from `locals.session()`, which asks once. */
export const getSession = (): Promise<Session> => view(api.GET('/api/v1/session'));

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
export const getTallies = async (id: string, criteriaSet: string): Promise<Tally[]> =>
  (
    await view(
      api.GET('/api/v1/criteria/{id}', { params: { path: { id }, query: { criteriaSet } } }),
    )
  ).tallies;

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
