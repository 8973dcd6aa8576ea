import { isLabelScheme } from '@gouvtech/domain';
import { api, view } from '#lib/server/api.ts';
import { pageOf, stateOf } from '#lib/labels/register.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const asked = url.searchParams.get('label') ?? '';
  const scheme = isLabelScheme(asked) ? asked : null;
  const state = stateOf(url.searchParams.get('etat'));
  const query = {
    page: pageOf(url),
    ...(scheme && { scheme }),
    ...(state.asked && { status: state.asked }),
  };
  const [schemes, labellers, labels] = await Promise.all([
    view(api.GET('/api/v1/label-schemes')),
    view(api.GET('/api/v1/labellers')),
    view(api.GET('/api/v1/labels', { params: { query } })),
  ]);
  return {
    ...{ schemes: schemes.items, labellers: labellers.items, labels },
    filter: { scheme, state: state.value },
  };
};
