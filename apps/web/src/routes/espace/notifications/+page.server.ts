import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

const pageOf = (text: unknown): number => {
  const page = Number(text);
  return Number.isInteger(page) && page > 0 && page <= 10_000 ? page : 1;
};

export const load: PageServerLoad = async ({ url }) => {
  const query = { page: pageOf(url.searchParams.get('page')) };
  return { list: await view(api.GET('/api/v1/account/notifications', { params: { query } })) };
};

const back = (form: FormData): never =>
  redirect(303, `/espace/notifications?page=${pageOf(form.get('page'))}`);

export const actions: Actions = {
  read: async ({ request }) => {
    const form = await request.formData();
    const body = { id: String(form.get('id') ?? '') };
    const sent = await send(api.POST('/api/v1/account/notifications/read', { body }), {});
    return sent.ok ? back(form) : sent.failure;
  },
  readAll: async ({ request }) => {
    const form = await request.formData();
    const body = { until: String(form.get('until') ?? '') };
    const sent = await send(api.POST('/api/v1/account/notifications/read', { body }), {});
    return sent.ok ? back(form) : sent.failure;
  },
};
