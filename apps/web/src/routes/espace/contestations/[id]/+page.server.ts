import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { appeal, getDispute, onVersion, text } from '#lib/server/disputes.ts';
import type { Actions, PageServerLoad } from './$types';

type Dispute = Awaited<ReturnType<typeof getDispute>>;

export const load: PageServerLoad = async ({ params: { id }, url }) => {
  const dispute = await getDispute(id);
  const replies = dispute.actions.includes('dispute:reply');
  return {
    dispute,
    library:
      replies && dispute.organisation ? await libraryOf(dispute.organisation.slug, dispute) : [],
    done: url.searchParams.get('fait'),
  };
};

/** The newest proofs of the vendor’s library; `near`: those of the contested answer, to offer first. */
async function libraryOf(organisation: string, { criterion, solution }: Dispute) {
  const query = { organisation, pageSize: 100 };
  const { evidence } = await view(api.GET('/api/v1/vendor/evidence', { params: { query } }));
  return evidence.map(({ id, title, visibility, datedOn, uses }) => ({
    ...{ id, title, visibility, datedOn },
    near: uses.some(
      (use) => use.criterion === criterion?.id && use.solution.slug === solution.slug,
    ),
  }));
}

export const actions: Actions = {
  reply: async ({ params: { id }, request }) => {
    const form = await request.formData();
    const values = { text: text(form, 'text'), evidence: form.getAll('evidence').map(String) };
    const sent = await send(
      api.POST('/api/v1/disputes/{id}/reply', { params: onVersion(id, form), body: values }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/contestations/${id}?fait=reponse`);
  },
  appeal: ({ params: { id }, request }) => appeal(id, request, `/espace/contestations/${id}`),
};
