import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const [dashboard, disputes] = await Promise.all([
    view(api.GET('/api/v1/vendor/dashboard')),
    view(api.GET('/api/v1/vendor/disputes')),
  ]);
  return { today: new Date().toISOString().slice(0, 10), dashboard, disputes: disputes.items };
};

export const actions: Actions = {
  /** An invitation to the reader’s own address. */
  join: async ({ request }) => {
    const data = await request.formData();
    const id = String(data.get('id') ?? '');
    const position = String(data.get('position') ?? '');
    const sent = await send(
      api.POST('/api/v1/vendor/invitations/{id}/acceptance', {
        params: { path: { id } },
        body: { position },
      }),
      { position },
    );
    return sent.ok
      ? redirect(303, `/espace/organisations/${sent.data.slug}?fait=bienvenue`)
      : sent.failure;
  },
};
