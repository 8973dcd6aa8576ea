import { api, send } from '#lib/server/api.ts';
import { signatureOf } from '../signature.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { me } = await parent();
  return signatureOf(params.slug, me.recent, url.pathname);
};

export const actions: Actions = {
  default: async ({ params, request }) => {
    const statementAccepted = (await request.formData()).get('statementAccepted') === 'oui';
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/assessment/renewal', {
        params: { path: { slug: params.slug } },
        body: { statementAccepted },
      }),
      { statementAccepted },
    );
    if (!sent.ok) return sent.failure;
    return { attested: sent.data };
  },
};
