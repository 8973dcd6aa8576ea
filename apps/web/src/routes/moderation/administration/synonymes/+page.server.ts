import { api, view } from '#lib/server/api.ts';
import { choiceOf, pageOf, wordsOf } from '../query.ts';
import { KINDS } from './kinds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const filter = { q: wordsOf(url), kind: choiceOf(url, 'nature', KINDS) };
  const { q, kind } = filter;
  const query = { q, page: pageOf(url), ...(kind && { kind }) };
  return {
    filter,
    found: await view(api.GET('/api/v1/administration/synonyms', { params: { query } })),
    done: url.searchParams.get('fait'),
  };
};
