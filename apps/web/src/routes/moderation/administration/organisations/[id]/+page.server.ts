import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { textOf } from '../../query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id }, url }) => ({
  organisation: await view(
    api.GET('/api/v1/administration/organisations/{id}', { params: { path: { id } } }),
  ),
  done: url.searchParams.get('fait'),
});

export const actions: Actions = {
  rename: async ({ params: { id }, request, url }) => {
    const data = await request.formData();
    const values = { form: 'rename', name: textOf(data, 'name'), reason: textOf(data, 'reason') };
    const { name, reason } = values;
    const sent = await send(
      api.POST('/api/v1/administration/organisations/{id}/name', {
        params: { path: { id } },
        body: { name, reason },
      }),
      values,
    );
    return sent.ok ? redirect(303, `${url.pathname}?fait=renommee`) : sent.failure;
  },

  close: async ({ params: { id }, request, url }) => {
    const values = { form: 'close', reason: textOf(await request.formData(), 'reason') };
    const sent = await send(
      api.POST('/api/v1/administration/organisations/{id}/closure', {
        params: { path: { id } },
        body: { reason: values.reason },
      }),
      values,
    );
    return sent.ok ? redirect(303, `${url.pathname}?fait=fermee`) : sent.failure;
  },
};
