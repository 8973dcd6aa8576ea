import { redirect } from '@sveltejs/kit';
import { api, send } from '#lib/server/api.ts';
import { backTo } from '#lib/server/back-to.ts';
import type { Actions, PageServerLoad } from './$types';
import { REFUSAL_WORDS, STEP_WORDS, wordsOf } from './refusals.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
  const query = url.searchParams;
  const session = await locals.session().catch(() => null);
  const back = backTo(query.get('retour') ?? '/espace');
  const renew = query.get('renouveler') === '1' && session?.account != null;
  const start = new URLSearchParams({ returnTo: back, ...(renew && { renew: '1' }) });
  return {
    back,
    renew,
    proConnect: `/api/v1/auth/proconnect/start?${start}`,
    refusal: wordsOf(REFUSAL_WORDS, query.get('erreur')),
    step: wordsOf(STEP_WORDS, query.get('etape')),
    email: renew ? session!.account!.email : '',
  };
};

export const actions: Actions = {
  default: async ({ request, url }) => {
    const form = await request.formData();
    const email = String(form.get('email') ?? '');
    const returnTo = backTo(url.searchParams.get('retour') ?? '/espace');
    const sent = await send(api.POST('/api/v1/auth/mail-links', { body: { email, returnTo } }), {
      email,
    });
    if (!sent.ok) return sent.failure;
    const done = new URLSearchParams({ a: email.trim().slice(0, 254), retour: returnTo });
    redirect(303, `/connexion/envoye?${done}`);
  },
};
