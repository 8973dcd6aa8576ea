import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { valueOf } from '../../form/controls.ts';
import { formValues, wrong } from '../../form/listing-form.server.ts';
import { readFile, reviewOf } from '../../form/publiccode.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug } }) => {
  const { name, etag } = await view(
    api.GET('/api/v1/vendor/solutions/{slug}', { params: { path: { slug } } }),
  );
  return { slug, name, etag };
};

export const actions: Actions = {
  review: async ({ params: { slug }, request }) => {
    const form = await request.formData();
    const content = await readFile(form);
    const values = { ...formValues(form), content };
    if (content === '')
      return wrong(
        [{ path: 'content', message: 'Choisissez un fichier, ou collez son texte.' }],
        values,
      );
    const sent = await send(
      api.POST('/api/v1/vendor/publiccode-review', {
        body: { content, lenient: 'lenient' in values, slug },
      }),
      values,
    );
    return sent.ok ? { problem: null, values, review: reviewOf(sent.data) } : sent.failure;
  },

  import: async ({ params: { slug }, request }) => {
    const form = await request.formData();
    const values = formValues(form);
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/publiccode', {
        params: { path: { slug }, header: { 'if-match': valueOf(values, 'etag') } },
        body: {
          content: valueOf(values, 'content'),
          lenient: 'lenient' in values,
          fields: form.getAll('fields').map(String) as never,
        },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/solutions/${slug}?fait=importee`);
  },
};
