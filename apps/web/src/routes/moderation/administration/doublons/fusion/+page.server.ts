import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { BASE } from '../../places.ts';
import { textOf, wordsOf } from '../../query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const query = { from: wordsOf(url, 'de'), into: wordsOf(url, 'vers') };
  return {
    preview: await view(api.GET('/api/v1/administration/merge-preview', { params: { query } })),
  };
};

export const actions: Actions = {
  default: async ({ request }) => {
    const data = await request.formData();
    const values = {
      from: textOf(data, 'from'),
      into: textOf(data, 'into'),
      reason: textOf(data, 'reason'),
    };
    const sent = await send(
      api.POST('/api/v1/administration/solutions/{slug}/merge', {
        params: { path: { slug: values.from } },
        body: { into: values.into, reason: values.reason },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `${BASE}/doublons?fait=${encodeURIComponent(sent.data.slug)}`);
  },
};
