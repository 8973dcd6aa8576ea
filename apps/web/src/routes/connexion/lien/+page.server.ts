import { redirect } from '@sveltejs/kit';
import { api, keepCookies, send } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading the page uses nothing: mail scanners open links too. */
export const load: PageServerLoad = async ({ url, request }) => {
  const token = url.searchParams.get('jeton')?.slice(0, 100) ?? '';
  // A form just used the link: asking again would say that it is over.
  if (request.method === 'POST' || token === '') return { token, link: null };
  const sent = await send(api.POST('/api/v1/auth/mail-links/reading', { body: { token } }), {});
  return { token, link: sent.ok ? sent.data : null, refusal: sent.ok ? null : sent.problem };
};

export const actions: Actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    const typed = (name: string) => String(form.get(name) ?? '');
    const token = typed('jeton');
    const names = { givenName: typed('givenName'), usualName: typed('usualName') };
    const isNew = form.has('givenName');
    const sent = await send(
      api.POST('/api/v1/auth/mail-links/confirmation', {
        body: { token, ...(isNew && names) },
      }),
      { ...names, isNew, token, email: typed('email') },
    );
    if (!sent.ok) return sent.failure;
    keepCookies(sent.response);
    const { signedIn, next } = sent.data;
    if (signedIn) redirect(303, next);
    // The way goes on to ProConnect: a redirect that follows a form would be stopped by our own policy.
    return { next };
  },
};
