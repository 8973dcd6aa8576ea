import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { forgetReadOnly } from '#lib/server/read-only.ts';
import { textOf } from '../query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
  state: await view(api.GET('/api/v1/site-state')),
});

async function turn(on: boolean, reason: string, url: URL) {
  const sent = await send(api.PUT('/api/v1/administration/read-only', { body: { on, reason } }), {
    reason,
  });
  if (!sent.ok) return sent.failure;
  forgetReadOnly();
  redirect(303, url.pathname);
}

export const actions: Actions = {
  suspend: async ({ request, url }) => turn(true, textOf(await request.formData(), 'reason'), url),
  resume: ({ url }) => turn(false, '', url),
};
