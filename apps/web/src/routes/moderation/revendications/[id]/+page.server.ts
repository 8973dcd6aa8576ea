import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id } }) => ({
  claim: await view(api.GET('/api/v1/moderation/claims/{id}', { params: { path: { id } } })),
});

export const actions: Actions = {
  default: async ({ params: { id }, request }) => {
    const data = await request.formData();
    const accept = data.get('decision') === 'accept';
    const values = { reason: String(data.get('reason') ?? '') };
    const sent = await send(
      api.POST('/api/v1/moderation/claims/{id}/decision', {
        params: { path: { id } },
        body: { accept, reason: values.reason },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/moderation?fait=${accept ? 'accepted' : 'refused'}`);
  },
};
