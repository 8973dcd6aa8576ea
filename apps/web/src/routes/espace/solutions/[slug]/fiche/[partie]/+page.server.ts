import { error, fail, redirect } from '@sveltejs/kit';
import type { ListingDraft } from '@gouvtech/domain';
import { api, send, view, type FormProblem } from '#lib/server/api.ts';
import { atControls, formValues, wrong } from '../../../form/listing-form.server.ts';
import { readValues } from '../../../form/from-values.ts';
import { PARTS, partOf, type Part } from '../../../form/parts.ts';
import { toValues } from '../../../form/to-values.ts';
import { valueOf, type Values } from '../../../form/controls.ts';
import type { Actions, PageServerLoad } from './$types';

const partNamed = (key: string): Part =>
  PARTS.find((part) => part.key === key) ?? error(404, 'Cette partie de la fiche n’existe pas.');

export const load: PageServerLoad = async ({ params: { slug, partie }, url }) => {
  const part = partNamed(partie);
  const listing = await view(
    api.GET('/api/v1/vendor/solutions/{slug}', { params: { path: { slug } } }),
  );
  const draft = listing.content as ListingDraft;
  const { legalName, legalEmail, security } = listing.contacts;
  const contacts = {
    legalName: legalName ?? '',
    legalEmail: legalEmail ?? '',
    security: security ?? '',
  };
  const { name, etag, actions, revision } = listing;
  return {
    listing: { slug, name, actions, revision },
    part: part.key,
    etag: part.key === 'contacts' ? listing.contacts.etag : etag,
    values: (part.key === 'contacts' ? contacts : toValues(draft)) as Values,
    images: { logo: draft.logo ?? null, screenshots: draft.screenshots ?? [] },
    missing: listing.problems.filter(({ path }) => partOf(path).key === part.key),
    requests: (revision?.requests ?? []).filter(({ path }) => partOf(path).key === part.key),
    saved: url.searchParams.has('enregistre'),
  };
};

type Failed = { problem: FormProblem; values: Values; theirs?: { values: Values; etag: string } };

/** What a colleague saved meanwhile, as texts, and the version to send again. */
function theirsOf(problem: FormProblem, part: Part): Failed['theirs'] {
  const current = problem['current'] as
    { content: ListingDraft; etag: string; contacts: Record<string, string | null> } | undefined;
  if (problem.code !== 'stale-version' || !current) return undefined;
  if (part.key !== 'contacts') return { values: toValues(current.content), etag: current.etag };
  const { etag, ...contacts } = current.contacts;
  return {
    values: Object.fromEntries(Object.entries(contacts).map(([key, value]) => [key, value ?? ''])),
    etag: etag!,
  };
}

export const actions: Actions = {
  save: async ({ params: { slug, partie }, request }) => {
    const part = partNamed(partie);
    const values = formValues(await request.formData());
    const { change, errors } = readValues(part, values);
    if (errors.length > 0) return wrong(errors, values);
    const params = { path: { slug }, header: { 'if-match': valueOf(values, 'etag') } };
    const sent = await send(
      part.key === 'contacts'
        ? api.PUT('/api/v1/vendor/solutions/{slug}/contacts', { params, body: change as never })
        : api.PATCH('/api/v1/vendor/solutions/{slug}/revision', { params, body: change }),
      values,
    );
    if (!sent.ok) {
      const problem = atControls(sent.problem, part.controls, values);
      const theirs = theirsOf(sent.problem, part);
      return fail(problem.status, { problem, values, ...(theirs && { theirs }) } satisfies Failed);
    }
    const more = valueOf(values, 'suite');
    if (more === 'apres') {
      const next = PARTS[PARTS.indexOf(part) + 1];
      redirect(
        303,
        next ? `/espace/solutions/${slug}/fiche/${next.key}` : `/espace/solutions/${slug}`,
      );
    }
    const anchor = part.controls.some(({ path }) => path === more)
      ? `#${more.replaceAll('.', '-')}`
      : '';
    redirect(303, `/espace/solutions/${slug}/fiche/${part.key}?enregistre=1${anchor}`);
  },

  image: async ({ params: { slug, partie }, request }) => {
    const form = await request.formData();
    const values = formValues(form);
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/images', {
        params: { path: { slug }, header: { 'if-match': valueOf(values, 'etag') } },
        body: form as never,
        bodySerializer: (body: unknown) => imageForm(body as FormData),
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/solutions/${slug}/fiche/${partie}?enregistre=1`);
  },

  arrange: async ({ params: { slug, partie }, request }) => {
    const values = formValues(await request.formData());
    const id = valueOf(values, 'id');
    const remove = 'retirer' in values;
    const listing = await view(
      api.GET('/api/v1/vendor/solutions/{slug}', { params: { path: { slug } } }),
    );
    const { logo, screenshots = [] } = listing.content as ListingDraft;
    const alt = valueOf(values, 'alt');
    const kept = screenshots
      .filter((one) => !(remove && one.id === id))
      .map((one) => ({ id: one.id, alt: one.id === id ? alt : one.alt }));
    const sent = await send(
      api.PATCH('/api/v1/vendor/solutions/{slug}/revision', {
        params: { path: { slug }, header: { 'if-match': valueOf(values, 'etag') } },
        body: logo?.id === id ? { logo: remove ? null : { id, alt } } : { screenshots: kept },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/solutions/${slug}/fiche/${partie}?enregistre=1`);
  },
};

/** The file last, after the fields that say what it is. */
function imageForm(given: FormData): FormData {
  const form = new FormData();
  for (const name of ['kind', 'alt']) form.set(name, String(given.get(name) ?? ''));
  const file = given.get('file');
  if (file instanceof File && file.name !== '') form.set('file', file, 'image');
  return form;
}
