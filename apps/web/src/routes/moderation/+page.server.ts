import { redirect } from '@sveltejs/kit';
import { QUEUE_KINDS, QUEUE_STATES, type QueueKind } from '@gouvtech/domain/moderation-queue';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE_SIZE = 25;

/** The address keeps every filter; a value that no filter has is left out. */
function filterOf({ searchParams }: URL) {
  const one = <T extends string>(name: string, known: readonly T[]) =>
    known.find((value) => value === searchParams.get(name));
  return {
    q: (searchParams.get('q') ?? '').slice(0, 100),
    kind: one('sorte', QUEUE_KINDS),
    state: one('etat', QUEUE_STATES),
    page: Math.max(1, Math.min(10_000, Number.parseInt(searchParams.get('page') ?? '1', 10) || 1)),
  };
}

export const load: PageServerLoad = async ({ url }) => {
  const filter = filterOf(url);
  return {
    filter: { ...filter, kind: filter.kind ?? null, state: filter.state ?? null },
    queue: await view(
      api.GET('/api/v1/moderation/queue', {
        params: { query: { ...filter, pageSize: PAGE_SIZE } },
      }),
    ),
    done: url.searchParams.get('fait'),
  };
};

/** Back to the same page of the queue, on the item. */
function backTo(url: URL, data: FormData): never {
  const query = new URLSearchParams(url.searchParams);
  for (const name of [...query.keys()])
    if (name.startsWith('/') || name === 'fait') query.delete(name);
  const search = query.toString();
  redirect(303, `/moderation${search && `?${search}`}#${String(data.get('anchor') ?? '')}`);
}

const asked = (data: FormData) => ({
  params: {
    path: { kind: String(data.get('kind')) as QueueKind, id: String(data.get('id')) },
  },
});

export const actions: Actions = {
  take: async ({ request, url }) => {
    const data = await request.formData();
    const sent = await send(api.POST('/api/v1/moderation/queue/{kind}/{id}/hold', asked(data)), {});
    return sent.ok ? backTo(url, data) : sent.failure;
  },

  release: async ({ request, url }) => {
    const data = await request.formData();
    const sent = await send(
      api.DELETE('/api/v1/moderation/queue/{kind}/{id}/hold', asked(data)),
      {},
    );
    return sent.ok ? backTo(url, data) : sent.failure;
  },
};
