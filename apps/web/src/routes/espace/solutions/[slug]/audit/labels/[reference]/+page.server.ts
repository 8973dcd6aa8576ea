import { error, redirect } from '@sveltejs/kit';
import { actOnLabel, getLabelDesk } from '#lib/server/labels.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug, reference }, url }) => {
  const desk = await getLabelDesk(reference);
  if (desk.reader !== 'vendor') redirect(303, `/audits/labels/${reference}`);
  if (desk.label.solution.slug !== slug)
    error(404, 'Aucune page ne correspond à cette adresse.', { code: 'not-found' });
  return { desk, done: url.searchParams.get('fait') };
};

export const actions: Actions = {
  act: ({ params: { slug, reference }, request }) =>
    actOnLabel(reference, request, `/espace/solutions/${slug}/audit/labels/${reference}`),
};
