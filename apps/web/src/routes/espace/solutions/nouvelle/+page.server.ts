import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { api, getSolution, send, view, type FormProblem } from '#lib/server/api.ts';
import { me } from '#lib/server/reader.ts';
import { valueOf, type Values } from '../form/controls.ts';
import { formValues, wrong } from '../form/listing-form.server.ts';
import { readFile, reviewOf } from '../form/publiccode.server.ts';
import type { Actions, PageServerLoad } from './$types';

const NAME_MAX = 200;

/** `?fiche=` an imported listing to claim; `?name=` the name looked for among those that exist. */
export const load: PageServerLoad = async (event) => {
  const { url } = event;
  const { organisations } = await me(event);
  const slug = url.searchParams.get('fiche');
  const name = (url.searchParams.get('name') ?? '').slice(0, NAME_MAX);
  const claimed = slug ? await getSolution(slug) : null;
  if (claimed && (claimed.status !== 'unclaimed' || claimed.vendor))
    error(
      409,
      'Cette fiche a déjà une organisation responsable. Si elle est la vôtre, rejoignez-la.',
    );
  return {
    organisations: organisations.map(({ slug, name }) => ({ slug, name })),
    claimed: claimed && {
      slug: claimed.slug,
      name: claimed.name,
      summary: claimed.summary,
      source: claimed.source,
    },
    name,
    similar: name ? await closeTo(name) : null,
    organisation: url.searchParams.get('organisation') ?? '',
    /** of this page: a form sent twice makes one object */
    key: randomUUID(),
  };
};

const closeTo = async (name: string) =>
  (
    await view(
      api.GET('/api/v1/vendor/similar-names', {
        params: { query: { q: name.slice(0, NAME_MAX) } },
      }),
    )
  ).items;

const keyOf = (values: Values) => ({
  header: { 'idempotency-key': valueOf(values, 'key') || randomUUID() },
});

export const actions: Actions = {
  /** Names that are close are shown once before anything is made: `seen` is the name they were shown for. */
  create: async ({ request }) => {
    const values = formValues(await request.formData());
    const name = valueOf(values, 'name');
    if (valueOf(values, 'seen') !== name) {
      const near = await closeTo(name);
      if (near.length > 0) return fail(409, { problem: null, values, near });
    }
    const sent = await send(
      api.POST('/api/v1/vendor/solutions', {
        params: keyOf(values),
        body: { name, organisation: valueOf(values, 'organisation') },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/solutions/${sent.data.slug}?fait=creee`);
  },

  review: async ({ request }) => {
    const form = await request.formData();
    const values = formValues(form);
    const content = await readFile(form);
    const kept = { ...values, content };
    if (content === '')
      return wrong(
        [{ path: 'content', message: 'Choisissez un fichier, ou collez son texte.' }],
        kept,
      );
    const sent = await send(
      api.POST('/api/v1/vendor/publiccode-review', {
        body: { content, lenient: 'lenient' in values },
      }),
      kept,
    );
    if (!sent.ok) return sent.failure;
    const near = sent.data.name ? await closeTo(sent.data.name) : [];
    return { problem: null, values: kept, review: reviewOf(sent.data), near };
  },

  import: async ({ request }) => {
    const form = await request.formData();
    const values = formValues(form);
    const sent = await send(
      api.POST('/api/v1/vendor/solutions', {
        params: keyOf(values),
        body: {
          name: valueOf(values, 'name'),
          organisation: valueOf(values, 'organisation'),
          publiccode: {
            content: valueOf(values, 'content'),
            lenient: 'lenient' in values,
            fields: form.getAll('fields').map(String) as never,
          },
        },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/solutions/${sent.data.slug}?fait=creee`);
  },

  claim: async ({ request, url }) => {
    const values = formValues(await request.formData());
    const slug = url.searchParams.get('fiche') ?? '';
    const sent = await send(
      api.POST('/api/v1/solutions/{slug}/claims', {
        params: { path: { slug }, ...keyOf(values) },
        body: {
          organisation: valueOf(values, 'organisation'),
          message: valueOf(values, 'message'),
        },
      }),
      values,
    );
    if (!sent.ok)
      return fail(sent.problem.status, { problem: sent.problem as FormProblem, values });
    redirect(303, '/espace?fait=revendication');
  },
};
