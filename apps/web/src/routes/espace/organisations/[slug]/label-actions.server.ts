/** Forms of « Label et audit »: asking for an accreditation, giving one up, declaring parents. */
import { redirect } from '@sveltejs/kit';
import { api, send } from '#lib/server/api.ts';
import { readForm } from './form.server.ts';
import type { RequestEvent } from './$types';

const back = (slug: string, done: string): never =>
  redirect(303, `/espace/organisations/${slug}?fait=${done}`);

export const labelActions = {
  apply: async ({ params: { slug }, request }: RequestEvent) => {
    const { values, text, ticked } = await readForm(request);
    const sent = await send(
      api.POST('/api/v1/organisations/{slug}/accreditations', {
        params: { path: { slug } },
        body: {
          // What is no scheme is refused by the API, which names the field.
          scheme: text('scheme') as 'socle-public',
          statement: text('statement'),
          feeStatement: text('feeStatement'),
          feeIndependent: ticked('feeIndependent'),
        },
      }),
      values,
    );
    return sent.ok ? back(slug, 'accreditation') : sent.failure;
  },

  giveUp: async ({ params: { slug }, request }: RequestEvent) => {
    const { values, text } = await readForm(request);
    const sent = await send(
      api.POST('/api/v1/accreditations/{id}/withdrawal', {
        params: { path: { id: text('id') }, header: { 'if-match': text('etag') } },
        body: { reason: text('reason') },
      }),
      values,
    );
    return sent.ok ? back(slug, 'accreditation-retiree') : sent.failure;
  },

  parents: async ({ params: { slug }, request }: RequestEvent) => {
    const { values, text } = await readForm(request);
    const sent = await send(
      api.PUT('/api/v1/organisations/{slug}/parents', {
        params: { path: { slug }, header: { 'if-match': text('etag') } },
        body: { sirens: text('sirens').split(/[\n,;]/) },
      }),
      values,
    );
    return sent.ok ? back(slug, 'maisons-meres') : sent.failure;
  },
};
