import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { onAudit } from '#lib/server/audit-decisions.ts';
import { text } from '#lib/server/audits.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { reference }, url }) => ({
  appeal: await view(
    api.GET('/api/v1/moderation/audit-appeals/{reference}', { params: { path: { reference } } }),
  ),
  done: url.searchParams.get('fait'),
});

export const actions: Actions = {
  default: async ({ params: { reference }, request }) => {
    const form = await request.formData();
    const values = { outcome: text(form, 'outcome'), answer: text(form, 'answer') };
    const sent = await send(
      api.POST('/api/v1/audits/{reference}/appeal-decision', {
        params: onAudit(reference, form),
        body: { ...values, outcome: values.outcome as 'upheld' | 'dismissed' },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/moderation/recours/${reference}?fait=decision`);
  },
};
