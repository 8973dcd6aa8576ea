import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { BASE } from '../../../places.ts';
import { textOf, wordsOf } from '../../../query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id }, url }) => {
  const into = url.searchParams.get('vers');
  const q = wordsOf(url);
  const path = { id };
  const [organisation, preview, found] = await Promise.all([
    view(api.GET('/api/v1/administration/organisations/{id}', { params: { path } })),
    into === null
      ? null
      : view(
          api.GET('/api/v1/administration/organisations/{id}/merge-preview', {
            params: { path, query: { into } },
          }),
        ),
    into === null && q !== ''
      ? view(
          api.GET('/api/v1/administration/organisations', {
            params: { query: { q, status: 'verified', page: 1 } },
          }),
        )
      : null,
  ]);
  const candidates = found && found.items.filter((one) => one.id !== id);
  return { organisation, preview, candidates, q };
};

export const actions: Actions = {
  default: async ({ params: { id }, request }) => {
    const data = await request.formData();
    const values = { into: textOf(data, 'into'), reason: textOf(data, 'reason') };
    const sent = await send(
      api.POST('/api/v1/administration/organisations/{id}/merge', {
        params: { path: { id } },
        body: values,
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `${BASE}/organisations/${values.into}?fait=fusionnee`);
  },
};
