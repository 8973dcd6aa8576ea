import { ORGANISATION_STATUSES } from '@gouvtech/domain';
import { api, view } from '#lib/server/api.ts';
import { choiceOf, pageOf, wordsOf } from '../query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const filter = { q: wordsOf(url), status: choiceOf(url, 'etat', ORGANISATION_STATUSES) };
  const { status, q } = filter;
  const query = { q, page: pageOf(url), ...(status && { status }) };
  return {
    filter,
    found: await view(api.GET('/api/v1/administration/organisations', { params: { query } })),
    done: url.searchParams.get('fait'),
  };
};
