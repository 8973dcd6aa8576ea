import { assign, getAudit, giveReason, open, recuse, sign } from '#lib/server/audits.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { reference }, url }) => ({
  audit: await getAudit(reference),
  done: url.searchParams.get('fait'),
});

const asked = async (
  { params: { reference }, request }: { params: { reference: string }; request: Request },
  done: string,
) => ({
  reference,
  form: await request.formData(),
  back: `/audits/${reference}?fait=${done}`,
});

export const actions: Actions = {
  assign: async (event) => assign(await asked(event, 'equipe')),
  decline: async (event) => giveReason('decline', await asked(event, 'declin')),
  sign: async (event) => sign(await asked(event, 'signature')),
  open: async (event) => open(await asked(event, 'ouverture')),
  recuse: async (event) => recuse(await asked(event, 'recusation')),
  cancel: async (event) => giveReason('cancellation', await asked(event, 'annulation')),
};
