import { redirect } from '@sveltejs/kit';
import { SAVED_REPLY_USES, type SavedReplyUse } from '@gouvtech/domain/saved-replies';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => ({
  replies: (await view(api.GET('/api/v1/moderation/replies'))).items,
  done: url.searchParams.get('fait'),
});

const back = (done: string): never => redirect(303, `/moderation/reponses?fait=${done}`);

async function read(request: Request) {
  const data = await request.formData();
  const text = (name: string) => String(data.get(name) ?? '');
  const values = {
    ...{ id: text('id'), etag: text('etag') },
    ...{ title: text('title'), body: text('body'), use: text('use') },
  };
  const use = SAVED_REPLY_USES.find((one) => one === values.use) ?? ('any' as SavedReplyUse);
  return { values, words: { title: values.title, body: values.body, use } };
}

const onOne = ({ id, etag }: { id: string; etag: string }) => ({
  params: { path: { id }, header: { 'if-match': etag } },
});

export const actions: Actions = {
  create: async ({ request }) => {
    const { values, words } = await read(request);
    const sent = await send(api.POST('/api/v1/moderation/replies', { body: words }), values);
    return sent.ok ? back('creation') : sent.failure;
  },

  first: async () => {
    const sent = await send(api.POST('/api/v1/moderation/replies/first'), {});
    return sent.ok ? back('premieres') : sent.failure;
  },

  edit: async ({ request }) => {
    const { values, words } = await read(request);
    const sent = await send(
      api.PUT('/api/v1/moderation/replies/{id}', { ...onOne(values), body: words }),
      values,
    );
    return sent.ok ? back('modification') : sent.failure;
  },

  remove: async ({ request }) => {
    const { values } = await read(request);
    const sent = await send(api.DELETE('/api/v1/moderation/replies/{id}', onOne(values)), values);
    return sent.ok ? back('suppression') : sent.failure;
  },
};
