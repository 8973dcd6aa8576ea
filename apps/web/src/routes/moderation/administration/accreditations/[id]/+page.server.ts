import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { textOf } from '../../query.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params: { id }, url }) => ({
  accreditation: await view(
    api.GET('/api/v1/moderation/accreditations/{id}', { params: { path: { id } } }),
  ),
  done: url.searchParams.get('fait'),
});

const ACTS = {
  refuse: { path: '/api/v1/moderation/accreditations/{id}/refusal', done: 'refusee' },
  suspend: { path: '/api/v1/moderation/accreditations/{id}/suspension', done: 'suspendue' },
  restore: { path: '/api/v1/moderation/accreditations/{id}/restoration', done: 'proposee' },
  withdraw: { path: '/api/v1/accreditations/{id}/withdrawal', done: 'retiree' },
} as const;

/** An act that wants a reason and nothing else. */
const withReason =
  (form: keyof typeof ACTS) =>
  async ({ params: { id }, request, url }: RequestEvent) => {
    const data = await request.formData();
    const values = { form, reason: textOf(data, 'reason') };
    const { path, done } = ACTS[form];
    const sent = await send(
      api.POST(path, {
        params: { path: { id }, header: { 'if-match': textOf(data, 'etag') } },
        body: { reason: values.reason },
      }),
      values,
    );
    return sent.ok ? redirect(303, `${url.pathname}?fait=${done}`) : sent.failure;
  };

export const actions: Actions = {
  refuse: withReason('refuse'),
  suspend: withReason('suspend'),
  restore: withReason('restore'),
  withdraw: withReason('withdraw'),

  grant: async ({ params: { id }, request, url }) => {
    const data = await request.formData();
    const values = { form: 'grant', until: textOf(data, 'until'), reason: textOf(data, 'reason') };
    const { until, reason } = values;
    const sent = await send(
      api.POST('/api/v1/moderation/accreditations/{id}/grant', {
        params: { path: { id }, header: { 'if-match': textOf(data, 'etag') } },
        body: { until, reason },
      }),
      values,
    );
    return sent.ok ? redirect(303, `${url.pathname}?fait=proposee`) : sent.failure;
  },
};
