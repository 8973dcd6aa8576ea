import { redirect } from '@sveltejs/kit';
import type { Listing } from '@gouvtech/domain';
import { FIELD_NAMES } from '@gouvtech/domain/words';
import { api, send, view } from '#lib/server/api.ts';
import { changeLines } from '../../../solutions/[slug]/historique/view/changes.ts';
import { sheetOf } from '../../../solutions/[slug]/historique/view/sheet.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug } }) => {
  const review = await view(
    api.GET('/api/v1/moderation/listings/{slug}', { params: { path: { slug } } }),
  );
  const { changes, fields, listing, ...rest } = review;
  const whole = listing as Listing;
  return {
    review: rest,
    fields: fields.map(({ field, sensitive }) => ({
      field,
      sensitive,
      name: FIELD_NAMES[field],
      lines: changeLines(changes.filter((one) => one.field.split('.')[0] === field) as never),
    })),
    listing: {
      name: whole.name,
      summary: whole.summary,
      paragraphs: whole.description.split(/\n\s*\n/).filter((text) => text.trim()),
      sheet: sheetOf(whole),
      images: [...(whole.logo ? [whole.logo] : []), ...(whole.screenshots ?? [])],
    },
  };
};

export const actions: Actions = {
  take: async ({ params: { slug } }) => {
    const sent = await send(
      api.POST('/api/v1/moderation/listings/{slug}/review', { params: { path: { slug } } }),
      {},
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/moderation/fiches/${slug}`);
  },

  release: async ({ params: { slug } }) => {
    const sent = await send(
      api.POST('/api/v1/moderation/listings/{slug}/release', { params: { path: { slug } } }),
      {},
    );
    if (!sent.ok) return sent.failure;
    redirect(303, '/moderation?fait=release');
  },

  decide: async ({ params: { slug }, request }) => {
    const data = await request.formData();
    const values = Object.fromEntries([...data].map(([name, value]) => [name, String(value)]));
    const decision = (values['decision'] ?? '') as 'publish';
    const requests = Object.entries(values)
      .filter(([name, message]) => name.startsWith('demande.') && message.trim() !== '')
      .map(([name, message]) => ({ path: name.slice('demande.'.length), message }));
    const sent = await send(
      api.POST('/api/v1/moderation/listings/{slug}/decision', {
        params: { path: { slug } },
        body: { decision, reason: values['reason'] ?? '', requests },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/moderation?fait=${decision}`);
  },
};
