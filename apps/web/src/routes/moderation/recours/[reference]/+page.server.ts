import { api, sendThen, view } from '#lib/server/api.ts';
import { onAudit, text } from '#lib/server/audits.ts';
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
    const call = api.POST('/api/v1/audits/{reference}/appeal-decision', {
      params: onAudit(reference, form),
      body: { ...values, outcome: values.outcome as 'upheld' | 'dismissed' },
    });
    return sendThen(`/moderation/recours/${reference}?fait=decision`, call, values);
  },
};
