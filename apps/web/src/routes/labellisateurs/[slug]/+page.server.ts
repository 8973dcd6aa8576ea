import { api, view } from '#lib/server/api.ts';
import { pageOf } from '#lib/labels/register.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, url }) => {
  const [labeller, labels] = await Promise.all([
    view(api.GET('/api/v1/labellers/{slug}', { params: { path: { slug } } })),
    view(api.GET('/api/v1/labels', { params: { query: { labeller: slug, page: pageOf(url) } } })),
  ]);
  return { labeller, labels };
};
