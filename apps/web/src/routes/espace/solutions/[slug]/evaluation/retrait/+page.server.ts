import { redirect } from '@sveltejs/kit';
import { api, send } from '#lib/server/api.ts';
import { signatureOf } from '../signature.server.ts';
import { rootOf } from '../view/progress.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { me } = await parent();
  return signatureOf(params.slug, me.recent, url.pathname);
};

export const actions: Actions = {
  default: async ({ params, request }) => {
    const reason = String((await request.formData()).get('reason') ?? '');
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/assessment/withdrawal', {
        params: { path: { slug: params.slug } },
        body: { reason },
      }),
      { reason },
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `${rootOf(params.slug)}?fait=retrait`);
  },
};
