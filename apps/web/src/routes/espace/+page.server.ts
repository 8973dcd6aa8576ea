import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { me } from '#lib/server/reader.ts';
import type { Actions, PageServerLoad } from './$types';

const OPEN = { state: 'open', mine: false, q: '', page: 1 } as const;

export const load: PageServerLoad = async (event) => {
  const { spaces } = await me(event);
  const [dashboard, disputes, audits] = await Promise.all([
    view(api.GET('/api/v1/vendor/dashboard')),
    view(api.GET('/api/v1/vendor/disputes')),
    spaces.audits ? view(api.GET('/api/v1/audits', { params: { query: OPEN } })) : null,
  ]);
  return {
    today: new Date().toISOString().slice(0, 10),
    dashboard,
    disputes: disputes.items,
    auditing: audits && { total: audits.total, waiting: audits.waiting },
  };
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
