import { redirect } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import { api, keepCookies, send } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ request }) => {
  if (request.method !== 'POST') redirect(303, '/compte');
};

export const actions: Actions = {
  default: async () => {
    const sent = await send(api.POST('/api/v1/auth/logout'), {});
    if (!sent.ok) return sent.failure;
    keepCookies(sent.response);
    getRequestEvent().setHeaders({ 'clear-site-data': '"cache", "storage"' });
    const { next } = sent.data;
    // A redirect that follows a form may not leave this site (policy `form-action`): a link does.
    if (next.startsWith('/')) redirect(303, next);
    return { next };
  },
};
