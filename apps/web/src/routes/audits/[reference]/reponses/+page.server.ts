import { error } from '@sveltejs/kit';
import { act, getReplied } from '#lib/server/audit-decisions.ts';
import { getAudit } from '#lib/server/audits.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { reference }, url }) => {
  const [audit, replied] = await Promise.all([getAudit(reference), getReplied(reference)]);
  if (audit.reader !== 'labeller')
    error(404, 'Cette page est celle de l’organisation qui audite.', { code: 'not-found' });
  return { audit, replied, done: url.searchParams.get('fait') };
};

export const actions: Actions = {
  return: ({ params: { reference }, request }) =>
    act('return', { reference, request, back: `/audits/${reference}?fait=retour` }),
  finalise: ({ params: { reference }, request }) =>
    act('finalisation', {
      reference,
      request,
      back: `/audits/${reference}/reponses?fait=finalise`,
    }),
};
