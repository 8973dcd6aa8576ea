import { api, view } from '#lib/server/api.ts';
import { config } from '#lib/server/config.ts';
import type { SolutionDocument } from '@gouvtech/domain';
import { solutionPage } from '../../../../solutions/[slug]/view/assemble.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, url }) => {
  const document = await view(
    api.GET('/api/v1/vendor/solutions/{slug}/preview', { params: { path: { slug } } }),
  );
  const today = new Date().toISOString().slice(0, 10);
  return solutionPage(document as SolutionDocument, url, config.origin, today);
};
