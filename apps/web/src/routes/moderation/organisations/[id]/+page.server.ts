import { error, redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id } }) => {
  const { items } = await view(api.GET('/api/v1/moderation/organisations'));
  const organisation = items.find((one) => one.id === id);
  return {
    organisation: organisation ?? error(404, 'Cette organisation n’attend pas de décision.'),
  };
};

export const actions: Actions = {
  default: async ({ params: { id }, request }) => {
    const data = await request.formData();
    const accept = data.get('decision') === 'accept';
    const values = { reason: String(data.get('reason') ?? '') };
    const sent = await send(
      api.POST('/api/v1/moderation/organisations/{id}/verification', {
        params: { path: { id } },
        body: { accept, reason: values.reason },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/moderation?fait=${accept ? 'verified' : 'organisation-refused'}`);
  },
};
