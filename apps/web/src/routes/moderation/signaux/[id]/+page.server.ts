import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { savedReplies, withReply } from '#lib/server/saved-replies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id } }) => ({
  signal: await view(api.GET('/api/v1/moderation/signals/{id}', { params: { path: { id } } })),
  replies: await savedReplies('any'),
});

const read = async (request: Request): Promise<Record<string, string>> =>
  Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));

export const actions: Actions = {
  insert: async ({ request }) => ({ values: await withReply(await read(request)) }),

  decide: async ({ params: { id }, request }) => {
    const values = await read(request);
    const decision = values['decision'] === 'dismiss' ? ('dismiss' as const) : ('handle' as const);
    const sent = await send(
      api.POST('/api/v1/moderation/signals/{id}/decision', {
        params: { path: { id } },
        body: { decision, reason: values['reason'] ?? '' },
      }),
      values,
    );
    return sent.ok ? redirect(303, `/moderation?fait=signal-${decision}`) : sent.failure;
  },
};
