import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { textOf } from '../query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({
  acts: await view(api.GET('/api/v1/moderation/two-person-acts')),
  done: url.searchParams.get('fait'),
});

export const actions: Actions = {
  confirm: async ({ request, url }) => {
    const id = textOf(await request.formData(), 'id');
    const sent = await send(
      api.POST('/api/v1/moderation/two-person-acts/{id}/confirmation', {
        params: { path: { id } },
      }),
      { id },
    );
    return sent.ok ? redirect(303, `${url.pathname}?fait=confirme`) : sent.failure;
  },

  cancel: async ({ request, url }) => {
    const id = textOf(await request.formData(), 'id');
    const sent = await send(
      api.POST('/api/v1/moderation/two-person-acts/{id}/cancellation', {
        params: { path: { id } },
      }),
      { id },
    );
    return sent.ok ? redirect(303, `${url.pathname}?fait=annule`) : sent.failure;
  },
};
