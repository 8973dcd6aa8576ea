import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug } }) => {
  const listing = await view(
    api.GET('/api/v1/vendor/solutions/{slug}', { params: { path: { slug } } }),
  );
  if (listing.status !== 'published' && listing.status !== 'suspended')
    redirect(303, `/espace/solutions/${slug}`);
  const { name, organisation, revision, actions, afterLogin } = listing;
  return {
    ...{ slug, name, organisation },
    /** what is being written beside the page is given up */
    writing: revision !== null,
    signs: [...actions, ...afterLogin].includes('listing:withdraw'),
  };
};

export const actions: Actions = {
  default: async ({ params: { slug }, request }) => {
    const reason = String((await request.formData()).get('reason') ?? '');
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/withdrawal', {
        params: { path: { slug } },
        body: { reason },
      }),
      { reason },
    );
    return sent.ok ? redirect(303, `/espace/solutions/${slug}?fait=retiree`) : sent.failure;
  },
};
