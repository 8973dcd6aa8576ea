/** Typed client of the public API. `schema.d.ts` is generated from `openapi.json`: never edit it by hand. */
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.d.ts';

export type { components, paths } from './schema.d.ts';
export type Api = Client<paths>;
export type Problem = components['schemas']['Problem'];

export type ApiOptions = {
  /** where the API answers, without a final slash */
  baseUrl: string;
  /** the `fetch` of the page being served, so that cookies and tracing follow */
  fetch?: typeof globalThis.fetch;
};

/** Facets repeat their parameter (`domain=FIN&domain=ACM`), as the addresses of the search page do. */
export const createApi = ({ baseUrl, fetch }: ApiOptions): Api =>
  createClient<paths>({
    baseUrl,
    ...(fetch && { fetch: (request: Request) => fetch(request) }),
    querySerializer: { array: { style: 'form', explode: true } },
  });
