import { fail, redirect } from '@sveltejs/kit';
import { NOTIFICATION_KINDS } from '@gouvtech/domain/notifications';
import { api, keepCookies, send, view } from '#lib/server/api.ts';
import { me } from '#lib/server/reader.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [{ recent }, account, { sessions }, { mails }] = await Promise.all([
    me(event),
    view(api.GET('/api/v1/account')),
    view(api.GET('/api/v1/account/sessions')),
    view(api.GET('/api/v1/account/mails')),
  ]);
  return { recent, account, sessions, mails, done: event.url.searchParams.get('fait') };
};

const UNDERSTOOD = {
  status: 400,
  code: 'invalid-input',
  title: 'La suppression n’est pas confirmée',
  errors: [{ path: 'compris', message: 'Cochez la case : la suppression est définitive.' }],
};

export const actions: Actions = {
  rename: async ({ request }) => {
    const form = await request.formData();
    const names = {
      givenName: String(form.get('givenName') ?? ''),
      usualName: String(form.get('usualName') ?? ''),
    };
    const sent = await send(api.PATCH('/api/v1/account', { body: names }), names);
    if (!sent.ok) return sent.failure;
    redirect(303, '/compte?fait=nom');
  },
  mails: async ({ request }) => {
    const form = await request.formData();
    const ticked = form.getAll('courriel').map(String);
    const mails = NOTIFICATION_KINDS.filter((kind) => ticked.includes(kind));
    const sent = await send(api.PUT('/api/v1/account/mails', { body: { mails } }), {});
    if (!sent.ok) return sent.failure;
    redirect(303, '/compte?fait=courriels');
  },
  revoke: async ({ request }) => {
    const form = await request.formData();
    const id = String(form.get('id') ?? '');
    const path = { id };
    const sent = await send(api.DELETE('/api/v1/account/sessions/{id}', { params: { path } }), {});
    if (!sent.ok) return sent.failure;
    redirect(303, '/compte?fait=session');
  },
  remove: async ({ request }) => {
    const form = await request.formData();
    if (!form.has('compris')) return fail(400, { problem: UNDERSTOOD, values: {} });
    const sent = await send(api.DELETE('/api/v1/account'), {});
    if (!sent.ok) return sent.failure;
    keepCookies(sent.response);
    redirect(303, '/connexion?etape=deleted');
  },
};
