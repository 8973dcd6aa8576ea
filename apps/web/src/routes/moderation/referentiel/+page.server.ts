import { redirect } from '@sveltejs/kit';
import { CRITERIA_SET_STATUS_LABELS } from '@gouvtech/domain/labels';
import { api, send, view } from '#lib/server/api.ts';
import { changesOf } from '#lib/server/criteria/changes.ts';
import { forgetVersions } from '#lib/server/criteria/in-force.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const { versions } = await view(api.GET('/api/v1/moderation/criteria-versions'));
  const current = versions.find(({ status }) => status === 'in_force');
  return {
    done: url.searchParams.get('fait'),
    versions: versions.map((one) => {
      const { criteria, retired, same } = changesOf(one.version);
      return {
        ...one,
        state:
          one.status === 'in_force' && one !== current
            ? 'Remplacée'
            : CRITERIA_SET_STATUS_LABELS[one.status],
        changed:
          one.previous === null
            ? null
            : { same, changed: criteria.length, retired: retired.length },
      };
    }),
  };
};

const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim();

export const actions: Actions = {
  announce: async ({ request }) => {
    const data = await request.formData();
    const values = { version: text(data, 'version'), inForceOn: text(data, 'inForceOn') };
    const sent = await send(
      api.POST('/api/v1/moderation/criteria-versions/{version}/announcement', {
        params: { path: { version: values.version } },
        body: { inForceOn: values.inForceOn },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    forgetVersions();
    redirect(303, '/moderation/referentiel?fait=annonce');
  },
  retract: async ({ request }) => {
    const data = await request.formData();
    const values = { version: text(data, 'version'), reason: text(data, 'reason') };
    const sent = await send(
      api.POST('/api/v1/moderation/criteria-versions/{version}/retraction', {
        params: { path: { version: values.version } },
        body: { reason: values.reason },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    forgetVersions();
    redirect(303, '/moderation/referentiel?fait=retrait');
  },
};
