import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { choiceOf, pageOf, textOf, wordsOf } from '../query.ts';
import type { Actions, PageServerLoad } from './$types';

const KINDS = ['staff', 'blocked'] as const;
const ROLES = ['moderator', 'administrator', 'none'] as const;

export const load: PageServerLoad = async ({ url }) => {
  const asked = url.searchParams.has('q') || url.searchParams.has('sorte');
  // Opened without a search, the page shows those who have a role, and reads nobody else's data.
  const kind = asked ? choiceOf(url, 'sorte', KINDS) : 'staff';
  const q = wordsOf(url);
  const query = { q, page: pageOf(url), ...(kind && { kind }) };
  return {
    filter: { q, kind },
    found: await view(api.GET('/api/v1/administration/accounts', { params: { query } })),
    chosen: url.searchParams.get('compte'),
    done: url.searchParams.get('fait'),
  };
};

/** The same list, on the same account. */
function backTo(url: URL, done: string): never {
  const query = new URLSearchParams(url.searchParams);
  for (const name of [...query.keys()]) if (name.startsWith('/')) query.delete(name);
  query.set('fait', done);
  redirect(303, `${url.pathname}?${query}`);
}

async function valuesOf({ request }: RequestEvent, form: string) {
  const data = await request.formData();
  return {
    form,
    id: textOf(data, 'id'),
    role: textOf(data, 'role'),
    reason: textOf(data, 'reason'),
  };
}

export const actions: Actions = {
  role: async (event) => {
    const values = await valuesOf(event, 'role');
    const asked = values.role;
    const role = ROLES.find((one) => one === asked) ?? 'none';
    const sent = await send(
      api.POST('/api/v1/administration/accounts/{id}/role', {
        params: { path: { id: values.id } },
        body: { role, reason: values.reason },
      }),
      values,
    );
    return sent.ok ? backTo(event.url, 'role') : sent.failure;
  },

  block: async (event) => {
    const values = await valuesOf(event, 'block');
    const sent = await send(
      api.POST('/api/v1/administration/accounts/{id}/block', {
        params: { path: { id: values.id } },
        body: { reason: values.reason },
      }),
      values,
    );
    return sent.ok ? backTo(event.url, 'bloque') : sent.failure;
  },

  unblock: async (event) => {
    const values = await valuesOf(event, 'unblock');
    const sent = await send(
      api.POST('/api/v1/administration/accounts/{id}/unblock', {
        params: { path: { id: values.id } },
        body: { reason: values.reason },
      }),
      values,
    );
    return sent.ok ? backTo(event.url, 'debloque') : sent.failure;
  },
};
