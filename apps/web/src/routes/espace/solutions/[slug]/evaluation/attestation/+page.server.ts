import { redirect } from '@sveltejs/kit';
import { themeTexts } from '@gouvtech/criteria/texts';
import { api, send } from '#lib/server/api.ts';
import { signatureOf } from '../signature.server.ts';
import { figuresWords, progressRow, rootOf, themeRows } from '../view/progress.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { assessment, me } = await parent();
  const { open, score } = assessment;
  const names = themeTexts(open?.criteriaSet);
  return {
    ...(await signatureOf(params.slug, me.recent, url.pathname)),
    /** null once it is published: then the page only says so */
    menu: open && { rows: themeRows(open, params.slug), ...progressRow(open) },
    draft: score.draft,
    shown: figuresWords(score.published?.overall),
    themes: names.flatMap(({ id, shortName }) => {
      const after = score.draft?.themes.find(({ theme }) => theme === id);
      const before = score.published?.themes.find(({ theme }) => theme === id);
      return after ? [{ id, shortName, after, before: figuresWords(before) }] : [];
    }),
    canReopen: assessment.actions.includes('assessment:reopen'),
  };
};

export const actions: Actions = {
  attester: async ({ params, request }) => {
    const data = await request.formData();
    const statementAccepted = data.get('statementAccepted') === 'oui';
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/assessment/attestation', {
        params: {
          path: { slug: params.slug },
          header: { 'if-match': String(data.get('version') ?? '') },
        },
        body: { statementAccepted },
      }),
      { statementAccepted, reason: '' },
    );
    if (!sent.ok) return sent.failure;
    return { attested: sent.data };
  },
  rouvrir: async ({ params, request }) => {
    const reason = String((await request.formData()).get('reason') ?? '');
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/assessment/reopening', {
        params: { path: { slug: params.slug } },
        body: { reason },
      }),
      { statementAccepted: false, reason },
    );
    if (!sent.ok) return sent.failure;
    redirect(303, rootOf(params.slug));
  },
};
