import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id } }) => ({
  request: await view(api.GET('/api/v1/moderation/memberships/{id}', { params: { path: { id } } })),
});

export const actions: Actions = {
  approve: async ({ params: { id }, request }) => {
    const data = await request.formData();
    const values = { reason: String(data.get('reason') ?? '') };
    const sent = await send(
      api.POST('/api/v1/organisations/{slug}/members/{id}/approval', {
        params: { path: { slug: String(data.get('organisation')), id } },
        body: { signatory: data.has('signatory'), administrator: data.has('administrator') },
      }),
      values,
    );
    return sent.ok ? redirect(303, '/moderation?fait=member-approved') : sent.failure;
  },

  refuse: async ({ params: { id }, request }) => {
    const data = await request.formData();
    const values = { reason: String(data.get('reason') ?? '') };
    const sent = await send(
      api.POST('/api/v1/organisations/{slug}/members/{id}/refusal', {
        params: { path: { slug: String(data.get('organisation')), id } },
        body: values,
      }),
      values,
    );
    return sent.ok ? redirect(303, '/moderation?fait=member-refused') : sent.failure;
  },
};
