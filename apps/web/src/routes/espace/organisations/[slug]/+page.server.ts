import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { readForm } from './form.server.ts';
import { labelActions } from './label-actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, url }) => {
  const path = { params: { path: { slug } } };
  const [organisation, accreditations] = await Promise.all([
    view(api.GET('/api/v1/organisations/{slug}', path)),
    // Refused to whoever is no member: the page then has no such section.
    api.GET('/api/v1/organisations/{slug}/accreditations', path).then(({ data }) => data ?? null),
  ]);
  return { organisation, accreditations, done: url.searchParams.get('fait') };
};

/** Where the page says what was done. */
const back = (slug: string, done: string): never =>
  redirect(303, `/espace/organisations/${slug}?fait=${done}`);

/** Each form names itself (`form`), so that what was typed and what was wrong come back to it. */
export const actions: Actions = {
  ...labelActions,

  edit: async ({ params: { slug }, request }) => {
    const { values, text } = await readForm(request);
    const body = {
      name: text('name'),
      city: text('city'),
      website: text('website'),
      contactEmail: text('contactEmail'),
    };
    const sent = await send(
      api.PUT('/api/v1/organisations/{slug}', {
        params: { path: { slug }, header: { 'if-match': text('etag') } },
        body,
      }),
      values,
    );
    return sent.ok ? back(slug, 'informations') : sent.failure;
  },

  join: async ({ params: { slug }, request }) => {
    const { values, text } = await readForm(request);
    const body = { position: text('position'), message: text('message') };
    const sent = await send(
      api.POST('/api/v1/organisations/{slug}/requests', { params: { path: { slug } }, body }),
      values,
    );
    return sent.ok ? back(slug, 'demande') : sent.failure;
  },

  leave: async ({ params: { slug }, request }) => {
    const { values } = await readForm(request);
    const sent = await send(
      api.DELETE('/api/v1/organisations/{slug}/membership', { params: { path: { slug } } }),
      values,
    );
    return sent.ok ? redirect(303, '/espace') : sent.failure;
  },

  approve: async ({ params: { slug }, request }) => {
    const { values, text, ticked } = await readForm(request);
    const sent = await send(
      api.POST('/api/v1/organisations/{slug}/members/{id}/approval', {
        params: { path: { slug, id: text('id') } },
        body: { signatory: ticked('signatory'), administrator: ticked('administrator') },
      }),
      values,
    );
    return sent.ok ? back(slug, 'acceptation') : sent.failure;
  },

  refuse: async ({ params: { slug }, request }) => {
    const { values, text } = await readForm(request);
    const sent = await send(
      api.POST('/api/v1/organisations/{slug}/members/{id}/refusal', {
        params: { path: { slug, id: text('id') } },
        body: { reason: text('reason') },
      }),
      values,
    );
    return sent.ok ? back(slug, 'refus') : sent.failure;
  },

  roles: async ({ params: { slug }, request }) => {
    const { values, text, ticked } = await readForm(request);
    const sent = await send(
      api.PUT('/api/v1/organisations/{slug}/members/{id}/roles', {
        params: { path: { slug, id: text('id') }, header: { 'if-match': text('etag') } },
        body: {
          signatory: ticked('signatory'),
          administrator: ticked('administrator'),
          position: text('position'),
          ...(ticked('labeller') && { auditor: ticked('auditor'), decider: ticked('decider') }),
        },
      }),
      values,
    );
    return sent.ok ? back(slug, 'roles') : sent.failure;
  },

  remove: async ({ params: { slug }, request }) => {
    const { values, text } = await readForm(request);
    const sent = await send(
      api.POST('/api/v1/organisations/{slug}/members/{id}/removal', {
        params: { path: { slug, id: text('id') } },
        body: { reason: text('reason') },
      }),
      values,
    );
    return sent.ok ? back(slug, 'retrait') : sent.failure;
  },

  invite: async ({ params: { slug }, request }) => {
    const { values, text, ticked } = await readForm(request);
    const sent = await send(
      api.POST('/api/v1/organisations/{slug}/invitations', {
        params: { path: { slug } },
        body: {
          email: text('email'),
          signatory: ticked('signatory'),
          administrator: ticked('administrator'),
        },
      }),
      values,
    );
    return sent.ok ? back(slug, 'invitation') : sent.failure;
  },

  revoke: async ({ params: { slug }, request }) => {
    const { values, text } = await readForm(request);
    const sent = await send(
      api.DELETE('/api/v1/organisations/{slug}/invitations/{id}', {
        params: { path: { slug, id: text('id') } },
      }),
      values,
    );
    return sent.ok ? back(slug, 'annulation') : sent.failure;
  },
};
