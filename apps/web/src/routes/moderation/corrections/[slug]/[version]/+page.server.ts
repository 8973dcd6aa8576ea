import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { savedReplies, withReply } from '#lib/server/saved-replies.ts';
import { fieldsOf, pointsOf } from '../../../view/points.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Params = { slug: string; version: string };
/** @param params as the address gives them: what is no version is refused by the API */
const pathOf = ({ slug, version }: Params) => ({
  params: { path: { slug, version: version as never } },
});

export const load: PageServerLoad = async ({ params }) => {
  const { changes, ...live } = await view(
    api.GET('/api/v1/moderation/live-changes/{slug}/{version}', pathOf(params)),
  );
  return {
    live,
    points: pointsOf(fieldsOf(changes as never), changes as never),
    replies: await savedReplies('request-changes'),
  };
};

const read = async (request: Request): Promise<Record<string, string>> =>
  Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));

export const actions: Actions = {
  acknowledge: async ({ params, request }) => {
    const sent = await send(
      api.POST('/api/v1/moderation/live-changes/{slug}/{version}/acknowledgement', pathOf(params)),
      await read(request),
    );
    return sent.ok ? redirect(303, '/moderation?fait=acknowledged') : sent.failure;
  },

  insert: async ({ request }) => ({ values: await withReply(await read(request)) }),

  correct: async ({ params, request }) => {
    const values = await read(request);
    const requests = Object.entries(values)
      .filter(([name, message]) => name.startsWith('requests.') && message.trim() !== '')
      .map(([name, message]) => ({ path: name.slice('requests.'.length), message }));
    const sent = await send(
      api.POST('/api/v1/moderation/live-changes/{slug}/{version}/correction', {
        ...pathOf(params),
        body: { reason: values['reason'] ?? '', requests },
      }),
      values,
    );
    return sent.ok ? redirect(303, '/moderation?fait=correction-asked') : sent.failure;
  },
};
