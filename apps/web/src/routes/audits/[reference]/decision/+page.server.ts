import { error } from '@sveltejs/kit';
import { api, sendThen, view } from '#lib/server/api.ts';
import { getAudit, onAudit, text } from '#lib/server/audits.ts';
import { me } from '#lib/server/reader.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { reference }, url, locals }) => {
  const [{ recent }, audit] = await Promise.all([me({ locals, url }), getAudit(reference)]);
  if (audit.reader !== 'labeller')
    error(404, 'Cette page est celle de l’organisation qui audite.', { code: 'not-found' });
  const call = () =>
    view(api.GET('/api/v1/audits/{reference}/decision', { params: { path: { reference } } }));
  return {
    ...{ audit, recent, done: url.searchParams.get('fait') },
    decision: audit.status === 'finalised' ? await call() : null,
  };
};

type Outcome = 'granted' | 'refused' | 'passed' | 'failed';

export const actions: Actions = {
  default: async ({ params: { reference }, request }) => {
    const form = await request.formData();
    const values = {
      outcome: text(form, 'outcome'),
      level: text(form, 'level'),
      validFrom: text(form, 'validFrom'),
      conditions: text(form, 'conditions'),
      reason: text(form, 'reason'),
    };
    const granted = values.outcome === 'granted';
    const call = api.POST('/api/v1/audits/{reference}/decision', {
      params: onAudit(reference, form),
      body: {
        outcome: values.outcome as Outcome,
        reason: values.reason,
        ...(granted && { conditions: values.conditions }),
        ...(granted && values.level !== '' && { level: Number(values.level) }),
        ...(granted && values.validFrom !== '' && { validFrom: values.validFrom }),
      },
    });
    return sendThen(`/audits/${reference}/decision?fait=decision`, call, values);
  },
};
